/** The bar at the bottom: train, pause, one step, one epoch, back to the start, how fast, how far. */
import { expect, test } from 'vitest';
import { type App, forEachBrowser } from './support/app';
import {
  alerts,
  csvOf,
  eventually,
  openExperiment,
  recipeOf,
  small,
  speedStops,
  stepOf,
  train,
  waitForStep,
} from './support/lab';

const press = (app: App, name: string) => app.click({ role: 'button', name });
const epochsPassed = (app: App) => app.text('.epoch');

forEachBrowser((app) => {
  test('pause stops, and training goes on from there', async () => {
    await openExperiment(app, { ...small, steps: 4000 });
    await press(app, 'Train');
    await waitForStep(app, 5);
    await press(app, 'Pause');
    await app.see({ role: 'button', name: 'Train' });
    const paused = await stepOf(app);
    expect(paused).toBeLessThan(4000);
    await press(app, 'One step');
    await eventually(() => stepOf(app)).toBe(paused + 1);
    await press(app, 'Train');
    await waitForStep(app, paused + 5);
  });

  test('one epoch goes to the end of the epoch', async () => {
    await openExperiment(app, small);
    expect(await epochsPassed(app)).toBe('8 epochs');
    await press(app, 'One step');
    await eventually(() => epochsPassed(app)).toBe('epoch 0.2');
    await press(app, 'One epoch');
    await eventually(() => stepOf(app)).toBe(5);
    expect(await epochsPassed(app)).toBe('epoch 1.0');
    await press(app, 'One epoch');
    await eventually(() => stepOf(app)).toBe(10);
  });

  test('back at the start, the same seed gives the same curve, another one does not', async () => {
    await openExperiment(app, small);
    await train(app);
    const first = await csvOf(app);
    await press(app, 'Back to the start');
    await eventually(() => stepOf(app)).toBe(0);
    await train(app);
    expect(await csvOf(app)).toBe(first);
    expect(await app.count('lab-runs li')).toBe(1);

    await app.fill({ role: 'textbox', name: 'seed' }, 4);
    await train(app, 'Train the new recipe');
    expect(await csvOf(app)).not.toBe(first);
    expect(await app.count('lab-runs li')).toBe(2);
  });

  test('the dice throws another seed', async () => {
    await openExperiment(app, small);
    await press(app, 'Another seed');
    await eventually(async () => (await recipeOf(app))?.seed).not.toBe(3);
    const seed = (await recipeOf(app))?.seed;
    expect(await app.value({ role: 'textbox', name: 'seed' })).toBe(String(seed));
  });

  test('a run that has ended makes no further step, and trains again from the start', async () => {
    await openExperiment(app, small);
    await train(app);
    for (const name of ['One step', 'One epoch']) {
      expect(await app.attribute({ role: 'button', name }, 'aria-disabled')).toBe('true');
    }
    expect(await app.text('.scrub-words')).toContain('step 40 of 40');
    await app.fill('#speed', speedStops.steps10);
    await press(app, 'Train again');
    await eventually(() => stepOf(app)).toBeLessThan(40);
  });

  test('the speed is kept to, can be changed while it trains, and tells the time left', async () => {
    await openExperiment(app, { ...small, steps: 4000 });
    await app.fill('#speed', speedStops.steps10);
    await eventually(() => app.text('.rate')).toBe('10 steps/s');
    await press(app, 'Train');
    await waitForStep(app, 4);
    // 400 s at ten steps a second.
    await eventually(() => app.text('.scrub-words')).toMatch(/, [5-7] min left/);
    const slow = await stepOf(app);
    expect(slow).toBeLessThan(100);
    await app.fill('#speed', speedStops.fastest);
    await app.see({ role: 'button', name: 'Train again' }, 20_000);
    expect(await stepOf(app)).toBe(4000);
    expect(await app.text('.scrub-words')).not.toContain('left');
  });

  test('a diverging run says what happened, at which step, and what to try', async () => {
    const broken = { name: 'sgd', lr: 1000 };
    await openExperiment(app, { ...small, data: 'sine', loss: 'mse', optimizer: broken });
    await app.fill('#speed', speedStops.fastest);
    await press(app, 'Train');
    await eventually(async () => (await alerts(app)).length).toBe(1);
    const [notice = ''] = await alerts(app);
    const step = Number(/Stopped at step (\d+)/.exec(notice)?.[1]);
    expect(step).toBe(await stepOf(app));
    expect(step).toBeLessThan(40);
    expect(notice).toContain('At a learning rate of 1000 every step overshot');
    expect(notice).toContain('A smaller rate, or a schedule that warms up');
    expect(await app.text('.scrub-words')).toContain(`stopped at step ${step} of 40`);
    expect(await app.text('lab-runs .run-name .note')).toBe(`stopped at step ${step}`);

    // The way out lies beside the message.
    await press(app, 'Try again at 100');
    await eventually(() => app.value({ role: 'textbox', name: 'learning rate' })).toBe('100');
    await eventually(() => app.count('lab-runs li')).toBe(2);
    expect(await app.errors()).toEqual([]);
  });
});
