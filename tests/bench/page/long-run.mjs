// What ten million steps do to the page: its memory, and the time it takes to draw.
import { evaluate, launch, openPage } from '../browser.mjs';
import { quantile } from '../statistics.mjs';
import { reach, ready, start } from './lab.mjs';
import { trace } from './trace.mjs';

/**
 * @typedef {object} LongRun
 * @property {{ step: number, bytes: number }[]} memory of the page and its worker, WASM's included
 * @property {{ step: number, drawing: number }[]} drawing milliseconds that an animation callback
 *   which draws runs: of all callbacks the 95th percentile
 */

/** @param {number} steps @returns {import('./lab.mjs').Experiment} */
const experiment = (steps) => ({
  version: 1,
  name: 'a long run',
  seed: 1,
  data: { source: 'reg-gauss', samples: 200 },
  model: { hidden: [4], activation: 'tanh', init: 'glorot_normal' },
  loss: 'mse',
  optimizer: { name: 'sgd', lr: 0.01 },
  batch: { size: 1 },
  steps,
  evaluate_every: 100_000,
});

const windowMilliseconds = 1000;

/**
 * Only an isolated page may ask for it, and the browser waits for a collection of garbage unless it
 * is told not to.
 */
export const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const eager = '--enable-blink-features=ForceEagerMeasureMemory';

/** Most callbacks find nothing new to draw. @param {number[]} values */
const ofThoseThatDraw = (values) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.95,
  );

/**
 * @param {string} origin of the site, served with the headers `isolated`
 * @param {number} steps
 * @param {(text: string) => void} say
 * @returns {Promise<LongRun>}
 */
export async function measureLongRun(origin, steps, say) {
  const browser = await launch([eager]);
  try {
    const page = await openPage(browser);
    await page.goto(`${origin}/`);
    await ready(page);
    const bytes = () =>
      evaluate(page, 'performance.measureUserAgentSpecificMemory().then(({ bytes }) => bytes)');
    const step = () => evaluate(page, "document.querySelector('lab-app').lab.current.step");
    /** @type {LongRun} */
    const found = { memory: [{ step: 0, bytes: await bytes() }], drawing: [] };
    const draw = async () => {
      const { drawing } = await trace(page, () => page.waitForTimeout(windowMilliseconds));
      found.drawing.push({
        step: await step(),
        drawing: ofThoseThatDraw(drawing.map(({ cpu }) => cpu)),
      });
    };
    await start(page, experiment(steps));
    await draw();
    for (const share of [0.1, 0.3, 0.9, 1]) {
      await reach(page, share * steps);
      say(`long run: ${share * 100} %`);
      // While it still goes on.
      if (share === 0.9) await draw();
      else found.memory.push({ step: await step(), bytes: await bytes() });
    }
    return found;
  } finally {
    await browser.close();
  }
}
