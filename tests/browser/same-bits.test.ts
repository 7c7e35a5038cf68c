/** The same document gives the same curve, to the last bit, in every browser and on the command line. */
import { expect, test } from 'vitest';
import type { Experiment } from '../../web/src/experiment/document';
import { expectSameBits, expectSameCsv, recorded } from '../web/same-bits';
import { type App, forEachBrowser, inChromiumWithoutSimd } from './support/app';
import { csvOf, openExperiment, speedStops } from './support/lab';
import { trainInWorker } from './support/worker';

/** Few, because a page takes its time; all of them are for its worker alone. */
const played = recorded.slice(0, 3);

/** The page's curve as CSV, after playing the experiment from a link. */
async function play(app: App, experiment: Experiment): Promise<string> {
  await openExperiment(app, experiment);
  await app.fill('#speed', speedStops.fastest);
  await app.click({ role: 'button', name: 'Train' });
  await app.see({ role: 'button', name: 'Train again' }, 40_000);
  return csvOf(app);
}

function measuresWhatWasRecorded(app: App): void {
  test('the worker measures what was recorded', async () => {
    const runs = await trainInWorker(
      app,
      recorded.map(({ document }) => document),
    );
    expect(runs.length).toBe(recorded.length);
    for (const [index, { info, columns }] of runs.entries()) {
      expectSameBits(recorded[index]!, info, columns);
    }
  });

  test.each(played)('the page writes what was recorded: $document.name', async (experiment) => {
    expectSameCsv(experiment, await play(app, experiment.document));
  });
}

forEachBrowser(measuresWhatWasRecorded);

inChromiumWithoutSimd((app) => {
  test('there are no vectors', async () => {
    await app.open();
    // (func (result v128) i32.const 0  i32x4.splat)
    const known = await app.evaluate(() => {
      const bytes = [
        [0, 97, 115, 109, 1, 0, 0, 0],
        [1, 5, 1, 96, 0, 1, 123],
        [3, 2, 1, 0],
        [10, 8, 1, 6, 0, 65, 0, 253, 17, 11],
      ].flat();
      return WebAssembly.validate(new Uint8Array(bytes));
    });
    expect(known).toBe(false);
  });

  measuresWhatWasRecorded(app);
});
