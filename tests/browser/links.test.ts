/** The address holds what is open, and the browser's way back and forward leads through it. */
import { afterEach, expect, test } from 'vitest';
import { encodePermalink } from '../../web/src/experiment/permalink';
import { type App, forEachBrowser } from './support/app';
import {
  alerts,
  eventually,
  openExperiment,
  recipeOf,
  small,
  stepOf,
  takeFromMenu,
} from './support/lab';

const tab = (name: string) => ({ role: 'tab', name });
const openTab = (app: App) =>
  app.evaluate(() => document.querySelector('.tabs [aria-selected=true]')?.textContent?.trim());
const go = (app: App, by: number) => app.evaluate((steps) => history.go(steps), by);
const seedOf = async (app: App) => (await recipeOf(app))?.seed;

forEachBrowser((app) => {
  afterEach(async () => {
    expect(await app.errors()).toEqual([]);
  });

  test('back and forward lead through views and documents, edits stay in theirs', async () => {
    await openExperiment(app, small);
    await app.click({ role: 'button', name: 'One step' });
    await eventually(() => stepOf(app)).toBe(1);
    const entries = await app.evaluate(() => history.length);
    await app.click(tab('Compare'));
    await eventually(() => recipeOf(app)).toHaveProperty('sweep');
    await app.click(tab('Train'));
    await eventually(() => recipeOf(app)).not.toHaveProperty('sweep');
    await app.fill({ role: 'textbox', name: 'seed' }, 8);
    await eventually(() => seedOf(app)).toBe(8);
    await takeFromMenu(
      app,
      'header lab-menu button',
      'Batches of oneThe loss trembles, and still it falls',
    );
    await eventually(() => recipeOf(app)).toMatchObject({ batch: { size: 1 } });
    expect(await app.evaluate(() => history.length)).toBe(entries + 3);

    await go(app, -1);
    await eventually(() => seedOf(app)).toBe(8);
    await go(app, -1);
    await eventually(() => openTab(app)).toBe('Compare');
    await eventually(() => seedOf(app)).toBe(3);
    await go(app, 2);
    await eventually(() => recipeOf(app)).toMatchObject({ batch: { size: 1 } });
    await eventually(() => openTab(app)).toBe('Train');
    await go(app, -3);
    await eventually(() => seedOf(app)).toBe(3);
    expect(await openTab(app)).toBe('Train');
  });

  test('the way back to a recipe that is still there leaves its run as it is', async () => {
    // A first visit, whose address is bare.
    await app.open();
    await app.click({ role: 'button', name: 'One step' });
    await eventually(() => stepOf(app)).toBe(1);
    await app.click(tab('Data'));
    await app.see('.data-drop');
    await app.click(tab('Lessons'));
    await eventually(() => recipeOf(app)).toHaveProperty('lesson');
    const first = (await recipeOf(app)) as object;
    await app.click('.toc li:nth-of-type(2) button');
    await eventually(() => recipeOf(app)).not.toEqual(first);
    await go(app, -1);
    await eventually(() => recipeOf(app)).toEqual(first);
    await app.see('.toc li:first-of-type [aria-current]');
    await go(app, -1);
    await eventually(() => openTab(app)).toBe('Data');
    await go(app, -1);
    await eventually(() => openTab(app)).toBe('Train');
    expect(await app.evaluate(() => location.hash)).toBe('');
    expect(await stepOf(app)).toBe(1);
    await go(app, 2);
    await eventually(() => openTab(app)).toBe('Lessons');
  });

  test('a link of a later version says so, and what is open stays', async () => {
    await openExperiment(app, small);
    const later = await encodePermalink({ ...small, version: 2, sweep: 'all' });
    await app.evaluate((hash) => {
      location.hash = hash;
    }, later);
    await eventually(async () => (await alerts(app)).join()).toContain(
      'version: 2 is unknown; this is version 1',
    );
    expect(await openTab(app)).toBe('Train');
    await app.see({ role: 'button', name: 'Train' });
  });
});
