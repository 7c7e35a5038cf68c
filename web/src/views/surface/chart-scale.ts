/** The y axis of a race's chart, and as many points as it can show. */
import { floorDecade, multiples, niceStep } from '../../charts/nice';

export interface Scale {
  /** 0 at the bottom, 1 at the top; beyond them for what is off the chart. */
  place(value: number): number;
  ticks: number[];
}

/** Stretches of which the lowest and the highest value are kept. */
const STRETCHES = 160;
/** Decades that a logarithmic axis has at most: nobody reads further down. */
const DECADES = 12;

/** Of a saddle's descent, which falls without end, the first so many times its beginning are shown. */
const FALL = 20;

/** Logarithmic where all values are positive, else linear around what the beginning spans. */
export function bounds(columns: readonly Float64Array[]): Scale {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let first = 0;
  for (const values of columns) {
    first = Math.max(first, Math.abs(values[0] ?? 0));
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(low <= high)) return linear(0, 1);
  if (low >= 0 && high > 0) return logarithmic(smallest(columns, high), high);
  const reach = Math.max(FALL * first, 1);
  return linear(Math.max(low, -reach), Math.min(high, reach));
}

/** The least positive value that is worth a decade. */
function smallest(columns: readonly Float64Array[], high: number): number {
  let least = high;
  for (const values of columns)
    for (const value of values) if (value > 0 && value < least) least = value;
  return Math.max(least, high * 10 ** -DECADES);
}

function logarithmic(low: number, high: number): Scale {
  const from = floorDecade(low);
  const to = Math.max(-floorDecade(1 / high), from + 1);
  const every = Math.ceil((to - from) / 4);
  const ticks: number[] = [];
  for (let at = to; at >= from; at -= every) ticks.push(Number(`1e${at}`));
  // What has come to 0 lies on the ground.
  const place = (value: number) =>
    value > 0 ? Math.max((Math.log10(value) - from) / (to - from), 0) : 0;
  return { place, ticks };
}

function linear(low: number, high: number): Scale {
  const step = niceStep(high - low || 1, 4);
  const from = Math.floor(low / step) * step;
  const to = Math.max(Math.ceil(high / step) * step, from + step);
  return { place: (value) => (value - from) / (to - from), ticks: multiples(from, to, step) };
}

/** [step, value] up to a step: of each stretch the lowest and the highest value, what is off the chart cut. */
export function thinned(
  values: Float64Array,
  last: number,
  { place }: Scale,
  stretches = STRETCHES,
): [number, number][] {
  const end = Math.min(last, values.length - 1);
  const points: [number, number][] = [];
  const width = Math.max(1, Math.ceil((end + 1) / stretches));
  for (let begin = 0; begin <= end; begin += width) {
    let low = -1;
    let high = -1;
    for (let at = begin; at < Math.min(begin + width, end + 1); at++) {
      const value = values[at]!;
      if (!Number.isFinite(value) || Math.abs(place(value)) > 1.5) continue;
      if (low < 0 || value < values[low]!) low = at;
      if (high < 0 || value > values[high]!) high = at;
    }
    for (const at of new Set(low < high ? [low, high] : [high, low])) {
      if (at >= 0) points.push([at, values[at]!]);
    }
  }
  return points;
}
