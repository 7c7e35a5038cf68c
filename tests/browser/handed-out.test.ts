/** A page handed out with parts hidden and locked: by its address, and by the task in its document. */
import { expect, test } from 'vitest';
import { encodePermalink } from '../../web/src/experiment/permalink';
import { bundledTables } from '../../web/src/table/bundled';
import { type App, forEachBrowser } from './support/app';
import { drop } from './support/drop';
import { alerts, eventually, focus, recipeOf, small, speedStops, stepOf } from './support/lab';

/** Which of these are seen. */
const seen = (app: App, selectors: string[]) =>
  app.evaluate(
    (all) => all.filter((one) => document.querySelector(one)?.checkVisibility() === true),
    selectors,
  );

/** The knobs whose controls can be used, by their names. */
const usable = (app: App) =>
  app.evaluate(() =>
    [...document.querySelectorAll('lab-recipe lab-knob')]
      .filter((knob) =>
        knob.querySelector(':is(.field, .switch, select):not(:disabled)')?.checkVisibility(),
      )
      .map((knob) => knob.querySelector('.name span')?.textContent),
  );

forEachBrowser((app) => {
  test('what is hidden takes no room, and the rest follows', async () => {
    await app.open(`?show=charts,transport&lang=zh&theme=dark${await encodePermalink(small)}`);
    await app.see({ role: 'button', name: '训练' }, 30_000);
    const parts = [
      '.header',
      'lab-recipe',
      'lab-charts',
      'lab-model',
      'lab-runs',
      '.drawer',
      '.footer',
    ];
    expect(await seen(app, parts)).toEqual(['lab-charts', '.footer']);
    const box = await app.evaluate(() => {
      const { left, right, top } = document.querySelector('lab-charts')!.getBoundingClientRect();
      return {
        left,
        top,
        right: innerWidth - right,
        theme: document.documentElement.dataset.theme,
      };
    });
    expect(box).toEqual({ left: 0, top: 0, right: 0, theme: 'dark' });

    await app.open(`?show=charts,chart${await encodePermalink(small)}`);
    await eventually(async () => (await alerts(app)).join()).toContain(
      'show[1]: "chart" is none of',
    );
    expect(await seen(app, parts)).toContain('lab-recipe');
  });

  test('with results hidden, charts reach the edge at every width, beside the recipe or below its line', async () => {
    await app.open(`?show=recipe,charts,transport${await encodePermalink(small)}`);
    await app.see({ role: 'button', name: 'Train' }, 30_000);
    const edges = async (width: number) => {
      await app.resize(width, 600);
      return app.evaluate(() => {
        const { left, right } = document.querySelector('lab-charts')!.getBoundingClientRect();
        const recipe = document.querySelector('lab-recipe')!;
        const beside = recipe.checkVisibility() ? recipe.getBoundingClientRect().right : 0;
        return {
          width: innerWidth,
          before: left - beside < 2,
          after: document.documentElement.clientWidth - right,
        };
      });
    };
    for (const width of [390, 760, 1000, 1280]) {
      await eventually(() => edges(width)).toEqual({ width, before: true, after: 0 });
    }
    await app.resize(1280, 800);
  });

  test('the recipe alone takes the width in columns, above the transport', async () => {
    await app.open(`?show=recipe,transport${await encodePermalink(small)}`);
    await app.see({ role: 'button', name: 'Train' }, 30_000);
    const placed = async (width: number) => {
      await app.resize(width, 500);
      return app.evaluate(() => {
        const boxes = [...document.querySelectorAll('lab-recipe .sec')].map((one) =>
          one.getBoundingClientRect(),
        );
        const { bottom } = document.querySelector('.footer')!.getBoundingClientRect();
        return {
          columns: new Set(boxes.map(({ left }) => Math.round(left))).size,
          before: Math.min(...boxes.map(({ left }) => left)),
          after: Math.round(innerWidth - Math.max(...boxes.map(({ right }) => right))),
          below: innerHeight - bottom,
        };
      });
    };
    for (const [width, columns] of [
      [500, 1],
      [760, 2],
      [1100, 3],
    ] as const) {
      await eventually(() => placed(width)).toEqual({ columns, before: 0, after: 0, below: 0 });
    }
    expect(await seen(app, ['.strip', '.sheet-title', 'lab-charts'])).toEqual([]);
    await app.resize(1280, 800);
  });

  test.each([
    ['data are locked', { lock: ['data'] }],
    ['no tab leads back', { show: ['header', 'recipe', 'charts', 'transport'] }],
  ])('a dropped table is refused where %s', async (_, handed) => {
    await app.open(await encodePermalink({ ...small, task: { text: 'Stay.', ...handed } }));
    await app.see('lab-task .task', 30_000);
    await drop(app, 'own.csv', { text: 'a,b\n1,x\n2,y\n' });
    await eventually(() => alerts(app)).toContainEqual(expect.stringContaining('That is locked'));
    expect(await seen(app, ['lab-data', 'lab-task'])).toEqual(['lab-task']);
  });

  test('what is locked can be seen but not changed; everything else can', async () => {
    const task = {
      text: 'Only the rate.',
      lock: ['data', 'model', 'loss', 'schedule', 'batch', 'views'],
    };
    await app.open(await encodePermalink({ ...small, task }));
    await app.see('lab-handed-out .handed', 30_000);
    expect(await app.text('lab-handed-out')).toBe(
      'This page was handed out with data, model, loss, schedule, batch size locked.',
    );
    expect(await usable(app)).toEqual(['learning rate', 'momentum', 'steps', 'seed']);
    // What is seldom used stands open, to be read.
    expect(
      await seen(app, ['[aria-label="Data and model"] lab-knobs .more + div lab-knob']),
    ).toHaveLength(1);
    expect(await seen(app, ['.tools > lab-menu'])).toEqual([]);
    expect(await app.count('[role=tab]:disabled')).toBe((await app.count('[role=tab]')) - 1);

    await app.fill({ role: 'textbox', name: 'learning rate' }, '0.05');
    await app.fill('#speed', speedStops.fastest);
    await app.click({ role: 'button', name: 'Train' });
    await eventually(() => stepOf(app)).toBe(40);
    // The link holds the task as well.
    await eventually(() => recipeOf(app)).toMatchObject({ task, optimizer: { lr: 0.05 } });
    expect(await app.errors()).toEqual([]);
  });

  test('locked data can be looked at in Data but not changed, and no other table be taken', async () => {
    const task = { text: 'Look.', lock: ['data'] };
    const table = {
      ...{ name: 'penguins.csv', sha256: bundledTables[0].sha256, rows: bundledTables[0].rows },
      ...{ target: 'species', task: 'classification' },
      columns: [
        { name: 'species', kind: 'category' },
        { name: 'island', kind: 'ordered', order: ['Dream', 'Biscoe', 'Torgersen'] },
        { name: 'body_mass_g', kind: 'number' },
        { name: 'sex', kind: 'category' },
      ],
    };
    await app.open(await encodePermalink({ ...small, data: { source: 'table', table }, task }));
    await app.see('lab-task .task', 30_000);
    await app.click({ role: 'tab', name: 'Data' });
    await app.see('.data-states', 30_000);
    expect(await app.text('lab-data .handed')).toBe('This page was handed out with data locked.');
    const inUse = () =>
      app.evaluate(() =>
        [...document.querySelectorAll('lab-data :is(button, input, select):not(:disabled)')]
          .filter((control) => control.checkVisibility())
          .map((control) => control.getAttribute('aria-label')),
      );
    expect(await inUse()).toEqual(['Previous rows', 'Next rows']);
    expect(await seen(app, ['#data-target', '#train-on', '[data-level=Dream]'])).toEqual([
      '#data-target',
      '[data-level=Dream]',
    ]);
    expect(await app.text('lab-data-order .note')).toBe('From low to high');
    await app.click({ role: 'button', name: 'Next rows' });
    await eventually(() => app.text('.data-pages')).toContain('8');
    expect(await alerts(app)).toEqual([]);

    // Where there is none yet, none is asked for.
    await app.open(await encodePermalink({ ...small, task }));
    await app.see('lab-task .task', 30_000);
    await app.click({ role: 'tab', name: 'Data' });
    await app.see('lab-data .handed', 30_000);
    expect(await inUse()).toEqual([]);
    expect(await app.errors()).toEqual([]);
  });

  test('what is locked is explained by its name, by pointer and by keys, and stays as it is', async () => {
    await app.open(await encodePermalink({ ...small, task: { text: 'Read.', lock: ['recipe'] } }));
    await app.see('lab-handed-out .handed', 30_000);
    const help = () =>
      app.evaluate(() =>
        [...document.querySelectorAll('lab-recipe .help:not([hidden])')].map((one) =>
          one.textContent?.trim(),
        ),
      );
    await app.click({ role: 'button', name: 'batch size' });
    await eventually(help).toEqual([expect.stringMatching(/.{20}/)]);
    await app.press('Enter');
    await eventually(help).toEqual([]);
    // An algorithm, with its source.
    await app.click({ role: 'button', name: 'Optimizer', within: '[aria-label=Optimizer]' });
    await eventually(help).toEqual([expect.stringMatching(/\d{4}/)]);
    await focus(app, '[aria-label=Optimizer] lab-knob summary');
    await app.press('Enter');
    await eventually(help).toHaveLength(2);
    await app.press('ArrowUp');
    // A layer's knobs open as well, by pointer and by keys, and can only be read.
    const layer = '.panel-pop:popover-open';
    await app.click('.layer');
    await app.see(`${layer} lab-knob`);
    expect(await app.count(`${layer} :is(input, select, button):not(:disabled)`)).toBe(0);
    await app.press('Escape');
    await eventually(() => app.count(layer)).toBe(0);
    await focus(app, '.layer');
    for (const key of ['Delete', 'ArrowUp', '+']) await app.press(key);
    await app.press('Enter');
    await app.see(layer);
    expect(await alerts(app)).toEqual([]);
    expect(await usable(app)).toEqual([]);
    expect(await recipeOf(app)).toMatchObject({ optimizer: { lr: 0.1 }, batch: { size: 16 } });
    expect(await app.errors()).toEqual([]);
  });
});
