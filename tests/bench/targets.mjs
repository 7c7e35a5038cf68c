// What the benchmark is to show: issue 4.
import { shareOfPeak, times } from './figures.mjs';
import { digits, percent } from './numbers.mjs';

/**
 * @typedef {import('./bench.mjs').Results} Results
 * @typedef {object} Target
 * @property {string} text
 * @property {'at least' | 'at most'} bound
 * @property {number} wanted
 * @property {(results: Results) => number | undefined} found
 * @property {(value: number) => string} write
 */

/** @param {number} value */
const asTimes = (value) => `${digits(value)}×`;

/** @param {string} workload @param {number} wanted @returns {Target} */
const ofPeak = (workload, wanted) => ({
  text: `${workload}: share of the peak`,
  bound: 'at least',
  wanted,
  found: ({ training }) => {
    const trained = training?.workloads.find(({ id }) => id === workload);
    return trained && shareOfPeak(trained, 'ours')?.median;
  },
  write: percent,
});

/**
 * @param {string} workload
 * @param {string} other
 * @param {number} wanted
 * @param {string} [name]
 * @returns {Target}
 */
const against = (workload, other, wanted, name = other) => ({
  text: `${workload}: times as fast as ${name}`,
  bound: 'at least',
  wanted,
  found: ({ training }) => {
    const trained = training?.workloads.find(({ id }) => id === workload);
    return trained && times(trained, 'ours', other)?.median;
  },
  write: asTimes,
});

/** The whole step against the bare loop. @param {string} workload @returns {Target} */
const wholeStep = (workload) => ({
  ...against(workload, 'bare', 0.9, 'its kernels alone'),
  write: percent,
});

/** @type {Target[]} */
export const targets = [
  ofPeak('W4', 0.85),
  ofPeak('W3', 0.8),
  ofPeak('W2', 0.6),
  against('W1', 'tfjs-wasm', 300),
  against('W2', 'tfjs-wasm', 20),
  against('W3', 'tfjs-wasm', 9),
  against('W4', 'tfjs-wasm', 10),
  against('W3', 'jax-js', 3),
  against('W4', 'jax-js', 1.7),
  against('W1', 'convnetjs', 15),
  against('W2', 'convnetjs', 30),
  wholeStep('W2'),
  wholeStep('W3'),
  wholeStep('W4'),
];
