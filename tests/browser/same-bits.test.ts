/** The same document gives the same curve, to the last bit, in every browser and on the command line. */
import { expect, test } from 'vitest';
import type { Experiment } from '../../web/src/experiment/document';
import { encodePermalink } from '../../web/src/experiment/permalink';
import { useDescent } from '../web/cli/use-descent';
import { type App, forEachBrowser, inChromiumWithoutSimd } from './support/app';

const { descent } = useDescent();

const experiments: Experiment[] = [
  {
    version: 1,
    name: 'digits, Adam, SGDR, changed by hand',
    data: 'digits',
    model: { hidden: [33], activation: 'gelu' },
    optimizer: { name: 'adam', lr: 0.005 },
    schedule: { name: 'sgdr', t_0: 50 },
    batch: { size: 31 },
    steps: 250,
    changes: [{ step: 120, optimizer: { lr: 0.001 }, schedule: { name: 'exp', gamma: 0.99 } }],
  },
  {
    version: 1,
    name: 'moons, hinge, Nesterov, two short epochs',
    seed: 7,
    data: { source: 'moons', noise: 0.2 },
    model: { hidden: [7, 5], activation: 'tanh', init: 'glorot_uniform' },
    loss: 'hinge',
    optimizer: { name: 'sgd', lr: 0.2, momentum: 0.9, nesterov: true },
    schedule: { name: 'cyclic', max_lr: 0.5, step_size: 13, mode: 'triangular2' },
    batch: { size: 25, drop_last: true },
    epochs: 12,
    evaluate_every: 20,
  },
  {
    version: 1,
    name: 'sine, softplus, RMSProp',
    data: { source: 'sine' },
    model: { hidden: [16], activation: 'softplus', init: 'lecun_normal' },
    loss: { name: 'huber', delta: 0.5 },
    optimizer: { name: 'rmsprop', centered: true, momentum: 0.5 },
    schedule: { name: 'inv', warmup_steps: 20 },
    steps: 200,
  },
];

/** The page's curve as CSV, after playing the experiment from a link. */
async function play(app: App, experiment: Experiment): Promise<string> {
  await app.open(await encodePermalink(experiment));
  await app.see({ role: 'button', name: 'Train' });
  await app.fill('#speed', 12);
  await app.click({ role: 'button', name: 'Train' });
  await app.see({ role: 'button', name: 'Train again' }, 40_000);
  const { base64 } = await app.download(async () => {
    await app.click('.charts-menu:not(.charts-narrow) summary');
    await app.click({ role: 'button', name: 'Run as CSV' });
  });
  return Buffer.from(base64, 'base64').toString('utf8');
}

function curveOf(experiment: Experiment): string {
  const { status, stdout } = descent(['run', '-', '--csv', '-'], experiment);
  expect(status).toBe(0);
  return stdout;
}

forEachBrowser((app) => {
  test.each(experiments)('$name', async (experiment) => {
    expect(await play(app, experiment)).toBe(curveOf(experiment));
  });
});

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

  test.each(experiments)('$name', async (experiment) => {
    expect(await play(app, experiment)).toBe(curveOf(experiment));
  });
});
