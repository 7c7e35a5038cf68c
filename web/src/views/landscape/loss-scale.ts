/** Where a loss lies between the lowest and the highest, and at which losses contours are drawn. */
import { decimal, floorDecade, multiples, niceStep } from '../../charts/nice';
import { rangeOf } from '../../experiment/landscape';

export interface LossScale {
  /** Losses of which the highest is many times the lowest are placed by their logarithm. */
  log: boolean;
  /** What `heightOf` makes of the lowest and the highest loss. */
  low: number;
  high: number;
  /** The least loss that has a height of its own, when `log`. */
  floor: number;
  /** Rounded losses, rising. */
  levels: number[];
}

const MANY_TIMES = 20;
const MOST_LEVELS = 12;
/** Of the highest loss: what lies deeper is drawn as deep as this. */
const DEEPEST = 1e-8;

/** Null while there is no finite loss. */
export function lossScale(losses: Float64Array): LossScale | null {
  const range = rangeOf(losses);
  if (range === null) return null;
  const { lowest, highest } = range;
  if (lowest < 0 || highest <= MANY_TIMES * lowest || highest === 0) {
    const step = niceStep(highest - lowest || 1, MOST_LEVELS - 2);
    const levels = multiples(lowest, highest, step).filter(
      (level) => level > lowest && level < highest,
    );
    return { log: false, low: lowest, high: highest, floor: lowest, levels };
  }
  const floor = Math.max(lowest, highest * DEEPEST);
  const levels = logLevels(floor, highest);
  return { log: true, low: Math.log10(floor), high: Math.log10(highest), floor, levels };
}

/** 1, 2 and 5 of each decade; where these are too many 1 and 3, or 1 of every so many decades. */
function logLevels(low: number, high: number): number[] {
  const first = floorDecade(low);
  const last = floorDecade(high);
  const of = (digits: number[], every = 1) => {
    const levels: number[] = [];
    for (let exponent = first; exponent <= last; exponent++) {
      if (exponent % every !== 0) continue;
      for (const digit of digits) levels.push(decimal(digit, exponent));
    }
    return levels.filter((level) => level > low && level < high);
  };
  for (const digits of [
    [1, 2, 5],
    [1, 3],
  ]) {
    const levels = of(digits);
    if (levels.length <= MOST_LEVELS) return levels;
  }
  return of([1], Math.ceil((last - first) / MOST_LEVELS));
}

/** The scale's own measure: equal differences are equally far apart in colour. */
export function heightOf({ log, floor }: LossScale, loss: number): number {
  return log ? Math.log10(Math.max(loss, floor)) : loss;
}

/** How many of the levels lie at or below a height. */
export function bandOf(heights: readonly number[], height: number): number {
  let band = 0;
  while (band < heights.length && heights[band]! <= height) band += 1;
  return band;
}
