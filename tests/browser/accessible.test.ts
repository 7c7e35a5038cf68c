/** axe finds nothing: both themes, phone and laptop, before, during and after a run, and in views. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { type App, forEachBrowser } from './support/app';
import { openView, small } from './support/lab';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** What axe objects to, as text. */
async function objections(app: App): Promise<string[]> {
  // As an expression, because a content policy forbids a script of another origin.
  await app.driver.evaluate(`(() => { ${axe} })()`);
  const found = (await app.driver.evaluate(
    'axe.run(document).then(({ violations }) => violations)',
  )) as Found[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}

const looks = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;
/** Views are made of the same parts: each theme and each width once. */
const views = [looks[0], looks[3]] as const;

async function setTheme(app: App, theme: string): Promise<void> {
  await app.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
}

/** Colours of the other theme would fade. */
async function finishFading(app: App): Promise<void> {
  await app.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
}

forEachBrowser((app) => {
  test.each(looks)('at %i pixels, %s', async (width, theme) => {
    await app.resize(width, 800);
    await app.open();
    await setTheme(app, theme);
    await app.see({ role: 'button', name: 'Train' });
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    // draw.test.ts presses it as a person would; here only what comes of it is looked at.
    await app.evaluate(() =>
      document.querySelector<HTMLElement>('[aria-label="Draw the schedule"]')?.click(),
    );
    await app.see('.draw-point');
    expect(await objections(app)).toEqual([]);
    await app.click({ role: 'button', name: 'Done' });
    await app.fill('#speed', 12);
    await app.click({ role: 'button', name: 'Train' });
    await app.see({ role: 'button', name: 'Train again' }, 40_000);
    expect(await objections(app)).toEqual([]);
    await app.click({ role: 'button', name: 'Instruments' });
    await app.click({ role: 'checkbox', name: 'update-to-weight ratio' });
    await app.see('.reading', 40_000);
    expect(await objections(app)).toEqual([]);
    await app.resize(1280, 800);
  });

  test.each(views)('Share at %i pixels, %s', async (width, theme) => {
    await app.resize(width, 800);
    await openView(app, small, 'lab-charts');
    await setTheme(app, theme);
    await app.click({ role: 'button', name: 'Share' });
    await app.see('dialog .qr');
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.resize(1280, 800);
  });

  test.each(views)('Compare at %i pixels, %s', async (width, theme) => {
    await app.resize(width, 800);
    const vary = { 'optimizer.lr': [0.1, 1e38], 'batch.size': [8, 16] };
    await openView(
      app,
      { ...small, steps: 10, sweep: { vary, seeds: 2 } },
      '#run-sweep[aria-disabled=false]',
    );
    await app.evaluate((name) => {
      document.documentElement.dataset.theme = name;
      for (const animation of document.getAnimations()) animation.finish();
    }, theme);
    expect(await objections(app)).toEqual([]);
    await app.click('#run-sweep');
    await app.see('#run-sweep', 40_000);
    await app.click({ role: 'button', name: 'constant rate / batch' });
    expect(await objections(app)).toEqual([]);
    await app.resize(1280, 800);
  });

  test.each(views)('Find rate at %i pixels, %s', async (width, theme) => {
    await app.resize(width, 800);
    await openView(app, { ...small, range_test: { to: 100 } }, '#run-range-test');
    await setTheme(app, theme);
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.click('#run-range-test');
    await app.see('.flag', 40_000);
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.resize(1280, 800);
  });

  test.each(views)('Surface at %i pixels, %s', async (width, theme) => {
    await app.resize(width, 800);
    await openView(app, { ...small, surface: 'ravine' }, '.map-key span');
    await setTheme(app, theme);
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.fill({ role: 'slider', name: 'Step' }, 3);
    await app.see('.race-arrows li');
    expect(await objections(app)).toEqual([]);
    const sticksOut = await app.evaluate(() =>
      [...document.querySelectorAll('lab-surface *')].some((part) => {
        const { left, right, width: wide } = part.getBoundingClientRect();
        return part.checkVisibility() && wide > 1 && (left < -1 || right > innerWidth + 1);
      }),
    );
    expect(sticksOut).toBe(false);
    await app.resize(1280, 800);
  });

  test.each(views)('a landscape at %i pixels, %s', async (width, theme) => {
    await app.resize(width, 800);
    await openView(app, { ...small, landscape: { size: 5 } }, 'lab-landscape .recipe-strip');
    await setTheme(app, theme);
    await app.see({ role: 'button', name: 'Grid as CSV' }, 40_000);
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.resize(1280, 800);
  });

  test.each(views)('Data at %i pixels, %s', async (width, theme) => {
    await app.resize(width, 800);
    await app.open();
    await app.click({ role: 'tab', name: 'Data' });
    await app.see('.data-drop', 40_000);
    await setTheme(app, theme);
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.click('[data-table=penguins]');
    await app.see('.data-states', 40_000);
    await app.choose({ role: 'combobox', name: 'Kind of island' }, 'ordered');
    await app.see('.data-order button');
    await app.click('.data-read summary');
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.resize(1280, 800);
  });

  test.each(views)('Loss at %i pixels, %s', async (width, theme) => {
    await app.resize(width, 800);
    await openView(app, { ...small, loss_anatomy: { row: 2 } }, '.loss-column');
    await setTheme(app, theme);
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.resize(1280, 800);
  });

  test.each(views)('a lesson at %i pixels, %s', async (width, theme) => {
    await app.resize(width, 800);
    await openView(app, { version: 1, lesson: { id: 'adam-forgives', seeds: 2 } }, '#run-lesson');
    await setTheme(app, theme);
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.click('#run-lesson');
    await app.see('.lesson-overall', 120_000);
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.resize(1280, 800);
  });

  test.each(views)('the lab report at %i pixels, %s', async (width, theme) => {
    await app.resize(width, 800);
    await openView(app, small, 'lab-charts');
    await setTheme(app, theme);
    await app.click('.charts-menu:not(.charts-narrow) summary');
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
    await app.click({ role: 'button', name: 'Lab report…' });
    await app.see('dialog.report[open]');
    await finishFading(app);
    expect(await objections(app)).toEqual([]);
  });
});
