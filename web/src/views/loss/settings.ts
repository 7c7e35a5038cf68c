/** Which step, which row, and what the squared error is divided by. */
import { html, nothing, type TemplateResult } from 'lit';
import { parseNumber } from '../../components/format';
import { icon } from '../../components/icons';
import { progress } from '../../components/progress';
import { makeScale } from '../../components/scale';
import { segments } from '../../components/segments';
import '../../components/slider';
import type { SliderEvent } from '../../components/slider';
import { unlessTyping } from '../../components/unless-typing';
import type { Lab } from '../../lab';
import type { Anatomy } from '../../lab/anatomy';
import { t } from '../../locales';
import { formatCount } from '../../locales/numbers';
import type { Theme } from '../model/theme';
import { example } from './example';
import type { Shown } from './words';

export function settings(state: Anatomy, theme: Theme): TemplateResult {
  const { settings, steps, step, rows, shown, comparison } = state;
  const scale = makeScale({ min: 0, max: Math.max(1, steps), scale: 'linear', integer: true });
  const stepOf = t('loss.stepOf', { step, steps });
  const slide = ({ detail: { value } }: SliderEvent) => state.set({ step: Math.min(value, steps) });
  return html`<section class="sec" aria-label=${t('loss.settings')}>
      <h2>${t('loss.settings')}</h2>
      <p class="note">${t('loss.settings.text')}</p>
      <div class="loss-row"><span>${t('loss.step')}</span><b>${stepOf}</b></div>
      <lab-slider
        .scale=${scale}
        .value=${step}
        .label=${t('loss.step')}
        .valueText=${stepOf}
        @slide=${slide}
      ></lab-slider>
      ${standing(state)}
    </section>
    <section class="sec" aria-label=${t('loss.row')}>
      <div class="loss-row">
        <span>${t('loss.set')}</span>
        ${segments(
          t('loss.set'),
          (['train', 'test'] as const).map((value) => ({ value, text: t(`loss.${value}`) })),
          settings.set,
          (value) => state.look(value),
        )}
      </div>
      <div class="loss-row">
        <label for="loss-row">${t('loss.row')}</label>
        <span class="loss-stepper">
          ${arrow('loss.previous', () => state.go(-1))}
          <input
            id="loss-row"
            class="field"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            .value=${unlessTyping(String(settings.row))}
            @change=${(event: Event) =>
              state.set({ row: parseNumber((event.target as HTMLInputElement).value) as number })}
          />
          ${arrow('loss.next', () => state.go(1))}
        </span>
        <span class="note">${t('loss.rowOf', { rows: formatCount(rows) })}</span>
      </div>
      <div class="loss-buttons">
        <button
          type="button"
          class="btn"
          title=${t('loss.hardestHelp')}
          @click=${() => state.hardest()}
        >
          ${t('loss.hardest')}
        </button>
        <button type="button" class="btn" @click=${() => state.random()}>
          ${icon('dice')}${t('loss.random')}
        </button>
      </div>
      ${shown ? example(shown, theme) : nothing}
    </section>
    <section class="sec" aria-label=${t('loss.about.title')}>
      ${state.lab.info?.task === 'classification' ? reduction(state) : nothing}
      <p class="note">${t('loss.about')} ${shown && isOfOneOutput(shown) ? t('loss.twoLogits') : nothing}</p>
    </section>
    ${
      comparison
        ? html`<section class="sec loss-compare">
            <button
              type="button"
              class="btn"
              @click=${() => {
                comparison();
                void train(state.lab);
              }}
            >
              ${t('loss.compare')}
            </button>
            <p class="note">${t('loss.compare.text')}</p>
          </section>`
        : nothing
    }`;
}

/** In Compare, which is open; if its code does not come, the page says so. */
async function train(lab: Lab): Promise<void> {
  const compare = await import('../compare').catch(() => null);
  compare?.compareOf(lab).run();
}

const isOfOneOutput = ({ info, view }: Shown) => view.logits.length > info.outputs;

function arrow(label: 'loss.previous' | 'loss.next', go: () => void): TemplateResult {
  return html`<button
    type="button"
    class="btn square ${label === 'loss.previous' ? 'is-back' : ''}"
    aria-label=${t(label)}
    title=${t(label)}
    @click=${go}
  >
    ${icon('right')}
  </button>`;
}

/** How far the training is; nothing once it is there, but where it failed or was stopped. */
function standing(state: Anatomy): TemplateResult | typeof nothing {
  const { running, part, shown } = state;
  if (!running && part < 1) {
    return html`<button type="button" class="btn solid loss-again" @click=${() => void state.run()}>
      ${t('loss.again')}
    </button>`;
  }
  return html`${progress({
    label: t('loss.progress'),
    part,
    words: running ? t('loss.training') : t('loss.trained', { step: shown?.view.step ?? 0 }),
    stop: running ? () => state.stop() : null,
  })}
  ${shown?.view.diverged ? html`<p>${t('loss.diverged', { step: shown.view.step })}</p>` : nothing}`;
}

function reduction(state: Anatomy): TemplateResult {
  return html`<div class="loss-row">
    <span>${t('loss.reduction')}</span>
    ${segments(
      t('loss.reduction'),
      (['sum', 'mean'] as const).map((value) => ({
        value,
        text: t(`loss.${value}`),
        help: t(`loss.${value}Help`),
      })),
      state.settings.reduction,
      (value) => state.set({ reduction: value }),
    )}
  </div>`;
}
