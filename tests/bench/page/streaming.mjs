// How busy the page is while a run streams and so many runs are on its charts.
import { evaluate, launch, openPage } from '../browser.mjs';
import { reach, ready, runsShown, start } from './lab.mjs';
import { longest, trace } from './trace.mjs';

/**
 * @typedef {object} Streaming
 * @property {number} runs on the charts; the newest one streams
 * @property {number} framesPerSecond
 * @property {number} longestTask of the main thread, milliseconds
 * @property {number} longestTaskCpu the same without the time that other programs took
 */

/**
 * Ten classes, two evaluated sets, a confusion matrix: as much as the page ever shows of a run.
 * @param {number} seed
 * @param {number} steps
 * @returns {import('./lab.mjs').Experiment}
 */
const experiment = (seed, steps) => ({
  version: 1,
  name: `run ${seed}`,
  seed,
  data: { source: 'digits' },
  model: { hidden: [64], activation: 'relu', init: 'he_normal' },
  optimizer: { name: 'sgd', lr: 0.01, momentum: 0.9 },
  batch: { size: 32 },
  steps,
  evaluate_every: 200,
});

const stepsOfOthers = 2000;

/** Goes into the page: animation frames a second. */
const countFrames = `(milliseconds) => new Promise((resolve) => {
  let frames = 0;
  let begin;
  const frame = (now) => {
    begin ??= now;
    if (now - begin >= milliseconds) resolve(frames * 1000 / (now - begin));
    else { frames++; requestAnimationFrame(frame); }
  };
  requestAnimationFrame(frame);
})`;

/**
 * @param {string} origin of the site
 * @param {number[]} counts
 * @param {number} milliseconds
 * @returns {Promise<Streaming[]>}
 */
export async function measureStreaming(origin, counts, milliseconds) {
  const browser = await launch();
  try {
    const page = await openPage(browser);
    await page.goto(`${origin}/`);
    await ready(page);
    /** @type {Streaming[]} */
    const found = [];
    let seed = 0;
    for (const runs of counts) {
      while ((await runsShown(page)) < runs - 1) {
        await start(page, experiment(++seed, stepsOfOthers));
        await reach(page, stepsOfOthers);
      }
      await start(page, experiment(++seed, 1e9));
      // What a run's beginning costs is over.
      await page.waitForTimeout(milliseconds / 2);
      let framesPerSecond = 0;
      const { tasks } = await trace(page, async () => {
        framesPerSecond = await evaluate(page, `(${countFrames})(${milliseconds})`);
      });
      found.push({
        runs: await runsShown(page),
        framesPerSecond,
        longestTask: longest(tasks, 'wall'),
        longestTaskCpu: longest(tasks, 'cpu'),
      });
    }
    return found;
  } finally {
    await browser.close();
  }
}
