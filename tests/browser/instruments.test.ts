/** Instruments below the charts, and why a run failed, in the notice above them. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Experiment } from '../../web/src/experiment/document';
import { useDescent } from '../web/cli/use-descent';
import { type App, forEachBrowser } from './support/app';
import { alerts, csvOf, eventually, openExperiment, recipeOf, small, train } from './support/lab';

const instruments = [{ name: 'sharpness', every: 10 }, 'noise_scale', 'dead_units'];
const measured = { ...small, instruments } as unknown as Experiment;
const box = (name: string) => ({ role: 'checkbox', name });
const done = /^Read in/;

const note = (app: App) => app.text('.instruments-note');

/** The last number of every line, chart by chart. */
const shown = (app: App) =>
  app.evaluate(() => {
    const charts = [...document.querySelectorAll('.reading')];
    return charts.map((chart) => [...chart.querySelectorAll('data')].map(({ value }) => +value));
  });

forEachBrowser((app) => {
  const { descent } = useDescent();
  const lastReadings = () => {
    const { stdout } = descent(['run', '-', '--json', '-'], measured);
    const read = JSON.parse(stdout).instruments as { readings: Record<string, number>[] }[];
    return read.map(({ readings }) => readings.at(-1) as Record<string, number>);
  };

  afterEach(() => app.resize(1280, 800));

  describe('instruments', () => {
    test('read what the command reads', async () => {
      await openExperiment(app, measured);
      await app.see(box('sharpness'));
      await train(app);
      await eventually(() => note(app)).toMatch(done);
      const [sharpness, noise, dead] = lastReadings();
      expect(await shown(app)).toEqual([
        [sharpness?.sharpness, sharpness?.threshold],
        [noise?.noise_scale, small.batch.size],
        [dead?.layer_1],
      ]);
      expect(await app.errors()).toEqual([]);
    });

    test('are part of the link', async () => {
      await openExperiment(app, measured);
      await app.see(box('sharpness'));
      expect(await app.count('.instruments :checked')).toBe(3);
      await app.click(box('gradient noise scale'));
      const others = instruments.filter((one) => one !== 'noise_scale');
      await eventually(async () => (await recipeOf(app)) as object).toMatchObject({
        instruments: others,
      });
      await app.visit(await app.evaluate(() => location.hash));
      await app.see(box('sharpness'));
      expect(await app.count('.instruments :checked')).toBe(2);
    });

    test('are switched on for a run that is done, and leave it as it is', async () => {
      await openExperiment(app, small);
      await train(app);
      const plain = await csvOf(app);
      await app.click({ role: 'button', name: 'Instruments' });
      await app.click(box('update-to-weight ratio'));
      await eventually(() => note(app)).toMatch(done);
      await eventually(() => app.count('.reading-path')).toBe(2);
      expect(await csvOf(app)).toBe(plain);
      await app.click(box('update-to-weight ratio'));
      await eventually(() => app.count('.reading')).toBe(0);
      await eventually(() => recipeOf(app)).not.toHaveProperty('instruments');
      expect(await app.errors()).toEqual([]);
    });

    test('that cannot read this run say so at once, and where', async () => {
      await openExperiment(app, {
        ...small,
        instruments: ['effective_rate'],
      } as unknown as Experiment);
      await eventually(() => alerts(app)).toEqual([
        expect.stringMatching(/^This cannot be read\. instruments\[0\]: is for adam/),
      ]);
    });
  });

  describe('a run that failed', () => {
    test('by too long steps is told so, and mended by what is offered', async () => {
      await openExperiment(app, {
        ...small,
        data: {
          source: 'inline',
          task: 'regression',
          train: { x: [[1], [-1]], y: [0, 0] },
        },
        loss: 'mse',
        model: { hidden: [], init: { name: 'values', layers: [{ weight: [[1]], bias: [0] }] } },
        batch: { size: 2 },
        optimizer: { name: 'sgd', lr: 3 },
        steps: 400,
      });
      await train(app);
      await app.see('lab-why [data-cause=unstable]', 30_000);
      expect(await app.text('lab-why p')).toContain('3 times what');
      await app.click({ role: 'button', name: 'Run it with a rate of 0.5' });
      await eventually(() => recipeOf(app)).toMatchObject({ optimizer: { lr: 0.5 } });
      await app.see({ role: 'button', name: 'Train again' }, 30_000);
      expect(await app.count('lab-why')).toBe(0);
      expect(await app.errors()).toEqual([]);
    });

    test('by too short ones as well', async () => {
      await openExperiment(app, { ...small, optimizer: { name: 'sgd', lr: 1e-7 } });
      await train(app);
      await app.see('lab-why [data-cause=slow]', 30_000);
      expect(await app.errors()).toEqual([]);
    });
  });
});
