/** Rules that read the smoothed loss. */
import type { Rule } from './rules';
import { slopes } from './statistics';

/** Half the width of the stretch whose slope is taken, as a part of the test's width in log(lr). */
const reach = 1 / 10;
/** A minimum within the last so much of the test may have its bottom outside. */
const lastPart = 0.02;

/**
 * Where the loss falls fastest on log(lr): the slope of a straight line through what is around. At
 * the ends, where only one side is known, that side's noise would pass for a slope.
 */
const steepest: Rule = ({ lr, smoothed, begin, low }) => {
  const x = lr.slice(begin, low + 1).map(Math.log);
  const slope = slopes(x, smoothed.slice(begin, low + 1));
  const [left, right] = [x[0]!, x[x.length - 1]!];
  // A short way down is looked at in parts as well.
  const near = Math.min(reach * Math.log(lr[lr.length - 1]! / lr[0]!), (right - left) / 4);
  let best = { slope: Number.POSITIVE_INFINITY, index: 0 };
  let from = 0;
  let to = 0;
  for (const [i, center] of x.entries()) {
    while (x[from]! < center - near) from++;
    while (to < x.length && x[to]! <= center + near) to++;
    if (center - near < left || center + near > right) continue;
    const steep = slope(from, to);
    if (steep < best.slope) best = { slope: steep, index: i };
  }
  return { rate: lr[begin + best.index]! };
};

/** A tenth of the rate with the lowest loss: there the loss no longer falls but does not yet rise. */
const minimum: Rule = ({ lr, low, end, stop }) => {
  if (stop === null && low >= end * (1 - lastPart)) return { nothing: 'still-falling' };
  return { rate: lr[low]! / 10 };
};

/**
 * The middle of the longest decreasing run: as in fastai, the longest list of points each lower than
 * those before, others between them being left out; it counts as that many points before its end.
 */
const valley: Rule = (curve) => {
  const { lr, begin, end } = curve;
  const { length, last } = longestDecrease(curve.smoothed.slice(begin, end));
  const first = Math.max(0, last - length + 1);
  return { rate: Math.sqrt(lr[begin + first]! * lr[begin + last]!) };
};

/** How many points it has, and the index of the first point at which it is that long. */
function longestDecrease(values: number[]): { length: number; last: number } {
  /** By length − 1: the highest value that such a list can end with; they fall. */
  const ends: number[] = [];
  let last = 0;
  for (const [i, value] of values.entries()) {
    let at = 0;
    let behind = ends.length;
    while (at < behind) {
      const middle = (at + behind) >> 1;
      if (ends[middle]! > value) at = middle + 1;
      else behind = middle;
    }
    if (at === ends.length) last = i;
    ends[at] = value;
  }
  return { length: ends.length, last };
}

export const lossRules = { steepest, minimum, valley };
