/** Find rate: the range test as a person uses it, with the numbers of `descent find-lr`. */
import { afterEach, expect, test } from 'vitest';
import { useDescent } from '../web/cli/use-descent';
import { type App, forEachBrowser } from './support/app';
import { alerts, eventually, focus, openView, recipeOf } from './support/lab';

/** Small, so that browsers whose WebAssembly is slow at first take no long time: 18 steps an epoch. */
const document_ = {
  version: 1,
  seed: 2,
  data: 'penguins',
  model: { hidden: [8] },
  optimizer: { name: 'sgd', lr: 0.1, momentum: 0.9 },
  schedule: { name: 'cosine' },
  batch: { size: 16 },
  steps: 400,
  range_test: { from: 1e-4, to: 10, steps: 200 },
};
const run = '#run-range-test';
const rules = ['steepest', 'minimum', 'valley', 'smith', 'best_accuracy'];

interface Suggested {
  rule: string;
  rate?: number;
  base?: number;
}

const { descent } = useDescent();
const find = (document: object) =>
  JSON.parse(descent(['find-lr', '-', '--json', '-'], document).stdout) as {
    suggestions: Suggested[];
    recommended: string;
    curve: { lr: number[]; smoothed: number[]; end: number };
  };

/** Every flag's rate, by its rule and end. */
const flags = (app: App) =>
  app.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('.flag')].map((flag) => [
        `${flag.dataset.rule} ${flag.dataset.end}`,
        Number(flag.getAttribute('aria-valuenow')),
      ]),
    ),
  );

const badgeOf = (app: App, rule: string) =>
  app.text(`.suggestion[data-rule=${rule}] .badges .badge`);

async function runTest(app: App, document: object = document_): Promise<void> {
  await openView(app, document, run);
  await app.click(run);
  await app.see('.suggestion', 60_000);
}

forEachBrowser((app) => {
  afterEach(() => app.resize(1280, 800));

  test('suggests what descent find-lr does, and recommends the same', async () => {
    await runTest(app);
    const { suggestions, recommended, curve } = find(document_);
    const expected = suggestions.flatMap(({ rule, rate, base }) => [
      ...(rate === undefined ? [] : [[`${rule} rate`, rate]]),
      ...(base === undefined ? [] : [[`${rule} base`, base]]),
    ]);
    expect(expected.length).toBeGreaterThan(4);
    expect(await flags(app)).toEqual(Object.fromEntries(expected));
    expect(await badgeOf(app, recommended)).toBe('recommended');
    expect(await app.count('.badge')).toBe(1);
    // The curve ends where the command says, and its lowest point is the command's.
    const [end] = [Number(curve.lr[curve.end]!.toPrecision(2))];
    expect(await app.text('lab-find .scrub-words')).toContain(`at ${end}`);
    const points = await app.attribute('.range-chart .curve:not(.raw)', 'points');
    expect(points?.split(' ').length).toBe(curve.smoothed.length);
    expect(await app.errors()).toEqual([]);
  });

  test('a flag dragged or moved by key is yours, until it is put back', async () => {
    await runTest(app);
    const { recommended } = find(document_);
    const flag = `.flag[data-rule=${recommended}][data-end=rate]`;
    const before = (await flags(app))[`${recommended} rate`]!;
    const from = await app.middle(flag);
    await app.drag(from, { x: from.x + 20, y: from.y + 5 }, { x: from.x + 40, y: from.y });
    // 40 pixels of an axis of five decades.
    const width = await app.evaluate(() => {
      const lines = document.querySelectorAll('.range-chart .grid');
      return lines[0]!.getBoundingClientRect().width;
    });
    const dragged = (await flags(app))[`${recommended} rate`]!;
    expect(Math.log10(dragged / before)).toBeCloseTo((40 / width) * 5, 1);
    expect(await badgeOf(app, recommended)).toBe('yours');
    expect(await app.count('.badge')).toBe(1);

    await focus(app, flag);
    await app.press('ArrowLeft');
    await eventually(async () => (await flags(app))[`${recommended} rate`]).toBe(
      Number((dragged / 10 ** (1 / 20)).toPrecision(3)),
    );
    await app.press('End');
    await eventually(async () => (await flags(app))[`${recommended} rate`]).toBe(10);
    await app.click({ role: 'button', name: 'Back to the rule' });
    await eventually(async () => (await flags(app))[`${recommended} rate`]).toBe(before);
    expect(await badgeOf(app, recommended)).toBe('recommended');
  });

  test('a rate is used in Train as rate, as cyclic bounds, or as one_cycle maximum', async () => {
    await runTest(app);
    const { suggestions } = find(document_);
    const by = (name: string) => suggestions.find(({ rule }) => rule === name)!;
    const { rate, base } = by('best_accuracy');
    const minimum = by('minimum');
    const use = async (rule: string, as: string) => {
      await app.click(`.suggestion[data-rule=${rule}] [data-use=${as}]`);
      await app.see({ role: 'button', name: 'Train' });
    };
    const back = async () => {
      await app.click({ role: 'tab', name: 'Find rate' });
      await app.see('.suggestion');
      // The test is still good: it does not depend on what was set.
      expect(await app.count('.stale')).toBe(0);
    };

    await use('best_accuracy', 'rate');
    await eventually(() => recipeOf(app)).toMatchObject({
      optimizer: { name: 'sgd', lr: rate, momentum: 0.9 },
      schedule: { name: 'cosine' },
    });
    expect(await recipeOf(app)).not.toHaveProperty('range_test');
    await back();
    await use('best_accuracy', 'cyclic');
    await eventually(() => recipeOf(app)).toMatchObject({
      optimizer: { lr: base },
      // Four epochs up.
      schedule: { name: 'cyclic', max_lr: rate, step_size: 72 },
    });
    await back();
    await use('minimum', 'cyclic');
    await eventually(() => recipeOf(app)).toMatchObject({
      optimizer: { lr: Number((minimum.rate! / 3).toPrecision(3)) },
      schedule: { name: 'cyclic', max_lr: minimum.rate },
    });
    await back();
    await use('minimum', 'one_cycle');
    await eventually(() => recipeOf(app)).toMatchObject({
      schedule: { name: 'one_cycle', max_lr: minimum.rate },
    });
    expect(await app.errors()).toEqual([]);
  });

  test('draws while it goes, can be stopped, and begins anew', async () => {
    const long = {
      ...document_,
      model: { hidden: [64, 64] },
      batch: { size: 128 },
      range_test: { steps: 10_000 },
    };
    await openView(app, long, run);
    await app.click(run);
    const drawn = () => app.attribute('.range-chart .curve.raw', 'points');
    await eventually(async () => (await drawn()) ?? '', 40_000).not.toBe('');
    await app.click({ role: 'button', name: 'Stop', within: 'lab-find' });
    await eventually(() => app.text('lab-find .scrub-words')).toContain('stopped');
    expect(await app.count('.suggestion')).toBe(0);
    expect(await app.count('.flag')).toBe(0);
    await app.fill('lab-find lab-knob:nth-of-type(3) .field', 50);
    await app.see('.stale');
    await app.click(run);
    await app.see('.suggestion', 60_000);
    expect(await app.count('.stale')).toBe(0);
  });

  test('a link brings it back; one that cannot be is refused with its place', async () => {
    await openView(app, document_, run);
    await eventually(() => recipeOf(app)).toMatchObject({ range_test: document_.range_test });
    await app.fill('lab-find lab-knob:nth-of-type(2) .field', 5);
    await eventually(() => recipeOf(app)).toMatchObject({
      range_test: { from: 1e-4, to: 5, steps: 200 },
    });
    await app.fill('lab-find lab-knob:nth-of-type(2) .field', 1e5);
    await eventually(() => alerts(app)).toEqual(['100000 is above 1000']);
    expect(await recipeOf(app)).toMatchObject({ range_test: { to: 5 } });

    await openView(app, { ...document_, range_test: { to: 1e5 } }, run);
    await eventually(async () => (await alerts(app)).join()).toContain(
      'range_test.to: 100000 is above 1000',
    );
    expect(await app.value('lab-find lab-knob:nth-of-type(2) .field')).toBe('10');
  });

  test('says where no rate can be read off, and what a regression lacks', async () => {
    await runTest(app, { ...document_, range_test: { from: 1e-9, to: 1e-6 } });
    expect(await app.text('.verdict')).toContain('No rate can be read off');
    expect(await app.count('.flag')).toBe(0);
    expect(await app.count('.suggestion.is-nothing')).toBe(rules.length);
    await runTest(app, { version: 1, data: 'reg-plane', optimizer: 'lion', range_test: {} });
    expect(await app.text('.suggestion[data-rule=smith]')).toContain(
      'A regression has no accuracy',
    );
    expect(await app.text('.suggestions > .note')).toContain('nearest kin, Adam');
    expect(await app.count('.chart-name')).toBe(0);
  });

  test.each([390, 768, 1280, 1920])(
    'fits at %i pixels, the chart first on a phone',
    async (width) => {
      await app.resize(width, 844);
      await runTest(app);
      const out = await app.evaluate(() =>
        [...document.querySelectorAll('lab-find *')]
          .filter((part) => part.checkVisibility() && !part.closest('svg'))
          .filter((part) => {
            const { left, right, width } = part.getBoundingClientRect();
            return width > 1 && (left < -1 || right > document.documentElement.clientWidth + 1);
          })
          .map((part) => part.outerHTML.slice(0, 80)),
      );
      expect(out).toEqual([]);
      const top = (selector: string) =>
        app.evaluate(
          (wanted) => document.querySelector(wanted)!.getBoundingClientRect().top,
          selector,
        );
      if (width < 900) {
        expect(await top('lab-range-chart')).toBeLessThan(await top('.find .answers'));
        expect(await top('.find .answers')).toBeLessThan(await top('.find .question'));
      }
    },
  );
});
