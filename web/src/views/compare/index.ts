/** Compare: the recipe with several values of some of its settings. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { Follow, LabElement } from '../../components/light';
import { saveFile } from '../../components/save-file';
import { segments } from '../../components/segments';
import { pageLab } from '../../engine/page-lab';
import { createPool } from '../../engine/page-pool';
import { isLoss } from '../../experiment/measures';
import type { XAxis } from '../../experiment/run';
import { runStyle } from '../../experiment/run-style';
import { singleCurves, spreadCurve } from '../../experiment/sweep-curves';
import { sweepCsv } from '../../export/sweep-csv';
import { Compare } from '../../lab/compare';
import { comparePreset } from '../../lab/compare-presets';
import { NoiseScale } from '../../lab/noise-scale';
import { perLab } from '../../lab/per-lab';
import { addMessages, list, t } from '../../locales';
import { compare as messages } from '../../locales/en/compare';
import { ThemeController } from '../model/theme';
import './chart';
import type { Figure } from './figure';
import { map } from './map';
import { question } from './question';
import './table';
import { stepsToTarget } from './target';
import { pointWords } from './words';
import '../../styles/views.css';
import '../../styles/compare.css';

addMessages(messages);

export const compareOf = perLab((lab) => new Compare(lab, createPool()));
const noiseOf = perLab(() => new NoiseScale(pageLab()));

const UNITS: readonly XAxis[] = ['steps', 'epochs', 'rows', 'seconds'];
export class LabCompare extends LabElement {
  readonly #themes = new ThemeController(this);

  constructor() {
    super();
    new Follow(this, () => compareOf(this.lab));
    new Follow(this, () => noiseOf(this.lab));
  }

  override render() {
    const state = compareOf(this.lab);
    return html`<div class="two-panes compare">
      <div class="pane question">${question(state)}</div>
      <section class="answer-pane" aria-label=${t('compare.answer')}>
        ${this.#toolbar(state)} ${this.#answer(state)}
      </section>
    </div>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    compareOf(this.lab).leave();
  }

  override updated(): void {
    const { lab } = this;
    compareOf(lab).prepare();
    const { draft: document, info, catalogue } = lab;
    if (lab.parts.sweep !== undefined || !document || !info) return;
    // A link to the view holds what it shows, from the beginning.
    const given = { document, info, catalogue };
    const part = comparePreset('rates', given) ?? comparePreset('batch', given);
    lab.setPart('sweep', part ?? { vary: {}, seeds: 3 });
  }

  #toolbar(state: Compare): TemplateResult {
    const { look, comparable, results } = state;
    return html`<div class="compare-bar">
      ${segments(
        t('compare.measure'),
        comparable.map((value) => ({ value, text: t(`compare.${value}`) })),
        look.measure,
        (measure) => state.setLook({ measure, target: null }),
      )}
      ${segments(
        t('compare.xAxis'),
        UNITS.map((value) => ({ value, text: t(`charts.${value}`) })),
        look.x,
        (x) => state.setLook({ x }),
      )}
      ${this.#toggle(
        t('compare.logY'),
        look.logY && isLoss(look.measure),
        isLoss(look.measure),
        () => state.setLook({ logY: !look.logY }),
      )}
      ${this.#toggle(t('compare.singles'), look.singles, true, () =>
        state.setLook({ singles: !look.singles }),
      )}
      <button
        type="button"
        class="btn ghost push"
        id="sweep-csv"
        title=${t('compare.csvHelp')}
        ?hidden=${results.length === 0}
        @click=${() => this.#save(state)}
      >
        ${icon('save')}${t('compare.csv')}
      </button>
    </div>`;
  }

  #toggle(text: string, on: boolean, useful: boolean, flip: () => void): TemplateResult {
    return html`<div class="seg" ?hidden=${!useful}>
      <button type="button" aria-pressed=${on} @click=${flip}>${text}</button>
    </div>`;
  }

  #answer(state: Compare): TemplateResult {
    const { results, stale, chosen, mapAxes } = state;
    const point = chosen === null ? undefined : results[chosen];
    if (results.length === 0) return html`<p class="empty">${t('compare.empty')}</p>`;
    const words = pointWords(state);
    return html`
      ${stale ? html`<p class="stale note">${t('compare.stale')}</p>` : nothing}
      ${this.#kinds(state)}
      <div class="compare-title">
        <h2>${t(`compare.${state.look.measure}`)}</h2>
        <span class="note">${this.#caption(state)}</span>
      </div>
      <lab-compare-chart
        .figure=${this.#figure(state)}
        .label=${list([t(`compare.${state.look.measure}`), this.#caption(state)])}
      ></lab-compare-chart>
      <div class="compare-below ${mapAxes ? 'has-map' : ''}">
        <section class="compare-table" aria-label=${t('compare.table')}>
          <div class="compare-title">
            <h3>${point ? t('compare.allRuns', { point: words.nameAndValueOf(point) }) : t('compare.table')}</h3>
            ${
              point
                ? html`<button type="button" class="btn small" @click=${() => state.choose(null)}>
                    ${t('compare.allPoints')}
                  </button>`
                : nothing
            }
          </div>
          <div class="table-room">
            <lab-compare-table .state=${state} .turn=${{}}></lab-compare-table>
          </div>
        </section>
        ${mapAxes ? map(state, mapAxes, words, this.#themes.current.sequence) : nothing}
        ${stepsToTarget(state, noiseOf(this.lab))}
      </div>
    `;
  }

  /** Losses of different kinds, where there is nothing else to compare by. */
  #kinds(state: Compare): TemplateResult | typeof nothing {
    if (state.losses.length < 2) return nothing;
    if (!state.parted) return html`<p class="note kinds">${t('compare.fairNote')}</p>`;
    const names = state.losses.map((loss) => (JSON.parse(loss) as { name: string }).name);
    return html`<div class="kinds">
      ${segments(
        t('compare.kinds'),
        names.map((text, value) => ({ value, text })),
        state.look.kind,
        (kind) => state.setLook({ kind }),
      )}
      <span class="note">${t('compare.kindsNote')}</span>
    </div>`;
  }

  #caption(state: Compare): string {
    const { curves, shown, look, chosen, mapAxes } = state;
    const seeds = curves[0]?.runs.length ?? 1;
    const log = look.logY && isLoss(look.measure);
    const band =
      seeds < 2 ? t('compare.oneSeed') : t(log ? 'compare.logBand' : 'compare.band', { seeds });
    const some = mapAxes
      ? t('compare.bestOfRows')
      : t('compare.someCurves', { shown: curves.length, all: shown.length });
    const parts = chosen === null && curves.length < shown.length ? [some, band] : [band];
    if (look.x === 'seconds') parts.push(t('compare.seconds'));
    return list(parts);
  }

  #figure(state: Compare): Figure {
    const { curves, look, chosen } = state;
    const { measure, x } = look;
    const log = look.logY && isLoss(measure);
    const words = pointWords(state);
    return {
      x,
      unit: t(`charts.${x}`),
      log,
      percent: !isLoss(measure),
      curves: curves.map((result, index) => {
        const singles = singleCurves(result, measure, x);
        const spread = spreadCurve(result, measure, x, log);
        const all = look.singles || chosen !== null;
        return {
          name: words.labelOf(result),
          style: runStyle(index),
          spread,
          // A run that diverged is a result: where no other is there, it is shown in any case.
          singles: singles.filter(({ diverged }) => all || (diverged && spread.x.length === 0)),
        };
      }),
    };
  }

  #save({ paths, results }: Compare): void {
    const file = new Blob([...sweepCsv(paths, results)], { type: 'text/csv' });
    saveFile(file, 'sweep.csv');
  }
}

customElements.define('lab-compare', LabCompare);
