// The second part: the page as a visitor has it.
import { root } from '../../web/tools/process.mjs';
import { measureLoad } from './page/load.mjs';
import { isolated, measureLongRun } from './page/long-run.mjs';
import { measureStreaming } from './page/streaming.mjs';
import { measureSweep } from './page/sweep.mjs';
import { serve } from './server.mjs';

/**
 * @typedef {object} PageFigures
 * @property {import('./page/load.mjs').Load} load
 * @property {import('./page/streaming.mjs').Streaming[]} streaming
 * @property {import('./page/long-run.mjs').LongRun} longRun
 * @property {import('./page/sweep.mjs').Sweep} sweep
 *
 * @typedef {object} Extent how long it all takes
 * @property {number} rounds
 * @property {number} milliseconds that streaming is watched
 * @property {number} longSteps
 * @property {number} sweepSteps
 */

/**
 * @param {string} benchOrigin of the benchmark's own page
 * @param {Extent} extent
 * @param {(text: string) => void} say
 * @returns {Promise<PageFigures>}
 */
export async function measurePage(benchOrigin, extent, say) {
  const { rounds, milliseconds, longSteps, sweepSteps } = extent;
  const site = await serve({ '/': `${root}dist` });
  const isolatedSite = await serve({ '/': `${root}dist` }, isolated);
  try {
    say('page: first visits');
    const load = await measureLoad(site, rounds);
    say('page: runs stream');
    const streaming = await measureStreaming(site.origin, [1, 4, 8], milliseconds);
    const longRun = await measureLongRun(isolatedSite.origin, longSteps, say);
    const sweep = await measureSweep(benchOrigin, Math.min(rounds, 3), sweepSteps, say);
    return { load, streaming, longRun, sweep };
  } finally {
    site.stop();
    isolatedSite.stop();
  }
}
