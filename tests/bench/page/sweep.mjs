// A sweep of 32 runs on one worker, and on as many as there are cores.
import { cpus } from 'node:os';
import { evaluate, launch, openBench } from '../browser.mjs';

/**
 * @typedef {object} Sweep
 * @property {number} runs
 * @property {number} workers
 * @property {number[]} one seconds on one worker, round by round
 * @property {number[]} all seconds on all
 */

/** @returns {import('./lab.mjs').Experiment[]} */
function grid(/** @type {number} */ steps) {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  return [0.01, 0.02, 0.05, 0.1].flatMap((lr) =>
    seeds.map((seed) => ({
      version: 1,
      seed,
      data: { source: 'digits' },
      model: { hidden: [64], activation: 'relu', init: 'he_normal' },
      optimizer: { name: 'sgd', lr, momentum: 0.9 },
      batch: { size: 32 },
      steps,
      evaluate_every: 1000,
    })),
  );
}

/**
 * @param {string} origin of the benchmark's page
 * @param {number} rounds
 * @param {number} steps of a run
 * @param {(text: string) => void} say
 * @returns {Promise<Sweep>}
 */
export async function measureSweep(origin, rounds, steps, say) {
  const browser = await launch();
  try {
    const page = await openBench(browser, origin);
    const experiments = grid(steps);
    const workers = cpus().length;
    const seconds = (/** @type {number} */ jobs) =>
      evaluate(page, `bench.sweep(${jobs}, ${JSON.stringify(experiments)})`);
    /** @type {Sweep} */
    const found = { runs: experiments.length, workers, one: [], all: [] };
    for (let round = 1; round <= rounds; round++) {
      say(`sweep: round ${round} of ${rounds}`);
      found.one.push(await seconds(1));
      found.all.push(await seconds(workers));
    }
    return found;
  } finally {
    await browser.close();
  }
}
