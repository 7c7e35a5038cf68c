/** Looking up points in curves whose steps (or seconds) never fall. */
import type { Series } from '../protocol';

/** Index of the first entry that is not below `value`; the length when all are. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.NaN) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the entry closest to `value`, the earlier of two equally close; -1 when empty. */
export function nearestIndex(sorted: ArrayLike<number>, value: number): number {
  const after = lowerBound(sorted, value);
  if (after === 0) return sorted.length === 0 ? -1 : 0;
  if (after === sorted.length) return after - 1;
  const before = after - 1;
  const toBefore = value - (sorted[before] ?? Number.NaN);
  const toAfter = (sorted[after] ?? Number.NaN) - value;
  return toBefore <= toAfter ? before : after;
}

/** `ys` at `x` on straight lines between the points, held constant beyond both ends. */
export function interpolate(xs: ArrayLike<number>, ys: ArrayLike<number>, x: number): number {
  const after = lowerBound(xs, x);
  if (after === 0) return ys[0] ?? Number.NaN;
  if (after === xs.length) return ys[after - 1] ?? Number.NaN;
  const x0 = xs[after - 1] ?? Number.NaN;
  const x1 = xs[after] ?? Number.NaN;
  const y0 = ys[after - 1] ?? Number.NaN;
  const y1 = ys[after] ?? Number.NaN;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

export interface Point {
  step: number;
  seconds: number;
  value: number;
}

export function pointAt(series: Series, index: number): Point | null {
  const step = series.step[index];
  const value = series.value[index];
  if (step === undefined || value === undefined) return null;
  return { step, seconds: series.seconds[index] ?? Number.NaN, value };
}

/** The measured point closest to a step. */
export function nearestPoint(series: Series | null | undefined, step: number): Point | null {
  return series ? pointAt(series, nearestIndex(series.step, step)) : null;
}

/** The last point with a finite value: where a curve ends on the page. */
export function lastFinite(series: Series | null | undefined): Point | null {
  if (!series) return null;
  for (let i = series.step.length - 1; i >= 0; i--) {
    if (Number.isFinite(series.value[i])) return pointAt(series, i);
  }
  return null;
}
