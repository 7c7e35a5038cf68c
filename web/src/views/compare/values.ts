import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../components/icons';
import { unlessTyping } from '../../components/unless-typing';
import { takesRate } from '../../experiment/rate';
import type { Compare } from '../../lab/compare';
import {
  firstValues,
  isSlot,
  parseValues,
  type Setting,
  settingsOf,
  valueLabels,
  valuesText,
} from '../../lab/vary';
import { type MessageKey, t } from '../../locales';

const GROUPS = ['choices', 'optimizer', 'schedule', 'training', 'model'] as const;

/** What a setting is called; a path that no recipe has, by itself. */
export function settingName(setting: Setting | undefined, path: string): string {
  return setting?.label || (setting ? t(`compare.name.${path}` as MessageKey) : path);
}

/** A setting that is varied: which one, and the values it takes. */
export function variedSetting(
  state: Compare,
  settings: Setting[],
  path: string,
  index: number,
): TemplateResult {
  const setting = settings.find((other) => other.path === path);
  const name = settingName(setting, path);
  const taken = Object.keys(state.grid.vary);
  const exchange = (event: Event) => {
    const other = (event.target as HTMLSelectElement).value;
    const chosen = settings.find((candidate) => candidate.path === other);
    const { draft } = state.lab;
    if (chosen && draft) state.exchange(path, other, firstValues(chosen, draft));
  };
  return html`<section class="sec vary" aria-label=${name}>
    <div class="vary-head">
      <span class="pick">
        <select
          aria-label=${t('compare.setting', { number: index + 1 })}
          .value=${live(path)}
          @change=${exchange}
        >
          ${setting ? nothing : html`<option value=${path} selected>${path}</option>`}
          ${GROUPS.map(
            (group) => html`<optgroup label=${t(`compare.group.${group}`)}>
              ${settings
                .filter((other) => other.group === group)
                .map(
                  (other) => html`<option
                    value=${other.path}
                    ?selected=${other.path === path}
                    ?disabled=${other.path !== path && taken.includes(other.path)}
                  >
                    ${settingName(other, other.path)}
                  </option>`,
                )}
            </optgroup>`,
          )}
        </select>
      </span>
      <button
        type="button"
        class="btn ghost square"
        aria-label=${t('compare.remove', { setting: name })}
        title=${t('compare.remove', { setting: name })}
        @click=${() => state.vary(path, null)}
      >
        ${icon('close')}
      </button>
    </div>
    ${setting?.options ? picked(state, setting, name) : typed(state, setting, path, name)}
  </section>`;
}

/** Values that the catalogue knows: each is on or off. */
function picked(state: Compare, { path, options }: Setting, name: string): TemplateResult {
  const values = state.grid.vary[path] ?? [];
  const key = path === 'data' ? 'source' : 'name';
  const nameOf = (value: unknown) =>
    isSlot(path) && typeof value === 'object' && value !== null
      ? (value as { [key: string]: unknown })[key]
      : value;
  const { catalogue } = state.lab;
  const toggle = (option: unknown) => {
    const left = values.filter((value) => nameOf(value) !== option);
    state.vary(path, left.length < values.length ? left : [...values, option]);
  };
  const labels = valueLabels(catalogue, path, options ?? []);
  return html`<div class="chips" role="group" aria-label=${t('compare.valuesOf', { setting: name })}>
    ${options?.map((option, i) => {
      const given = values.filter((value) => nameOf(value) === option);
      const details = given.filter((value) => typeof value === 'object');
      return html`<button
        type="button"
        class="chip"
        aria-pressed=${given.length > 0}
        title=${details.length > 0 ? details.map((value) => JSON.stringify(value)).join(' ') : nothing}
        @click=${() => toggle(option)}
      >
        ${labels[i]}
      </button>`;
    })}
  </div>`;
}

/** Values that are typed, in one line. */
function typed(
  state: Compare,
  setting: Setting | undefined,
  path: string,
  name: string,
): TemplateResult {
  const known = setting ?? {
    path,
    label: path,
    group: 'training' as const,
    options: null,
    knob: null,
  };
  const isList = known.knob !== null && /^(numbers|integers|points)$/.test(known.knob.type);
  const help =
    path === 'model.hidden'
      ? t('compare.typedLayers')
      : t(isList ? 'compare.typedLists' : 'compare.typed');
  const text = valuesText(known, state.grid.vary[path] ?? []);
  return html`<input
      class="field typed"
      type="text"
      autocomplete="off"
      spellcheck="false"
      aria-label=${t('compare.valuesOf', { setting: name })}
      .value=${unlessTyping(text)}
      @change=${(event: Event) =>
        state.vary(path, parseValues(known, (event.target as HTMLInputElement).value))}
    />
    <p class="note">${help}</p>`;
}

/** The way to vary one more. */
export function addSetting(state: Compare): TemplateResult {
  const { draft, catalogue, info } = state.lab;
  if (!draft) return html``;
  const taken = Object.keys(state.grid.vary);
  const settings = settingsOf(draft, catalogue, info);
  // The rate, where it is the optimizer's, and then the size of its batch, tell most.
  const rate = takesRate(draft) ? ['optimizer.lr'] : [];
  const next = [...rate, 'batch.size', ...settings.map(({ path }) => path)]
    .map((path) => settings.find((setting) => setting.path === path && !taken.includes(path)))
    .find((setting) => setting !== undefined);
  return html`<button
    type="button"
    class="btn ghost small"
    @click=${() => next && state.vary(next.path, firstValues(next, draft))}
  >
    ${icon('plus')}${t('compare.add')}
  </button>`;
}
