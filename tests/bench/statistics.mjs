// What several rounds say together.

/**
 * @typedef {object} Summary
 * @property {number} median
 * @property {number} low
 * @property {number} high
 * @property {boolean} noisy the middle half of the values spreads over more than a tenth of the median
 */

const noisyShare = 0.1;

/**
 * Straight in between the two nearest values.
 * @param {number[]} sorted
 * @param {number} share
 */
export function quantile(sorted, share) {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (place - below) * (high - low);
}

/** @param {number[]} values @returns {Summary} */
export function summarize(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  const spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  return {
    median,
    low: quantile(sorted, 0),
    high: quantile(sorted, 1),
    noisy: spread > noisyShare * Math.abs(median),
  };
}

/**
 * Of what was measured in the same round: what the machine did meanwhile then cancels out.
 * @param {number[]} values
 * @param {number[]} others
 */
export const ratios = (values, others) =>
  summarize(values.map((value, round) => value / (others[round] ?? Number.NaN)));
