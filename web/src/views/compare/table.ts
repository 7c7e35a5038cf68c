import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { LightElement } from '../../components/light';
import { isLoss, type Measure } from '../../experiment/measures';
import { runStyle } from '../../experiment/run-style';
import {
  countFinished,
  type Ended,
  lastEvaluation,
  type PointResult,
  spreadAtEnd,
} from '../../experiment/sweep-results';
import type { Compare } from '../../lab/compare';
import { indexAt } from '../../lab/compare';
import { t } from '../../locales';
import { formatCount } from '../../locales/numbers';
import { deviationText, measureText, type PointWords, pointWords } from './words';

type Column = Measure | { path: string } | 'finished';

const keyOf = (column: Column) => (typeof column === 'string' ? column : column.path);

/** Every point with its final numbers: the legend of the curves. Or the runs of the chosen one. */
export class CompareTable extends LightElement {
  static override properties = {
    state: { attribute: false },
    turn: { attribute: false },
    sorting: { state: true },
  };
  state!: Compare;
  /** Another value whenever there is something else to show. */
  turn: unknown = null;
  /** The column whose values fall or rise; null: the grid's order. */
  sorting: { key: string; falling: boolean } | null = null;

  override render() {
    const { state } = this;
    const { chosen, results } = state;
    const point = chosen === null ? null : results[chosen];
    return point ? this.#runs(point) : this.#points();
  }

  #points(): TemplateResult {
    const { state } = this;
    const words = pointWords(state);
    const axes = state.axes.length > 0 ? state.axes : state.paths.slice(0, 1);
    const columns: Column[] = [...axes.map((path) => ({ path })), ...state.comparable, 'finished'];
    const { curves } = state;
    return html`<table class="results-table">
      <thead>
        <tr>
          ${columns.map((column) => this.#head(column, nameOf(column)))}
        </tr>
      </thead>
      <tbody>
        ${this.#sorted(state.shown).map(
          (result) => html`<tr>
            ${columns.map((column, i) => this.#cell(column, result, words, i === 0 ? curves : []))}
          </tr>`,
        )}
      </tbody>
    </table>`;

    function nameOf(column: Column): string {
      return typeof column === 'string' ? t(`compare.${column}`) : words.nameOf(column.path);
    }
  }

  #head(column: Column, name: string): TemplateResult {
    const key = keyOf(column);
    const { sorting } = this;
    const sorted = sorting?.key === key ? (sorting.falling ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" aria-sort=${sorted}>
      <button type="button" @click=${() => this.#sort(column)}>
        ${name}${
          sorted === 'none' ? nothing : html`<span class="sorted ${sorted}">${icon('down')}</span>`
        }
      </button>
    </th>`;
  }

  /** The best first, then the worst, then as the grid has them. */
  #sort(column: Column): void {
    const key = keyOf(column);
    const first = column === 'finished' || (typeof column === 'string' && !isLoss(column));
    const { sorting } = this;
    if (sorting?.key !== key) this.sorting = { key, falling: first };
    else this.sorting = sorting.falling === first ? { key, falling: !first } : null;
  }

  #sorted(results: PointResult[]): PointResult[] {
    const { sorting } = this;
    if (!sorting) return results;
    const { key, falling } = sorting;
    const measure = this.state.comparable.find((one) => one === key);
    const rankOf = (result: PointResult): unknown => {
      if (measure) return spreadAtEnd(result, measure)?.mean ?? Number.NaN;
      if (key === 'finished') return countFinished(result);
      const varied = result.point.varied.find(({ path }) => path === key)?.value;
      return typeof varied === 'number' ? varied : indexAt(key)(result);
    };
    const sign = falling ? -1 : 1;
    return [...results].sort((a, b) => {
      const [one, other] = [Number(rankOf(a)), Number(rankOf(b))];
      // What has no value stands at the end, whichever way.
      if (Number.isNaN(one) || Number.isNaN(other)) {
        return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
      }
      return sign * (one - other);
    });
  }

  #cell(
    column: Column,
    result: PointResult,
    words: PointWords,
    curves: PointResult[],
  ): TemplateResult {
    if (column === 'finished') {
      const [finished, seeds] = [countFinished(result), result.runs.length];
      return html`<td>${t('compare.of', { finished, seeds })}</td>`;
    }
    if (typeof column === 'string') {
      const spread = spreadAtEnd(result, column);
      return html`<td>
        ${
          spread
            ? html`${measureText(column, spread.mean)}
                <span class="pm">${deviationText(column, spread)}</span>`
            : this.#none(result)
        }
      </td>`;
    }
    return html`<th scope="row">
      ${curves.length > 0 ? sample(curves.indexOf(result)) : nothing}
      ${words.valueOf(column.path, result)}
    </th>`;
  }

  /** Why there is no number. */
  #none({ runs }: PointResult): string {
    const statuses = new Set(runs.map((run) => run?.status));
    if (statuses.has('diverged') && !runs.includes(null)) return t('compare.status.diverged');
    return '–';
  }

  #runs(result: PointResult): TemplateResult {
    const measures = this.state.comparable;
    return html`<table class="results-table">
      <thead>
        <tr>
          <th scope="col">${t('compare.seed')}</th>
          ${measures.map((measure) => html`<th scope="col">${t(`compare.${measure}`)}</th>`)}
          <th scope="col">${t('compare.steps')}</th>
          <th scope="col">${t('compare.status')}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${result.runs.flatMap((run) => (run ? [this.#run(result, run, measures)] : []))}
      </tbody>
    </table>`;
  }

  #run({ info }: PointResult, run: Ended, measures: Measure[]): TemplateResult {
    const evaluation = lastEvaluation(run);
    const { lab } = this.state;
    return html`<tr>
      <th scope="row">${run.seed}</th>
      ${measures.map(
        (measure) => html`<td>${evaluation ? measureText(measure, evaluation[measure]) : '–'}</td>`,
      )}
      <td>${formatCount(run.steps)}</td>
      <td>${t(`compare.status.${run.status}`)}</td>
      <td>
        <button
          type="button"
          class="btn ghost small"
          @click=${() => lab.replace({ ...info.experiment, seed: run.seed }, true)}
        >
          ${t('compare.openInTrain')}
        </button>
      </td>
    </tr>`;
  }
}

/** Of the curve at this place, or its room. */
function sample(index: number): TemplateResult {
  if (index < 0) return html`<i class="line"></i>`;
  const { color, dashed } = runStyle(index);
  return html`<i class="line run-${color} ${dashed ? 'is-dashed' : ''}"></i>`;
}

customElements.define('lab-compare-table', CompareTable);
