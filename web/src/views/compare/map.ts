/** Two settings as a map: a cell for each pair of values. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatNumber } from '../../components/format';
import { vars } from '../../components/vars';
import { isLoss } from '../../experiment/measures';
import { countFinished, type PointResult, spreadAtEnd } from '../../experiment/sweep-results';
import { type Compare, indexAt } from '../../lab/compare';
import { list, t } from '../../locales';
import type { Rgb } from '../model/colour';
import { ramp } from '../model/ramp';
import { tint } from '../model/tint';
import { measureText, type PointWords } from './words';

export function map(
  state: Compare,
  [column, row]: [string, string],
  words: PointWords,
  sequence: readonly Rgb[],
): TemplateResult {
  const { shown, look } = state;
  const columns = ordered(state, column);
  const rows = ordered(state, row);
  const at = (x: number, y: number) =>
    shown.find((point) => indexAt(column)(point) === x && indexAt(row)(point) === y);
  const depth = depthOf(state);
  const title = t(`compare.${look.measure}`);
  return html`<section class="compare-map" aria-label=${title}>
    <div class="compare-title">
      <h3>${title}${isLoss(look.measure) ? '' : ', %'}</h3>
      ${hasRatio(state) ? ratioToggle(state) : nothing}
      <span class="note">${t('compare.mapNote')}</span>
    </div>
    <div class="map" role="group" aria-label=${list([words.nameOf(column), words.nameOf(row)], 'and')} ${vars({ columns: columns.length })}>
      <div class="map-cells">
        ${rows.map((y) => {
          const points = columns.flatMap((x) => at(x, y) ?? []);
          const best = state.best(points);
          return html`<span class="map-name" aria-hidden="true">${
            points[0] ? words.valueOf(row, points[0]) : ''
          }</span>
            ${columns.map((x) => cell(state, at(x, y), best, words, [column, row], depth, sequence))}`;
        })}
        <span class="map-name" aria-hidden="true">${words.nameOf(row)}</span>
        ${columns.map((x) => {
          const point = shown.find((one) => indexAt(column)(one) === x);
          return html`<span class="map-foot" aria-hidden="true">${
            point ? words.valueOf(column, point) : ''
          }</span>`;
        })}
        ${look.ratio && hasRatio(state) ? ratioLine(state, columns, rows) : nothing}
      </div>
      <p class="note map-axis">${words.nameOf(column)}</p>
    </div>
  </section>`;
}

function cell(
  state: Compare,
  result: PointResult | undefined,
  best: PointResult | null,
  words: PointWords,
  [column, row]: [string, string],
  depth: (value: number) => number,
  sequence: readonly Rgb[],
): TemplateResult {
  if (!result) return html`<span></span>`;
  const { look, results, chosen } = state;
  const index = results.indexOf(result);
  const value = spreadAtEnd(result, look.measure)?.mean ?? Number.NaN;
  const over = result.runs.every((run) => run !== null);
  const missing = over && countFinished(result) === 0;
  const text = Number.isNaN(value)
    ? t(missing ? 'compare.status.diverged' : 'compare.notYet')
    : measureText(look.measure, value);
  const label = t('compare.cell', {
    column: `${words.nameOf(column)} ${words.valueOf(column, result)}`,
    row: `${words.nameOf(row)} ${words.valueOf(row, result)}`,
    value: text,
  });
  const face = Number.isNaN(value) ? (missing ? '×' : '') : text.replace('%', '');
  const press = () => state.choose(chosen === index ? null : index);
  const classes = `map-cell ${result === best ? 'is-best' : ''} ${missing ? 'is-missing' : ''}`;
  return Number.isNaN(value)
    ? html`<button
        type="button"
        class=${classes}
        aria-label=${label}
        title=${label}
        aria-pressed=${chosen === index}
        @click=${press}
      >
        ${face}
      </button>`
    : html`<button
        type="button"
        class=${classes}
        aria-label=${label}
        title=${label}
        aria-pressed=${chosen === index}
        @click=${press}
        ${tint(ramp(sequence, depth(value)))}
      >
        ${face}
      </button>`;
}

/** Places of the values along an axis, numbers by their size. */
function ordered({ shown }: Compare, path: string): number[] {
  const values = new Map<number, unknown>();
  for (const { point } of shown) {
    const varied = point.varied.find((other) => other.path === path);
    if (varied) values.set(varied.index, varied.value);
  }
  const places = [...values.keys()];
  const numbers = places.every((place) => typeof values.get(place) === 'number');
  return places.sort((a, b) => (numbers ? Number(values.get(a)) - Number(values.get(b)) : a - b));
}

/** More is deeper: 0 for the worst on the map, 1 for the best; losses by their logarithm. */
function depthOf({ shown, look: { measure } }: Compare): (value: number) => number {
  const place = (value: number) => (isLoss(measure) ? -Math.log(Math.max(value, 1e-30)) : value);
  const places = shown
    .map((result) => place(spreadAtEnd(result, measure)?.mean ?? Number.NaN))
    .filter(Number.isFinite);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  return (value) => (high > low ? (place(value) - low) / (high - low) : 1);
}

// The ridge: along it the rate grows with the batch

const hasRatio = ({ mapAxes }: Compare) =>
  mapAxes?.[0] === 'optimizer.lr' && mapAxes[1] === 'batch.size';

function ratioToggle(state: Compare): TemplateResult {
  const { ratio } = state.look;
  return html`<button
    type="button"
    class="chip"
    aria-pressed=${ratio}
    @click=${() => state.setLook({ ratio: !ratio })}
  >
    ${t('compare.ratio')}
  </button>`;
}

const rateOf = ({ info }: PointResult) => Number(info.experiment.optimizer.lr);
const batchOf = ({ info }: PointResult) => info.experiment.batch.size;

function ratioLine(
  state: Compare,
  columns: number[],
  rows: number[],
): TemplateResult | typeof nothing {
  const best = state.best(state.shown);
  if (!best) return nothing;
  const ratio = rateOf(best) / batchOf(best);
  const find = (path: string, index: number) =>
    state.shown.find((result) => indexAt(path)(result) === index);
  const rates = columns.map((x) => rateOf(find('optimizer.lr', x) as PointResult));
  const points = rows.flatMap((y, i) => {
    const row = find('batch.size', y);
    const x = row ? placeAmong(rates, ratio * batchOf(row)) : null;
    return x === null ? [] : `${x + 0.5},${i + 0.5}`;
  });
  return html`<svg
    class="map-ratio"
    viewBox="0 0 ${columns.length} ${rows.length}"
    preserveAspectRatio="none"
    role="img"
    aria-label=${t('compare.ratioNote', { ratio: formatNumber(Number(ratio.toPrecision(3))) })}
    ${vars({ rows: rows.length })}
  >
    ${svg`<polyline class="rim" points=${points.join(' ')} /><polyline points=${points.join(' ')} />`}
  </svg>`;
}

/** Where a rate lies among rising ones, in cells, even in its logarithm; null beyond them. */
export function placeAmong(rates: number[], rate: number): number | null {
  for (let i = 0; i < rates.length; i++) {
    const [low, high] = [rates[i] as number, rates[i + 1] ?? Number.NaN];
    if (Math.abs(Math.log(rate / low)) < 1e-9) return i;
    if (rate > low && rate <= high) return i + Math.log(rate / low) / Math.log(high / low);
  }
  return null;
}
