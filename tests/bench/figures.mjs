// What the rounds' raw speeds say: each contender's own, and ratios of what ran in the same round.
import { ratios, summarize } from './statistics.mjs';

/**
 * @typedef {import('./statistics.mjs').Summary} Summary
 * @typedef {object} Trained
 * @property {string} id
 * @property {string} title
 * @property {number} flop of one sample
 * @property {import('./training.mjs').Speeds} speeds
 * @property {Record<string, string>} failures
 */

/** @param {Trained} trained @param {string} id */
export function speed({ speeds }, id) {
  const values = speeds[id];
  return values?.length ? summarize(values) : undefined;
}

/**
 * How many times as fast one is as the other.
 * @param {Trained} trained
 * @param {string} id
 * @param {string} other
 */
export function times({ speeds }, id, other) {
  const [values, others] = [speeds[id], speeds[other]];
  return values?.length && others?.length ? ratios(values, others) : undefined;
}

/**
 * The share of the arithmetic's peak that its matrix products alone reach.
 * @param {Trained} trained
 * @param {string} id
 */
export function shareOfPeak({ speeds, flop }, id) {
  const [values, peak] = [speeds[id], speeds.peak];
  if (!values?.length || !peak?.length) return undefined;
  return ratios(
    values.map((value) => value * flop),
    peak,
  );
}

/**
 * Bytes of a first load; a file asked for twice came once.
 * @param {import('./page/load.mjs').Load} load
 * @param {RegExp} which
 */
export function transferred({ files }, which = /./) {
  const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return [...sizes].reduce((sum, [path, bytes]) => sum + (which.test(path) ? bytes : 0), 0);
}
