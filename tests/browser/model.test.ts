/** The model at work: what the network answers, in the form that suits its data. */
import { expect, test } from 'vitest';
import type { Experiment } from '../../web/src/experiment/document';
import { type App, forEachBrowser } from './support/app';
import { eventually, oneEpoch, oneStep, openExperiment, small, stepOf } from './support/lab';

const regression = { ...small, loss: 'mse' };
const table = { ...small, batch: { size: 64 }, optimizer: { name: 'adam', lr: 0.01 } };

const counted = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Three features, so that neither a curve nor a map can show them. */
const plane: Experiment = {
  ...regression,
  data: {
    source: 'inline',
    task: 'regression',
    train: { x: counted(20).map((i) => [i % 2, i % 3, i % 5]), y: counted(20) },
    test: { x: counted(8).map((i) => [i % 2, i % 3, i % 5]), y: counted(8) },
  },
  batch: { size: 5 },
};

/** How many colours stand on the model's lowest canvas, and a number that stands for all of them. */
const painting = (app: App, selector = 'lab-model canvas') =>
  app.evaluate((wanted) => {
    const canvas = document.querySelector(wanted) as HTMLCanvasElement | null;
    if (!canvas?.width) return { colours: 0, sum: 0 };
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    const pixels = new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    let sum = 0;
    for (const pixel of pixels) sum = (sum * 31 + pixel) | 0;
    return { colours: new Set(pixels).size, sum };
  }, selector);

const label = (app: App) => app.attribute('lab-model canvas', 'aria-label');
const reading = (app: App) => app.text('.model-reading');

/** Numbers of the confusion matrix, row by row. */
const confusion = (app: App) =>
  app.evaluate(() =>
    [...document.querySelectorAll('.model-matrix tbody tr')].map((row) =>
      [...row.querySelectorAll('[data-cell]')].map((cell) => Number(cell.textContent)),
    ),
  );

const sum = (rows: number[][]) => rows.flat().reduce((total, count) => total + count, 0);

/** Trains a little and sees the picture follow. */
async function seesItChange(app: App): Promise<void> {
  await oneStep(app);
  await eventually(async () => (await painting(app)).colours).toBeGreaterThan(2);
  const before = (await painting(app)).sum;
  await oneEpoch(app);
  await eventually(async () => (await painting(app)).sum).not.toBe(before);
}

forEachBrowser((app) => {
  test.each([
    ['decision regions of two features', small, /^Decision regions of .* step \d/],
    ['the curve of one', { ...regression, data: 'sine' }, /^Curve of the model .* step \d/],
    ['a map of two', { ...regression, data: 'reg-gauss' }, /^Map of the model’s .* step \d/],
    ['answers over truths of more', plane, /^Predicted .* step \d+, R² -?[\d.]+, RMSE [\d.]+\.$/],
  ] satisfies [string, Experiment, RegExp][])(
    'shows %s, and reads it under the pointer',
    async (_, experiment, words) => {
      await openExperiment(app, experiment);
      await seesItChange(app);
      await eventually(() => label(app)).toMatch(words);
      const resting = await reading(app);
      await app.hover('lab-model .model-square');
      await eventually(() => reading(app)).not.toBe(resting);
      await app.hover({ role: 'heading', name: 'Descent Lab' });
      await eventually(() => reading(app)).toBe(resting);
      expect(await app.errors()).toEqual([]);
    },
  );

  test('is read by the keyboard too', async () => {
    await openExperiment(app, small);
    await oneStep(app);
    await app.see('lab-model canvas');
    await app.evaluate(() => document.querySelector<HTMLElement>('lab-model canvas')?.focus());
    await app.press('ArrowRight');
    await eventually(() => app.text('.model-spoken')).toMatch(/\d.*; class/);
    expect(await stepOf(app)).toBe(1);
    await app.press('Escape');
    await eventually(() => reading(app)).toMatch(/^Point at the map/);
  });

  test('shows images of digits with its guesses, and where it confuses them', async () => {
    await openExperiment(app, { ...table, data: 'digits' });
    await oneStep(app);
    await eventually(
      async () => (await painting(app, '.model-images canvas')).colours,
    ).toBeGreaterThan(3);
    const counts = () =>
      app.evaluate(() =>
        [...document.querySelectorAll('.model-images')].map(
          (list) => list.querySelectorAll('li:not(.is-empty)').length,
        ),
      );
    expect(await counts()).toEqual([6, 6]);
    const before = await confusion(app);
    expect(before).toHaveLength(10);
    expect(sum(before)).toBe(359);
    await oneEpoch(app);
    await eventually(() => confusion(app)).not.toEqual(before);
    const wrong = sum((await confusion(app)).map((row, at) => row.filter((_, to) => to !== at)));
    await eventually(() => app.text('lab-model-images .model-heading')).toBe(
      `Worst mistakes ${wrong} of 359 wrong`,
    );
    expect(await app.text('.model-said')).toMatch(/^\d → \d$/);
    await app.hover('[data-cell="11"]');
    await eventually(() => app.text('lab-model-matrix .model-heading-reading')).toMatch(
      /^1 → 1: \d+ of \d+$/,
    );
  });

  test('shows where it confuses the irises, and the recall of each', async () => {
    await openExperiment(app, { ...table, data: 'iris', batch: { size: 16 } });
    await oneStep(app);
    await eventually(async () => (await confusion(app)).length).toBe(3);
    await oneEpoch(app);
    const rows = await confusion(app);
    expect(sum(rows)).toBe(30);
    const recalls = await app.evaluate(() =>
      [...document.querySelectorAll('td.model-recall')].map((cell) => cell.textContent),
    );
    const shares = rows.map((row, at) => `${((100 * (row[at] ?? 0)) / sum([row])).toFixed(1)}%`);
    expect(recalls).toEqual(shares);
    const wrong = sum(rows.map((row, at) => row.filter((_, to) => to !== at)));
    expect(await app.text('lab-model .model-note')).toBe(`${wrong} of 30 wrong`);
  });
});
