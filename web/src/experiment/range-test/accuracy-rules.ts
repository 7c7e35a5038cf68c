/** Rules that read the accuracy of the evaluations on the way. */
import type { AccuracyPoint, Curve } from './curve';
import type { Nothing, Rule } from './rules';
import { mean, withoutSpikes } from './statistics';

/** Of the rise from the start to the best: so much is a beginning, ... */
const begun = 0.1;
/** ... less than so much in `ahead` evaluations is a stall, and a fall by it ragged. */
const stalled = 0.05;
const ahead = 4;
/** Less of a rise is none. */
const leastRise = 0.05;
/** Evaluations whose mean is the start. */
const atFirst = 3;

interface Rise {
  points: AccuracyPoint[];
  start: number;
  /** From the start to the best. */
  rise: number;
  /** The first and last of `points` that are as good as the best. */
  first: number;
  last: number;
}

/** Smith's bounds (2017): from where accuracy begins to rise to where it stalls, turns ragged or falls. */
const smith: Rule = (curve) => {
  const rise = riseOf(curve);
  if ('nothing' in rise) return rise;
  const { points, start, first } = rise;
  const below = points.slice(0, first).findLastIndex(({ value }) => {
    return value <= start + begun * rise.rise;
  });
  const base = below + 1;
  const top = points.findIndex(
    (point, i) => i > base && point.value > start + rise.rise / 2 && hasStalled(points, i, rise),
  );
  if (top < 0) return { nothing: 'still-rising' };
  return { rate: rateAt(curve, points[top]!), base: rateAt(curve, points[base]!) };
};

/** The upper bound where accuracy is best, the lower a third of it. */
const best_accuracy: Rule = (curve) => {
  const rise = riseOf(curve);
  if ('nothing' in rise) return rise;
  const { points, first, last } = rise;
  // Of the last two the one that is no spike counts for both.
  if (curve.stop === null && first >= points.length - 2) return { nothing: 'still-rising' };
  const rate = Math.sqrt(rateAt(curve, points[first]!) * rateAt(curve, points[last]!));
  return { rate, base: rate / 3 };
};

function hasStalled(points: AccuracyPoint[], i: number, { rise }: Rise): boolean {
  const { value } = points[i]!;
  const next = points.slice(i + 1, i + 1 + ahead).map((point) => point.value);
  if (next.length === 0) return false;
  const isRagged = next[0]! < value - stalled * rise;
  return isRagged || (next.length === ahead && Math.max(...next) < value + stalled * rise);
}

/** The accuracy without single spikes, within what may be read; nothing when there is no rise in it. */
function riseOf({ accuracy, begin, end }: Curve): Rise | { nothing: Nothing } {
  if (accuracy.length === 0) return { nothing: 'no-accuracy' };
  const plain = withoutSpikes(
    accuracy.map(({ value }) => value),
    1,
  );
  const all = accuracy.map((point, i) => ({ ...point, value: plain[i]! }));
  const start = mean(all.slice(0, atFirst).map(({ value }) => value));
  const points = all.filter(({ index }) => index >= begin && index < end);
  const best = Math.max(...points.map(({ value }) => value));
  const rise = best - start;
  if (points.length === 0 || rise < leastRise) return { nothing: 'never-rose' };
  const isBest = ({ value }: AccuracyPoint) => value === best;
  return {
    points,
    start,
    rise,
    first: points.findIndex(isBest),
    last: points.findLastIndex(isBest),
  };
}

function rateAt({ lr }: Curve, { index }: AccuracyPoint): number {
  return lr[index]!;
}

export const accuracyRules = { smith, best_accuracy };
