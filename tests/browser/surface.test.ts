/** Surface as a person uses it: a race's numbers are those of `descent run`. */
import { expect, test } from 'vitest';
import type { Race } from '../../web/src/experiment/race';
import { racePieces } from '../../web/src/export/race-csv';
import { loadLab } from '../web/core';
import { type App, forEachBrowser } from './support/app';
import { alerts, eventually, openExperiment, openView, recipeOf, small } from './support/lab';

const race = {
  version: 1,
  seed: 4,
  surface: { name: 'rosenbrock', start: [-1.5, 2] },
  racers: [
    { optimizer: { name: 'sgd', lr: 0.0005, momentum: 0.9 }, schedule: { name: 'cosine' } },
    { optimizer: { name: 'adam', lr: 0.05 } },
  ],
  steps: 80,
} satisfies Race;
const map = 'lab-surface-map .ways';
const scrub = { role: 'slider', name: 'Step' };

/** What `descent run --csv` writes: tests/web/cli/race.test.ts holds the command against the lab. */
async function expected(document: object): Promise<string> {
  const { value, fault } = (await loadLab()).race(document);
  if (!value) throw new Error(fault?.message);
  return [...racePieces(value.courses)].join('');
}

async function csvOf(app: App): Promise<string> {
  const { base64 } = await app.download(() => app.click({ role: 'button', name: 'Race as CSV' }));
  return Buffer.from(base64, 'base64').toString('utf8');
}

/** The whole document of the address: the lab refuses what does not belong to a race. */
const raceOf = async (app: App) => (await recipeOf(app)) as unknown as Race;

const opened = async (app: App, document: object = race) => {
  await openView(app, document, map);
  await eventually(() => app.count('.race-results tbody tr')).toBeGreaterThan(0);
};

/** A cell of the table of results. */
const cell = (app: App, row: number, column: number) =>
  app.evaluate(
    (r, c) =>
      document.querySelectorAll('.race-results tbody tr')[r]?.children[c]?.textContent?.trim() ??
      '',
    row,
    column,
  );

/** Where a point of the map lies on the page, as shares of its width and height. */
const onMap = (app: App, across: number, down: number) =>
  app.evaluate(
    (selector, x, y) => {
      const box = document.querySelector(selector)!.getBoundingClientRect();
      return { x: box.left + x * box.width, y: box.top + y * box.height };
    },
    map,
    across,
    down,
  );

forEachBrowser((app) => {
  test("a link's race has the command's numbers, step by step", async () => {
    await opened(app);
    expect(await app.count('.race-results tbody tr')).toBe(2);
    expect(await csvOf(app)).toBe(await expected(race));
    const rows = (await expected(race)).trimEnd().split('\n').slice(1);
    for (const step of [0, 1, 40, 80]) {
      await app.fill(scrub, step);
      await eventually(() => app.value(scrub)).toBe(String(step));
      await eventually(() => app.text('.race-results caption')).toBe(
        step < 80 ? `At step ${step}` : 'Where each ended',
      );
      const [, , , loss, x, y] = rows[81 + step]!.split(',').map(Number);
      expect(Number(await cell(app, 1, 1))).toBeCloseTo(x!, 2);
      expect(Number(await cell(app, 1, 2))).toBeCloseTo(y!, 2);
      expect(Number(await cell(app, 1, 3))).toBeCloseTo(loss!, 2);
    }
    expect(await app.errors()).toEqual([]);
  });

  test('the start is set by a press, by a drag, by keys and by number', async () => {
    await opened(app);
    const start = async () => (await raceOf(app)).surface as { start: [number, number] };
    await app.drag(await onMap(app, 0.5, 0.5));
    await eventually(async () => (await start()).start.map(Math.round)).toEqual([0, 1]);
    await app.drag(await onMap(app, 0.5, 0.5), await onMap(app, 0.5, 0.25));
    await eventually(async () => (await start()).start[1]).toBeGreaterThan(1.5);
    const [x] = (await start()).start;
    await app.evaluate(() =>
      document.querySelector<HTMLElement>('lab-surface-map .start')?.focus(),
    );
    await app.press('ArrowRight');
    await eventually(async () => (await start()).start[0]).toBeGreaterThan(x);
    await app.fill({ role: 'textbox', name: 'Start, x' }, '-1.25');
    await eventually(async () => (await start()).start[0]).toBe(-1.25);
    // The numbers are those of the new race.
    await eventually(async () => (await csvOf(app)) === (await expected(await raceOf(app)))).toBe(
      true,
    );
    expect(await app.errors()).toEqual([]);
  });

  test('a racer is added, changed and taken away; a link brings the race back', async () => {
    await opened(app);
    await app.click({ role: 'button', name: 'Add a racer' });
    await eventually(() => app.count('.race-results tbody tr')).toBe(3);
    await app.choose({ role: 'combobox', name: 'Optimizer', within: 'lab-race' }, 'rmsprop');
    await eventually(async () => (await raceOf(app)).racers?.[2]?.optimizer).toMatchObject({
      name: 'rmsprop',
    });
    await app.fill({ role: 'textbox', name: 'learning rate', within: 'lab-race' }, '0.02');
    await eventually(async () => (await raceOf(app)).racers?.[2]?.optimizer).toMatchObject({
      lr: 0.02,
    });
    const address = await app.evaluate(() => location.hash);
    const csv = await csvOf(app);
    expect(csv).toBe(await expected(await raceOf(app)));
    await app.visit('blank.html');
    await app.visit(address);
    await app.see(map);
    await eventually(() => app.count('.race-results tbody tr')).toBe(3);
    expect(await csvOf(app)).toBe(csv);
    await app.click('.racers li:first-child .racer-head .btn');
    await eventually(() => app.count('.race-results tbody tr')).toBe(2);
    expect(await app.errors()).toEqual([]);
  });

  test('what the core refuses is said at its place, and the race stays', async () => {
    await opened(app);
    await app.fill({ role: 'textbox', name: 'Start, x' }, '5000');
    await eventually(() => alerts(app)).toEqual(['5000 is above 1000']);
    expect(await csvOf(app)).toBe(await expected(race));
    await opened(app, { ...race, surface: { name: 'rosenbrock', steepness: 3 } });
    await eventually(async () => (await alerts(app)).join()).toContain(
      'surface.steepness: unknown; rosenbrock has',
    );
    await app.see(map);
  });

  test('it plays, stops at the end, and an example begins from its start', async () => {
    await opened(app);
    await app.fill('#race-speed', 9);
    await app.click({ role: 'button', name: 'Play' });
    await app.see({ role: 'button', name: 'Play' });
    await eventually(() => app.value(scrub)).toBe('80');
    await app.click('.race lab-menu button');
    await app.see(':popover-open :focus');
    await app.click({
      role: 'button',
      name: 'Optimizers on Beale’s plains',
      within: ':popover-open',
    });
    await eventually(() => app.count('.race-results tbody tr')).toBe(5);
    await app.click({ role: 'button', name: 'To the start' });
    await eventually(() => app.value(scrub)).toBe('0');
    await app.click({ role: 'button', name: 'One step' });
    await eventually(() => app.value(scrub)).toBe('1');
    await app.see('.race-arrows li');
    expect(await app.errors()).toEqual([]);
  });

  test('a race has a length of its own, and training keeps its', async () => {
    await openExperiment(app, small);
    await app.click({ role: 'tab', name: 'Surface' });
    await app.see(map);
    await eventually(async () => (await raceOf(app)).steps).toBe(150);
    await app.fill({ role: 'textbox', name: 'steps', within: 'lab-race' }, '33');
    await eventually(async () => (await raceOf(app)).steps).toBe(33);
    await app.click({ role: 'tab', name: 'Train' });
    await eventually(async () => (await recipeOf(app))?.steps).toBe(40);
  });
});
