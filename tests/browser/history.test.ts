/** Back in time: the slider over a run that rests, and forks that go on from a step of it. */
import { expect, test } from 'vitest';
import type { Experiment, FullExperiment } from '../../web/src/experiment/document';
import { formatLoss, formatRate } from '../../web/src/locales/numbers';
import { useDescent } from '../web/cli/use-descent';
import { type App, forEachBrowser } from './support/app';
import {
  alerts,
  csvOf,
  eventually,
  focus,
  inkOf,
  openExperiment,
  recipeOf,
  rowsOfCsv,
  small,
  stepOf,
  takeFromMenu,
  train,
  waitForStep,
} from './support/lab';

const { descent } = useDescent();
/** The CSV that the command writes of a document. */
const curveOf = (experiment: Experiment) => {
  const { stdout, stderr, status } = descent(['run', '-', '--csv', '-'], experiment);
  expect(status, stderr).toBeLessThan(2);
  return stdout;
};

const slider = '.scrubber input';
const press = (app: App, name: string) => app.click({ role: 'button', name });
const steps = { ...small, schedule: { name: 'exp', gamma: 0.97 } } satisfies Experiment;
const numbers = (app: App) => app.text('.past-numbers');
const model = (app: App) => app.attribute('lab-model canvas[role=img]', 'aria-label');

/** What the transport says of a step, from the command's CSV. */
function numbersAt(csv: string, step: number): string {
  const rows = rowsOfCsv(csv);
  const { loss = 0, lr = 0 } = rows[step] ?? {};
  const evaluated = rows.slice(0, step + 1).findLast((row) => Number.isFinite(row.test_loss));
  const { test_loss: testLoss = 0, step: at = 0 } = evaluated ?? {};
  return `loss ${formatLoss(loss)}, rate ${formatRate(lr)}, test loss ${formatLoss(testLoss)} at step ${at}`;
}

/** Where the slider's thumb is, and the picture's pixels. */
const visited = (app: App) => app.value(slider);
const picture = (app: App) =>
  app.evaluate(() => document.querySelector<HTMLCanvasElement>('lab-model canvas')?.toDataURL());

async function goTo(app: App, step: number): Promise<void> {
  await app.see(slider);
  await app.fill(slider, step);
  await eventually(() => numbers(app)).not.toBe('');
}

/** The rows of the list of runs, in its order. */
const runs = (app: App) =>
  app.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('lab-runs li')].map((row) => ({
      name: row.querySelector('.run-name > span')?.textContent?.trim(),
      note: row.querySelector('.run-name .note')?.textContent?.trim(),
      depth: row.style.getPropertyValue('--depth'),
    })),
  );

/** Opens the panel at a step of the run that rests. */
async function openFork(app: App, step: number): Promise<void> {
  await goTo(app, step);
  await press(app, 'Fork here');
  await app.see('.fork');
}

async function forkNow(app: App): Promise<void> {
  await app.click({ role: 'button', name: 'Fork', within: '.fork' });
  await eventually(() => app.count('.fork')).toBe(0);
  await app.see({ role: 'button', name: 'Train again' }, 30_000);
}

/** The fork's recipe, once the address has it. */
async function forkedRecipe(app: App): Promise<FullExperiment> {
  await eventually(async () => (await recipeOf(app))?.changes.length).toBe(1);
  return (await recipeOf(app)) as FullExperiment;
}

forEachBrowser((app) => {
  test('the slider shows a run as it stood at each step', async () => {
    const csv = curveOf(steps);
    await openExperiment(app, steps);
    await train(app);
    const end = await picture(app);
    await goTo(app, 20);
    await eventually(() => numbers(app)).toBe(numbersAt(csv, 20));
    await eventually(() => model(app)).toContain('step 20');
    await eventually(() => picture(app)).not.toBe(end);
    // The charts tell the same step, and what has been trained stays.
    expect(await app.text('.charts-stack')).toContain('step 20');
    expect(await stepOf(app)).toBe(40);
    await focus(app, slider);
    await app.press('ArrowLeft');
    await eventually(() => numbers(app)).toBe(numbersAt(csv, 19));
    await app.press('Home');
    await eventually(() => numbers(app)).toBe(numbersAt(csv, 0));
    await app.press('Escape');
    await eventually(() => app.count('.past')).toBe(0);
    await eventually(() => picture(app)).toBe(end);
    expect(await visited(app)).toBe('40');
    await goTo(app, 5);
    await press(app, 'Now');
    await eventually(() => visited(app)).toBe('40');
    expect(await app.errors()).toEqual([]);
  });

  test('a paused run goes on from the present', async () => {
    await openExperiment(app, { ...steps, steps: 4000 });
    await press(app, 'Train');
    await waitForStep(app, 20);
    expect(await app.count(slider)).toBe(0);
    await press(app, 'Pause');
    await app.see({ role: 'button', name: 'Train' });
    const paused = await stepOf(app);
    await goTo(app, 7);
    // There is nothing behind the present.
    await app.fill(slider, 3999);
    await eventually(() => visited(app)).toBe(String(paused));
    await goTo(app, 7);
    await train(app);
    expect(await csvOf(app)).toBe(curveOf({ ...steps, steps: 4000 }));
  });

  test('a fork with nothing changed is the same curve, to the last bit', async () => {
    await openExperiment(app, steps);
    await train(app);
    await openFork(app, 17);
    expect(await app.text('.fork')).toContain('the fork will repeat the run');
    await forkNow(app);
    expect(await csvOf(app)).toBe(curveOf(steps));
    expect(await runs(app)).toEqual([
      { name: 'SGD, Exponential', note: expect.any(String), depth: '0' },
      { name: 'SGD 0.1 from 17', note: 'from step 17: unchanged', depth: '1' },
    ]);
  });

  test('a fork with another rate is the run of the document with the change', async () => {
    await openExperiment(app, steps);
    await train(app);
    const alone = await inkOf(app, 'loss', 'run-2');
    await openFork(app, 20);
    await app.fill({ role: 'textbox', name: 'learning rate', within: '.fork' }, '0.5');
    await eventually(() => app.text('.fork')).toContain('Changed: learning rate 0.5');
    await forkNow(app);
    const recipe = await forkedRecipe(app);
    expect(recipe.changes).toEqual([{ step: 20, optimizer: { lr: 0.5 } }]);
    const changes = [{ step: 20, optimizer: { lr: 0.5 } }];
    expect(await csvOf(app)).toBe(curveOf({ ...steps, changes }));
    expect((await runs(app))[1]).toEqual({
      name: 'SGD 0.5 from 20',
      note: 'from step 20: learning rate 0.5',
      depth: '1',
    });
    await eventually(() => inkOf(app, 'loss', 'run-2')).toBeGreaterThan(alone);
    // Its parent keeps its past, and is gone back in from its menu.
    await takeFromMenu(app, 'lab-runs li:nth-child(1) lab-menu > button', 'Go back in time');
    // Until then the slider is the fork's.
    await app.see('.past-numbers');
    await goTo(app, 30);
    await eventually(() => numbers(app)).toBe(numbersAt(curveOf(steps), 30));
    // Without it the fork still says where it comes from.
    await takeFromMenu(app, 'lab-runs li:nth-child(1) lab-menu > button', 'Remove');
    await eventually(async () => (await runs(app)).length).toBe(1);
    expect(await runs(app)).toEqual([
      {
        name: 'SGD 0.5 from 20',
        note: 'from step 20 of SGD, Exponential: learning rate 0.5',
        depth: '0',
      },
    ]);
  });

  test('a fork may go on with another optimizer', async () => {
    await openExperiment(app, steps);
    await train(app);
    await openFork(app, 25);
    await app.choose({ role: 'combobox', name: 'Optimizer', within: '.fork' }, 'adam');
    await eventually(() => app.text('.fork')).toContain('Changed: Adam');
    await forkNow(app);
    const { changes } = await forkedRecipe(app);
    expect(changes[0]).toMatchObject({ step: 25, optimizer: { name: 'adam', beta1: 0.9 } });
    expect(await csvOf(app)).toBe(curveOf({ ...steps, changes }));
    expect((await runs(app))[1]?.note).toContain('from step 25: Adam, learning rate');
  });

  test('what the core refuses is told, and nothing is lost', async () => {
    await openExperiment(app, steps);
    await train(app);
    await openFork(app, 20);
    await app.fill({ role: 'textbox', name: 'learning rate', within: '.fork' }, '-1');
    await app.click({ role: 'button', name: 'Fork', within: '.fork' });
    await eventually(() => alerts(app)).toEqual([
      expect.stringContaining('optimizer.lr: -1 is below 0'),
    ]);
    expect(await app.count('.fork')).toBe(1);
    expect(await runs(app)).toHaveLength(1);
    await app.click({ role: 'button', name: 'Close', within: '.fork' });
    await eventually(() => app.count('.fork')).toBe(0);
    expect(await visited(app)).toBe('20');
  });

  test('a run that diverged is left before, with less of its rate', async () => {
    // It learns until the rate, which rises, is too large.
    const hot: Experiment = {
      ...small,
      data: 'reg-gauss',
      loss: 'mse',
      optimizer: { name: 'sgd', lr: 30 },
      schedule: { name: 'fixed', warmup_steps: 3000 },
      model: { hidden: [16], activation: 'relu', init: 'glorot_normal' },
      steps: 400,
    };
    await openExperiment(app, hot);
    await app.fill('#speed', 12);
    await press(app, 'Train');
    await eventually(() => alerts(app)).toEqual([expect.stringContaining('Stopped at step')]);
    // Beside the restart there are two forks, at a third and at a tenth of the rate.
    await app.see('.notice .btn:nth-of-type(2)');
    expect(await app.text('.notice .btn:nth-of-type(2)')).toMatch(/^Fork at step \d+ with 10$/);
    await app.click('.notice .btn:nth-of-type(2)');
    await eventually(async () => (await runs(app)).length).toBe(2);
    await app.see({ role: 'button', name: 'Train again' }, 30_000);
    const { changes } = await forkedRecipe(app);
    expect(changes).toEqual([{ step: expect.any(Number), optimizer: { lr: 10 } }]);
    expect(await csvOf(app)).toBe(curveOf({ ...hot, changes }));
  });
});
