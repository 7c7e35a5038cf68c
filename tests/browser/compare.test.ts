/** Compare: its numbers are those of `descent sweep`, to the last byte of its table. */
import { spawnSync } from 'node:child_process';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildCli, bundle } from '../../web/tools/build-cli.mjs';
import { root } from '../../web/tools/process.mjs';
import { type App, forEachBrowser } from './support/app';
import { alerts, eventually, openView, recipeOf, small, takeFromMenu } from './support/lab';

const rates = { ...small, sweep: { vary: { 'optimizer.lr': [0.01, 0.1, 1e38] }, seeds: 3 } };
const ridge = {
  ...small,
  steps: 20,
  sweep: { vary: { 'optimizer.lr': [0.03, 0.1, 0.3], 'batch.size': [4, 16] }, seeds: 2 },
};
/** Far too long to be waited for, but for its first two. */
const endless = { ...small, sweep: { vary: { steps: [20, 1e7, 2e7, 3e7] }, seeds: 2 } };

const digits = {
  ...small,
  data: { source: 'digits' },
  model: { ...small.model, hidden: [32] },
  steps: 400,
  evaluate_every: 100,
  sweep: {
    vary: { 'optimizer.lr': [0.01, 0.1, 0.3, 1], 'batch.size': [16, 32, 64, 128] },
    seeds: 3,
  },
};

function onTheCommandLine(document: object): string {
  const input = JSON.stringify(document);
  const args = [root + bundle, 'sweep', '-', '--csv', '-'];
  return spawnSync(process.execPath, args, { input, encoding: 'utf8' }).stdout;
}

beforeAll(() => buildCli(), 300_000);

const run = '#run-sweep';
/** The core has taken the recipe. */
const ready = `${run}[aria-disabled=false]`;
const table = 'lab-compare-table';

async function runToTheEnd(app: App): Promise<void> {
  await app.click(run);
  await app.waitFor(
    () => {
      const button = document.querySelector<HTMLElement>('#run-sweep');
      return button && !button.hidden && document.querySelector('lab-compare-table');
    },
    [],
    { what: 'the end of the sweep', timeout: 60_000 },
  );
}

async function csvOf(app: App): Promise<string> {
  const { base64, name } = await app.download(() => app.click('#sweep-csv'));
  expect(name).toBe('sweep.csv');
  return Buffer.from(base64, 'base64').toString('utf8');
}

/** The table's body, cells as shown. */
const shownRows = (app: App) =>
  app.evaluate(() =>
    [...document.querySelectorAll('lab-compare-table tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()),
    ),
  );

// A slow browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

forEachBrowser((app) => {
  afterEach(() => app.resize(1280, 800));

  test('a document shows its grid, and what came of it is the command line’s table', async () => {
    await openView(app, rates, ready);
    await eventually(() => app.text(run)).toBe('Train 9 runs');
    expect(await app.value({ role: 'textbox', name: 'Values of learning rate' })).toBe(
      '0.01, 0.1, 1e38',
    );
    // It is ready, and does not run.
    expect(await app.count(table)).toBe(0);
    await runToTheEnd(app);
    const expected = onTheCommandLine(rates);
    expect(await csvOf(app)).toBe(expected);

    const rows = expected
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const mean = rows.find(([, seed]) => seed === 'mean') as string[];
    const loss = Number(mean[rows[0]?.indexOf('test_loss') ?? 0]).toFixed(3);
    const shown = await shownRows(app);
    expect(shown[0]?.slice(0, 2)).toEqual([
      '0.01',
      expect.stringMatching(`^${loss} ± 0\\.\\d{3}$`),
    ]);
    // What diverges is a result.
    expect(shown[2]).toEqual(['1e38', 'diverged', 'diverged', 'diverged', 'diverged', '0 of 3']);
    expect(await alerts(app)).toEqual([]);
    expect(await app.errors()).toEqual([]);
  });

  test('the table is sorted by what its head says', async () => {
    await openView(
      app,
      { ...small, sweep: { vary: { 'optimizer.lr': [0.001, 0.1, 0.01] } } },
      ready,
    );
    await runToTheEnd(app);
    const first = async () => (await shownRows(app)).map(([rate]) => rate);
    expect(await first()).toEqual(['0.001', '0.1', '0.01']);
    const head = { role: 'button', name: 'train loss', within: table };
    await app.click(head);
    await eventually(first).toEqual(['0.1', '0.01', '0.001']);
    expect(await app.attribute(`${table} [aria-sort=ascending]`, 'scope')).toBe('col');
    await app.click(head);
    await eventually(first).toEqual(['0.001', '0.01', '0.1']);
    await app.click(head);
    await eventually(first).toEqual(['0.001', '0.1', '0.01']);
  });

  test('two settings are a map, and a cell opens its runs', async () => {
    await openView(app, ridge, ready);
    await runToTheEnd(app);
    expect(await app.count('.map-cell')).toBe(6);
    expect(await app.count('.map-cell.is-best')).toBe(2);
    const csv = onTheCommandLine(ridge)
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const head = csv[0] as string[];
    const of = (seed: string) =>
      csv.find(
        ([rate, batch, which]) => rate === '0.3' && batch === '16' && which === seed,
      ) as string[];
    const lossOf = (seed: string) => Number(of(seed)[head.indexOf('test_loss')]).toFixed(3);
    const cell = {
      role: 'button',
      name: `learning rate 0.3, batch size 16: ${lossOf('mean')}`,
    };
    await app.click(cell);
    await eventually(() => shownRows(app)).toEqual([
      ['3', lossOf('3'), ...[2, 3, 4].map(() => expect.any(String)), '20', 'finished', 'Train it'],
      ['4', lossOf('4'), ...[2, 3, 4].map(() => expect.any(String)), '20', 'finished', 'Train it'],
    ]);
    expect(await app.attribute(cell, 'aria-pressed')).toBe('true');
    await app.click({ role: 'button', name: 'All points' });
    await eventually(async () => (await shownRows(app)).length).toBe(6);
    await app.click({ role: 'button', name: 'constant rate / batch' });
    await app.see('.map-ratio');
    // A batch size is varied: steps to a target beside it.
    await app.see({ role: 'img', name: 'Steps to a target' });
    await app.click({ role: 'button', name: 'Measure the noise scale' });
    await eventually(() => app.text('.noise .note'), 30_000).toMatch(/noise scale of [\d,]+:/);
    expect(await app.errors()).toEqual([]);
  });

  test('presets set the grid, and leave the recipe alone', async () => {
    await openView(app, rates, ready);
    await eventually(() => recipeOf(app)).toHaveProperty('changes');
    const { sweep: _, ...recipe } = (await recipeOf(app)) as unknown as { [key: string]: unknown };
    const presets = 'lab-compare lab-menu > button';
    await takeFromMenu(app, presets, 'Momentum0, 0.5, 0.9 and 0.99');
    await eventually(() => recipeOf(app)).toEqual({
      ...recipe,
      sweep: { vary: { 'optimizer.momentum': [0, 0.5, 0.9, 0.99] }, seeds: 5 },
    });
    await takeFromMenu(app, presets, 'Cross-entropy against MSEJudged by accuracy');
    await runToTheEnd(app);
    // Losses of different kinds are not ranked beside each other.
    expect(await app.count({ role: 'button', name: 'test loss', within: '.compare-bar' })).toBe(0);
    const heads = await app.evaluate(() =>
      [...document.querySelectorAll('lab-compare-table thead th')].map((th) =>
        th.textContent?.trim(),
      ),
    );
    expect(heads).toEqual(['loss', 'test accuracy', 'train accuracy', 'finished']);
  });

  test('values are picked and typed, and what the core refuses is named by its place', async () => {
    await openView(app, rates, ready);
    await app.fill({ role: 'textbox', name: 'Values of learning rate' }, '0.1, -1');
    await app.click(run);
    await eventually(async () => (await alerts(app)).join()).toContain(
      'sweep.vary["optimizer.lr"][1]: -1 is below 0',
    );
    await app.choose({ role: 'combobox', name: 'Setting 1' }, 'schedule');
    await app.click({ role: 'button', name: 'Cosine' });
    await eventually(async () => JSON.stringify(await recipeOf(app))).not.toContain('"cosine"');
    await app.click({ role: 'button', name: 'Vary another setting' });
    await app.fill({ role: 'textbox', name: 'Values of learning rate' }, '0.1, 0.2');
    await app.fill('#seeds', '1');
    await eventually(() => recipeOf(app)).toMatchObject({
      sweep: { vary: { 'optimizer.lr': [0.1, 0.2] }, seeds: 1 },
    });
    // Sixteen schedules but one, at two rates.
    await eventually(() => app.text(run)).toBe('Train 30 runs');
  });

  test('a sweep is stopped, keeps what has ended, and goes on in another view', async () => {
    await openView(app, endless, ready);
    await app.click(run);
    const ended = () => app.text('lab-compare .scrub-words span');
    await eventually(ended, 60_000).toMatch(/^[12] of 8 runs$/);
    await app.click({ role: 'tab', name: 'Train' });
    await app.see('lab-charts');
    await app.click({ role: 'tab', name: 'Compare' });
    await app.see({ role: 'button', name: 'Stop' });
    await app.click({ role: 'button', name: 'Stop' });
    await app.see(run);
    expect(await ended()).toMatch(/^[12] of 8 runs$/);
    expect(await app.count(table)).toBe(1);
    // The pool takes another.
    await app.fill({ role: 'textbox', name: 'Values of steps' }, '10, 20');
    await app.see('.stale');
    await runToTheEnd(app);
    await eventually(ended, 60_000).toBe('4 of 4 runs');
    expect(await app.errors()).toEqual([]);
  });

  test('a drawn schedule is compared by what it does not set itself', async () => {
    const drawn = { ...small, schedule: { name: 'piecewise', points: [[0, 0.1]] } };
    await openView(app, drawn, 'lab-charts');
    await app.click({ role: 'tab', name: 'Compare' });
    const sweep = async () => (await recipeOf(app)) as { sweep?: object } | null;
    await eventually(async () => (await sweep())?.sweep).toMatchObject({
      vary: { 'batch.size': expect.anything() },
    });
  });

  test('48 runs of digits go on while the tab is hidden, and their table is that of a shell', async () => {
    await openView(app, digits, ready);
    await app.click(run);
    // Typing is not overtaken by what arrives.
    const field = { role: 'textbox', name: 'Values of learning rate' };
    await app.evaluate(() => document.querySelector<HTMLInputElement>('.typed')?.select());
    await app.driver.type('0.5, ');
    const ended = () => app.text('lab-compare .scrub-words span');
    await eventually(ended, 60_000).toBe('48 of 48 runs');
    expect(await app.value(field)).toBe('0.5, ');

    await openView(app, digits, ready);
    await app.click(run);
    await eventually(ended, 60_000).toMatch(/^[1-9]\d* of 48 runs$/);
    await app.elsewhere(async () => {
      // That they have ended is told without a frame, which a hidden page gets none of.
      await eventually(ended, 60_000).toBe('48 of 48 runs');
    });
    await eventually(ended).toBe('48 of 48 runs');
    expect(await csvOf(app)).toBe(onTheCommandLine(digits));
    expect(await app.errors()).toEqual([]);
  });

  test.each([390, 768, 1280, 1920])('nothing sticks out at %i pixels', async (width) => {
    await app.resize(width, 900);
    await openView(app, ridge, ready);
    await runToTheEnd(app);
    const out = await app.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const parts = document.querySelectorAll(
        '.question *, lab-compare-chart, .compare-title *, .map-cell, .target-plot',
      );
      const found = [...parts].filter((part) => {
        const { left, right, width: wide } = part.getBoundingClientRect();
        return part.checkVisibility() && wide > 1 && (left < -1 || right > clientWidth + 1);
      });
      const names = found.map((part) => part.outerHTML.slice(0, 80));
      return scrollWidth > clientWidth ? [`the page: ${scrollWidth}`, ...names] : names;
    });
    expect(out).toEqual([]);
  });
});
