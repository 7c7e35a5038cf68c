import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration, parseNumber } from '../../components/format';
import { faultWords } from '../../locales/words';
import '../../components/menu';
import { progress } from '../../components/progress';
import { unlessTyping } from '../../components/unless-typing';
import type { Compare } from '../../lab/compare';
import { comparePreset, comparePresets } from '../../lab/compare-presets';
import { settingsOf } from '../../lab/vary';
import { t } from '../../locales';
import { formatSeconds } from '../../locales/numbers';
import { recipeStrip } from '../recipe-strip';
import { addSetting, variedSetting } from './values';

/** The left pane: the recipe, what is varied of it, and the way to run it. */
export function question(state: Compare): TemplateResult {
  const { draft, catalogue, info } = state.lab;
  const paths = Object.keys(state.grid.vary);
  const settings = draft ? settingsOf(draft, catalogue, info) : [];
  return html`${recipeStrip(state.lab)}
    <div class="sec vary-title">
      <h2>${t('compare.title')}</h2>
      ${presets(state)}
    </div>
    ${paths.map((path, index) => variedSetting(state, settings, path, index))}
    <div class="sec">
      ${paths.length === 0 ? html`<p class="note">${t('compare.none')}</p>` : nothing}
      ${addSetting(state)}
    </div>
    ${seeds(state)} ${going(state)}`;
}

function presets(state: Compare): TemplateResult {
  const { draft: document, catalogue, info } = state.lab;
  if (!document || !info) return html``;
  const items = comparePresets.flatMap((id) => {
    const part = comparePreset(id, { document, catalogue, info });
    if (part === null) return [];
    return {
      label: t(`compare.preset.${id}`),
      note: t(`compare.preset.${id}.text`),
      action: () => state.setGrid(part),
    };
  });
  return html`<lab-menu
    look="btn small"
    .face=${t('compare.presets')}
    .groups=${[{ items }]}
  ></lab-menu>`;
}

function seeds(state: Compare): TemplateResult {
  return html`<div class="sec seeds">
    <label for="seeds">${t('compare.seeds')}</label>
    <input
      id="seeds"
      class="field"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      .value=${unlessTyping(String(state.grid.seeds))}
      @change=${(event: Event) =>
        state.setGrid({ seeds: parseNumber((event.target as HTMLInputElement).value) as number })}
    />
    <p class="note">${t('compare.seedsHelp')}</p>
  </div>`;
}

function going(state: Compare): TemplateResult {
  const { running, ended, runs, part, seconds, results } = state;
  const { sweep, refusal } = state.asked;
  const count = sweep ? sweep.points.length * sweep.seeds : 0;
  const left = part > 0 ? (seconds * (1 - part)) / part : 0;
  const aside = running
    ? part > 0
      ? t('compare.left', { left: formatDuration(left) })
      : ''
    : t('compare.took', { seconds: formatSeconds(seconds) });
  const fault = refusal ?? state.fault;
  return html`<div class="sec going">
    ${
      fault
        ? html`<p class="refused" role="alert">
            <b>${t(fault.code === 'document' ? 'compare.cannot' : 'compare.failed')}</b>
            ${faultWords(fault.message)}
          </p>`
        : nothing
    }
    ${
      running || results.length > 0
        ? progress({
            label: t('compare.progress'),
            part,
            words: t('compare.ended', { ended, runs }),
            aside,
            stop: running ? () => state.stop() : null,
          })
        : nothing
    }
    <button
      type="button"
      class="btn solid wide"
      id="run-sweep"
      ?hidden=${running}
      aria-disabled=${sweep === null}
      @click=${() => state.run()}
    >
      ${t('compare.run', { runs: count })}
    </button>
  </div>`;
}
