/** What goes wrong is said once, clearly, where it happened; nothing is lost. */
import { expect, test } from 'vitest';
import { type App, forEachBrowser } from './support/app';
import { eventually, inkOf, stepOf } from './support/lab';

const alertText = (app: App) =>
  app.waitFor(
    () =>
      [...document.querySelectorAll('[role=alert]')]
        .filter((element) => element.checkVisibility() && element.textContent?.trim())
        .map((element) => element.textContent?.replace(/\s+/g, ' ').trim())
        .join(' | '),
    [],
    { what: 'a message' },
  );

/** The site's broken copies lie beside it (support/server.ts). */
const elsewhere = (path: string) => `../../..${path}`;

forEachBrowser((app) => {
  test.each([
    ['/missing-wasm/', /engine.*404/],
    ['/damaged-wasm/', /engine.*damaged/],
  ])('the site at %s says what is wrong with it', async (path, message) => {
    await app.open(elsewhere(path));
    expect(await alertText(app)).toMatch(message);
  });

  test('a part of the page that does not come is missed, and the page still works', async () => {
    await app.open(elsewhere('/missing-parts/'));
    await app.click({ role: 'button', name: 'Show Loss as a table' });
    expect(await alertText(app)).toMatch(/part of this page.*load the page again/);
    await app.click({ role: 'button', name: 'One step' });
    await eventually(() => stepOf(app)).toBe(1);
  });

  test('a damaged data file is named, and another set can be chosen', async () => {
    await app.open(elsewhere('/damaged-data/'));
    await app.see({ role: 'button', name: 'Train' });
    await app.click('lab-picker .pick');
    await app.click({ role: 'option', name: 'Iris4 → 3 classes' });
    expect(await alertText(app)).toMatch(/iris.*damaged/);
    await app.click('lab-picker .pick');
    await app.click({ role: 'option', name: 'Moons2 → 2 classes' });
    await app.click({ role: 'button', name: 'Train' });
    await app.waitFor(
      () => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) > 0,
      [],
      { what: 'a step' },
    );
  });

  test('a style sheet that comes late is waited for', async () => {
    await app.open(elsewhere('/late-styles/'));
    await app.see({ role: 'button', name: 'Train' });
    await app.click({ role: 'button', name: 'One epoch' });
    // The charts have their measures, and draw.
    await eventually(() => inkOf(app, 'loss', 'run-1')).toBeGreaterThan(10);
    expect(await app.errors()).toEqual([]);
  });

  test('a damaged link is reported, and the page still works', async () => {
    await app.open('#not-a-link');
    expect(await alertText(app)).toMatch(/link/);
    await app.click({ role: 'button', name: 'One step' });
  });

  test('a value out of range keeps its text, says why, and leaves the run alone', async () => {
    await app.open();
    await app.choose({ role: 'combobox', name: 'Optimizer' }, 'sgd');
    await app.click({ role: 'button', name: 'One step' });
    // What waits for the core is given up when an edit is refused.
    await eventually(() => stepOf(app)).toBe(1);
    const momentum = { role: 'textbox', name: 'momentum' };
    await app.fill(momentum, '1.2');
    expect(await alertText(app)).toBe('1.2 is above 1');
    expect(await app.value(momentum)).toBe('1.2');
    expect(await app.attribute(momentum, 'aria-invalid')).toBe('true');
    await app.click({ role: 'button', name: 'One step' });
    await app.waitFor(
      () => document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') === '2',
      [],
      { what: 'step 2' },
    );
    await app.fill(momentum, '0.9');
    await app.waitFor(() => !document.querySelector('[aria-invalid=true]'), [], {
      what: 'the field to be valid again',
    });
    expect(await app.errors()).toEqual([]);
  });

  test('a run that diverges says so and offers a smaller rate', async () => {
    await app.open();
    await app.click({ role: 'button', name: 'Break it A rate that is too large' });
    expect(await alertText(app)).toMatch(/Stopped at step \d+: the loss is no longer finite/);
    await app.click('lab-app .notice .btn');
    await app.waitFor(() => !document.querySelector('lab-app .notice')?.checkVisibility(), [], {
      what: 'the notice to go',
    });
  });
});
