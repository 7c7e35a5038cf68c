/** The list of runs: what was made before stays to be compared with. */
import { expect, test } from 'vitest';
import { type App, forEachBrowser } from './support/app';
import {
  eventually,
  inkOf,
  oneEpoch,
  openExperiment,
  readingsOf,
  small,
  stepOf,
  takeFromMenu,
  train,
} from './support/lab';

const rate = { role: 'textbox', name: 'learning rate' };
const sluggish = { ...small, optimizer: { name: 'sgd', lr: 0.02 } };

/** The rows of the list, the newest first. */
const runs = (app: App) =>
  app.evaluate(() =>
    [...document.querySelectorAll('lab-runs li')].map((row) => ({
      name: row.querySelector('.run-name > span')?.textContent?.trim(),
      note: row.querySelector('.run-name .note')?.textContent?.trim(),
      numbers: [...row.querySelectorAll('.number')].map((cell) => cell.lastChild?.textContent),
    })),
  );

/** Takes an action from a row's menu; the first row is the newest. */
const act = (app: App, row: number, action: string) =>
  takeFromMenu(app, `lab-runs li:nth-child(${row}) lab-menu > button`, action);

/** Two finished runs, the second at another rate. */
async function trainTwo(app: App): Promise<void> {
  await openExperiment(app, sluggish);
  await train(app);
  await app.fill(rate, '0.2');
  await train(app, 'Train the new recipe');
}

forEachBrowser((app) => {
  test('a second run keeps the first as a quieter line and says what differs', async () => {
    await openExperiment(app, sluggish);
    expect(await app.text('lab-runs')).toContain('Every run stays here');
    await train(app);
    await eventually(() => inkOf(app, 'loss', 'run-1')).toBeGreaterThan(200);
    const alone = await inkOf(app, 'loss', 'run-1');
    await app.fill(rate, '0.2');
    await train(app, 'Train the new recipe');
    expect(await runs(app)).toMatchObject([
      { name: 'SGD 0.2, Fixed', note: 'this recipe' },
      { name: 'SGD, Fixed', note: 'learning rate 0.02' },
    ]);
    await eventually(() => inkOf(app, 'loss', 'run-1')).toBeLessThan(0.7 * alone);
    const quieter = await inkOf(app, 'loss', 'run-1');
    expect(quieter).toBeGreaterThan(100);
    await eventually(() => inkOf(app, 'loss', 'run-2')).toBeGreaterThan(quieter);
  });

  test('each run tells the numbers it ended with', async () => {
    await openExperiment(app, small);
    await train(app);
    const { test: loss } = await readingsOf(app, 'loss');
    const { test: accuracy } = await readingsOf(app, 'accuracy');
    expect((await runs(app))[0]?.numbers).toEqual([loss, accuracy]);
    expect(loss).toMatch(/^0\.\d{3}$/);
    expect(await app.text('[aria-live=polite]')).toBe(`Finished after 40 steps, test loss ${loss}`);
  });

  test('a regression has no accuracy to tell', async () => {
    await openExperiment(app, { ...small, data: 'sine', loss: 'mse' });
    await oneEpoch(app);
    const { test: loss } = await readingsOf(app, 'loss');
    expect((await runs(app))[0]?.numbers).toEqual([loss]);
  });

  test('the higher rate of another run has its place on the chart', async () => {
    await openExperiment(app, { ...small, optimizer: { name: 'sgd', lr: 0.4 } });
    await train(app);
    await app.fill(rate, '0.1');
    await train(app, 'Train the new recipe');
    await eventually(() => inkOf(app, 'rate', 'run-1')).toBeGreaterThan(100);
    await eventually(() => inkOf(app, 'rate', 'run-2')).toBeGreaterThan(100);
  });

  test('pointing at a run brings it forward', async () => {
    await trainTwo(app);
    await eventually(() => inkOf(app, 'rate', 'run-2')).toBeGreaterThan(100);
    const quiet = await inkOf(app, 'loss', 'run-1');
    await app.hover('lab-runs li:nth-child(2)');
    await eventually(() => inkOf(app, 'rate', 'run-2')).toBe(0);
    await eventually(() => inkOf(app, 'loss', 'run-1')).toBeGreaterThan(quiet);
    await app.hover({ role: 'heading', name: 'Descent Lab' });
    await eventually(() => inkOf(app, 'rate', 'run-2')).toBeGreaterThan(100);
  });

  test('a run is hidden from the charts and shown again', async () => {
    await trainTwo(app);
    await act(app, 2, 'Hide');
    await app.hover({ role: 'heading', name: 'Descent Lab' });
    await eventually(() => inkOf(app, 'loss', 'run-1')).toBe(0);
    expect((await runs(app))[1]?.note).toBe('hidden');
    await act(app, 2, 'Show');
    await eventually(() => inkOf(app, 'loss', 'run-1')).toBeGreaterThan(100);
  });

  test('a run is given another name, or keeps its own', async () => {
    await openExperiment(app, small);
    await oneEpoch(app);
    await act(app, 1, 'Rename');
    await app.fill({ role: 'textbox', name: 'New name for SGD, Fixed' }, 'the plain one');
    await eventually(async () => (await runs(app))[0]?.name).toBe('the plain one');
    await act(app, 1, 'Rename');
    await app.see('lab-runs .field');
    await app.driver.type('never mind');
    await app.press('Escape');
    await eventually(async () => (await runs(app))[0]?.name).toBe('the plain one');
  });

  test('a run that is kept stays when the same recipe is trained once more', async () => {
    await openExperiment(app, small);
    await oneEpoch(app);
    await act(app, 1, 'Keep');
    await app.see('lab-runs .run-name svg');
    await app.click({ role: 'button', name: 'Back to the start' });
    await eventually(() => stepOf(app)).toBe(0);
    await oneEpoch(app);
    expect((await runs(app)).map(({ name }) => name)).toEqual(['SGD, Fixed 2', 'SGD, Fixed']);
    await act(app, 2, 'Keep no longer');
    await eventually(() => app.count('lab-runs .run-name svg')).toBe(0);
  });

  test('a run that is loaded again gives its recipe, and the others stay', async () => {
    await trainTwo(app);
    await act(app, 2, 'Load again');
    await eventually(() => app.value(rate)).toBe('0.02');
    await eventually(() => stepOf(app)).toBe(0);
    expect((await runs(app)).map(({ note }) => note)).toEqual(['learning rate 0.2', 'this recipe']);
    await train(app);
    expect((await runs(app)).map(({ name }) => name)).toEqual(['SGD, Fixed', 'SGD 0.2, Fixed']);
  });

  test('a run is removed, the current one too', async () => {
    await trainTwo(app);
    await act(app, 2, 'Remove');
    await eventually(async () => (await runs(app)).map(({ name }) => name)).toEqual([
      'SGD 0.2, Fixed',
    ]);
    await eventually(() => inkOf(app, 'loss', 'run-1')).toBe(0);
    await act(app, 1, 'Remove');
    await eventually(() => runs(app)).toEqual([]);
    await eventually(() => stepOf(app)).toBe(0);
    await oneEpoch(app);
    expect(await app.value(rate)).toBe('0.2');
    expect(await app.errors()).toEqual([]);
  });
});
