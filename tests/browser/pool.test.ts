/** A pool of workers in a page measures what the command line does. */
import { spawnSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { buildCli, bundle } from '../../web/tools/build-cli.mjs';
import { root } from '../../web/tools/process.mjs';
import { type App, forEachBrowser } from './support/app';
import { buildPoolPage } from './support/pool-page';

const digits = {
  version: 1,
  data: 'digits',
  model: { hidden: [32] },
  optimizer: 'sgd',
  steps: 100,
  sweep: { vary: { 'optimizer.lr': [0.02, 0.2, 1e6] }, seeds: 2 },
};

function onTheCommandLine(document: object): string {
  const input = JSON.stringify(document);
  const args = [root + bundle, 'sweep', '-', '--csv', '-'];
  return spawnSync(process.execPath, args, { input, encoding: 'utf8' }).stdout;
}

let expected: string;
beforeAll(async () => {
  await buildCli();
  await buildPoolPage();
  expected = onTheCommandLine(digits);
}, 300_000);

async function openPool(app: App): Promise<void> {
  await app.visit('../../../pool/');
  await app.waitFor(() => 'sweepToCsv' in globalThis, [], { what: 'the pool' });
}

forEachBrowser((app) => {
  test.each([1, undefined])('a sweep gives the same bits, workers: %s', async (size) => {
    await openPool(app);
    const csv = await app.evaluate(
      (document, workers) => globalThis.sweepToCsv?.(document, workers ?? undefined),
      digits,
      size ?? null,
    );
    expect(csv).toBe(expected);
    expect(await app.errors()).toEqual([]);
  });

  test('a sweep is stopped within 100 ms, after which the pool can take another', async () => {
    await openPool(app);
    const endless = { ...digits, sweep: { vary: { steps: [50, 1e6, 2e6, 3e6] } } };
    const stopped = await app.evaluate(
      (first, second) => globalThis.stopSweep?.(first, second),
      endless,
      digits,
    );
    expect(stopped?.ended).toBe(1);
    expect(stopped?.milliseconds).toBeLessThan(100);
    expect(stopped?.csv).toBe(expected);
  });
});
