/** What is pressed on a page whose core has not come: it is done once it has. */
import { expect, test } from 'vitest';
import { encodePermalink } from '../../web/src/experiment/permalink';
import { encodeResult } from '../../web/src/experiment/result-code';
import { type App, forEachBrowser } from './support/app';
import { eventually, small, stepOf } from './support/lab';

const press = (app: App, name: string) => app.click({ role: 'button', name });

async function openEarly(app: App, document: object): Promise<void> {
  await app.open(`../../../late-core/${await encodePermalink(document)}`);
  await app.see({ role: 'tab', name: 'Train' }, 30_000);
}

async function letCome(app: App): Promise<void> {
  expect(await app.count({ role: 'progressbar', within: '.transport' })).toBe(0);
  await app.evaluate(async () => {
    await fetch('/late-core/come');
  });
}

forEachBrowser((app) => {
  test('steps are made, every one', async () => {
    await openEarly(app, small);
    await press(app, 'One step');
    await app.press('ArrowRight');
    await press(app, 'One step');
    await letCome(app);
    await app.see({ role: 'progressbar' }, 30_000);
    await eventually(() => stepOf(app)).toBe(3);
    expect(await app.errors()).toEqual([]);
  });

  test('a sweep is run', async () => {
    await openEarly(app, { ...small, sweep: { vary: { 'optimizer.lr': [0.1, 0.2] }, seeds: 2 } });
    await app.see('#run-sweep');
    // How many runs there are is not known yet, so it is dim; it is pressed all the same.
    await app.evaluate(() => document.querySelector<HTMLElement>('#run-sweep')?.click());
    await app.see({ role: 'button', name: 'Stop' });
    await letCome(app);
    await eventually(() => app.text('lab-compare .progress .scrub-words'), 60_000).toContain(
      '4 of 4 runs',
    );
    expect(await app.errors()).toEqual([]);
  });

  test('the pencil draws, Share opens once, and what was handed in is checked', async () => {
    await openEarly(app, small);
    await press(app, 'Draw the schedule');
    await app.evaluate(() => {
      const share = document.querySelector<HTMLElement>('.tools > button:last-child');
      share?.click();
      share?.click();
    });
    await app.see('dialog.share[open]');
    await press(app, 'Check results');
    await eventually(() => app.attribute({ role: 'button', name: 'Check' }, 'disabled')).toBe('');
    await app.fill('.class-check textarea', await encodeResult({ experiment: small, step: 40 }));
    await press(app, 'Check');
    await letCome(app);
    await app.see('.class-check .is-good, .class-check .is-bad', 60_000);
    await app.see('lab-draw .draw-point');
    await app.press('Escape');
    await eventually(() => app.count('dialog[open]')).toBe(0);
    expect(await app.errors()).toEqual([]);
  });
});
