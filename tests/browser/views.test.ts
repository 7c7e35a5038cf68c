/** The tabs: each view is fetched when it is opened, and a link brings it back. */
import { afterEach, expect, test } from 'vitest';
import type { Experiment } from '../../web/src/experiment/document';
import { type App, forEachBrowser } from './support/app';
import {
  alerts,
  eventually,
  openExperiment,
  openView,
  recipeOf,
  small,
  stepOf,
} from './support/lab';

const sweep = { vary: { 'optimizer.lr': [0.05, 0.1] }, seeds: 2 };
const withSweep = { ...small, sweep };
const tab = (name: string) => ({ role: 'tab', name });
const compare = 'lab-compare .recipe-strip';

const openTab = (app: App) =>
  app.evaluate(() => document.querySelector('.tabs [aria-selected=true]')?.textContent?.trim());

forEachBrowser((app) => {
  afterEach(() => app.resize(1280, 800));

  test('a tab opens its view, and the way back finds everything as it was', async () => {
    await openExperiment(app, small);
    expect(await openTab(app)).toBe('Train');
    await app.click({ role: 'button', name: 'One step' });
    await eventually(() => stepOf(app)).toBe(1);
    await app.click(tab('Compare'));
    await app.see(compare);
    expect(await openTab(app)).toBe('Compare');
    expect(await app.text('lab-compare .recipe-strip p')).toContain('Moons');
    // Train's keys are Train's.
    await app.evaluate(() => (document.activeElement as HTMLElement).blur());
    await app.press('ArrowRight');
    await app.click({ role: 'button', name: 'Edit in Train' });
    await app.see({ role: 'progressbar', name: 'Progress of the run' });
    expect(await stepOf(app)).toBe(1);
    expect(await app.errors()).toEqual([]);
  });

  test('a link brings the view back with its part', async () => {
    await openView(app, withSweep, compare);
    expect(await openTab(app)).toBe('Compare');
    await eventually(() => recipeOf(app)).toMatchObject({ seed: 3, sweep });
    const hash = await app.evaluate(() => location.hash);
    // Train's link has the recipe alone; the view keeps its part.
    await app.click(tab('Train'));
    await eventually(() => recipeOf(app)).not.toHaveProperty('sweep');
    await app.click(tab('Compare'));
    await eventually(() => recipeOf(app)).toMatchObject({ sweep });
    // Followed by hand, and back.
    await app.click(tab('Train'));
    await eventually(() => recipeOf(app)).not.toHaveProperty('sweep');
    await app.evaluate((to) => {
      location.hash = to;
    }, hash);
    await app.see(compare);
    await app.evaluate(() => history.back());
    await eventually(() => openTab(app)).toBe('Train');
    expect(await app.errors()).toEqual([]);
  });

  test('a part that cannot be is refused with its place', async () => {
    await openExperiment(app, { ...small, sweep: 3 } as Experiment);
    expect((await alerts(app)).join()).toContain('sweep: expected an object, found 3');
    await openExperiment(app, { ...small, sweeep: {} } as Experiment);
    await eventually(async () => (await alerts(app)).join()).toContain('sweeep');
  });

  test('a view that does not come is missed once, and asked for again when its tab is pressed', async () => {
    await app.open('../../../late-views/');
    await app.see({ role: 'button', name: 'Train' });
    await app.click(tab('Compare'));
    await eventually(() => alerts(app)).toHaveLength(1);
    expect((await alerts(app)).join()).toContain('part of this page did not arrive');
    await app.click(tab('Compare'));
    if (app.engine === 'chromium') {
      await app.see(compare);
      expect(await alerts(app)).toEqual([]);
    } else {
      // These remember for as long as the page is open that a module was not there, and it is said again.
      await eventually(() => alerts(app)).toHaveLength(1);
      await app.click(tab('Train'));
      await app.see('lab-charts');
    }
  });

  test('the arrow keys go from tab to tab', async () => {
    await openView(app, withSweep, compare);
    await app.evaluate(() => document.querySelector<HTMLElement>('.tabs [tabindex="0"]')?.focus());
    await app.press('ArrowLeft');
    await eventually(() => openTab(app)).toBe('Data');
    await app.press('ArrowRight');
    await eventually(() => openTab(app)).toBe('Compare');
    expect(await app.text(':focus')).toBe('Compare');
    // Not a step of the run that lies behind.
    expect(await stepOf(app)).toBe(0);
  });

  test('on a phone every tab can be reached', async () => {
    await app.resize(390, 844);
    await openView(app, withSweep, compare);
    const fits = await app.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    );
    expect(fits).toBe(true);
    await app.click(tab('Train'));
    await app.see('lab-charts');
  });
});
