// The page as the benchmark handles it: through the lab behind its controls.
import { evaluate } from '../browser.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../../../web/src/experiment/document').Experiment} Experiment
 */

const lab = "document.querySelector('lab-app')?.lab";

/** @param {Page} page */
export async function ready(page) {
  await page.waitForFunction(`${lab}?.current?.state === 'ready'`);
}

/**
 * Trains an experiment as fast as it goes, as a run of its own among those that are there.
 * @param {Page} page
 * @param {Experiment} experiment
 */
export async function start(page, experiment) {
  await evaluate(page, `${lab}.setSpeed(null)`);
  await evaluate(page, `${lab}.replace(${JSON.stringify(experiment)}, true)`);
  await page.waitForFunction(
    `${lab}.current?.experiment.name === ${JSON.stringify(experiment.name)} && ${lab}.current.step > 0`,
  );
}

/** @param {Page} page @param {number} step */
export async function reach(page, step, timeout = 600_000) {
  await page.waitForFunction(`${lab}.current.step >= ${step}`, undefined, { timeout });
}

/** How many runs have curves on the charts. @param {Page} page @returns {Promise<number>} */
export const runsShown = (page) =>
  evaluate(page, `${lab}.runs.filter((run) => run.visible && run.step > 0).length`);
