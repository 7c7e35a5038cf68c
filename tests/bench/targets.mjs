// What the benchmark is to show.
import { shareOfPeak, times, transferred } from './figures.mjs';
import { digits, kilobytes, milliseconds, percent } from './numbers.mjs';
import { ratios, summarize } from './statistics.mjs';

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
 * @returns {Target}
 */
const against = (workload, other, wanted) => ({
  text: `${workload}: times as fast as ${other}`,
  bound: 'at least',
  wanted,
  found: ({ training }) => {
    const trained = training?.workloads.find(({ id }) => id === workload);
    return trained && times(trained, 'ours', other)?.median;
  },
  write: asTimes,
});

/**
 * The whole step against the bare loop: gathering shuffled rows, metrics, schedule and log.
 * @param {string} workload
 * @returns {Target}
 */
const wholeStep = (workload) => ({
  text: `${workload}: the whole step’s speed of its kernels alone`,
  bound: 'at least',
  wanted: 0.9,
  found: ({ training }) => {
    const trained = training?.workloads.find(({ id }) => id === workload);
    return trained && times(trained, 'ours', 'bare')?.median;
  },
  write: percent,
});

/**
 * @param {string} text
 * @param {number} wanted
 * @param {(value: number) => string} write
 * @param {(page: import('./page.mjs').PageFigures) => number | undefined} found
 * @returns {Target}
 */
const ofPage = (text, wanted, write, found) => ({
  text,
  bound: 'at most',
  wanted,
  found: ({ page }) => (page ? found(page) : undefined),
  write,
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
  ofPage('sweep: time on all cores of that on one', 0.55, digits, ({ sweep }) =>
    sweep.workers === 1 ? undefined : ratios(sweep.all, sweep.one).median,
  ),
  ofPage(
    'navigation to the first chart point, of the planned rate',
    400,
    milliseconds,
    ({ load }) => summarize(load.planned).median,
  ),
  ofPage('first load', 200_000, kilobytes, ({ load }) => transferred(load)),
  ofPage('WASM of it', 80_000, kilobytes, ({ load }) => transferred(load, /\.wasm$/)),
  ofPage(
    'longest main-thread task, 8 runs on the charts',
    50,
    milliseconds,
    ({ streaming }) => streaming.find(({ runs }) => runs === 8)?.longestTask,
  ),
];
