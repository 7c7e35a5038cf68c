/** Data: a person's own table, from the file to a run whose numbers are those of `descent run`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { OwnData } from '../../web/src/experiment/document';
import { encodePermalink } from '../../web/src/experiment/permalink';
import { buildCli, bundle } from '../../web/tools/build-cli.mjs';
import { root } from '../../web/tools/process.mjs';
import { type App, forEachBrowser } from './support/app';
import { drop, dropInTurn, type Made } from './support/drop';
import { alerts, csvOf, eventually, recipeOf, train } from './support/lab';

const view = { role: 'tab', name: 'Data' };
const patience = 40_000;
const shirts = [
  'id;size;price;colour;sold',
  ...Array.from({ length: 60 }, (_, row) => {
    const size = ['S', 'M', 'L', 'XL'][row % 4];
    const sold = (row * 7) % 3 === 0;
    return `${row};${size};${row % 11},5;${['red', 'blue', 'green'][row % 3]};${sold}`;
  }),
  '60;S',
].join('\r\n');

/** Too many cells for a link. */
const long = [
  'height,weight,kind',
  ...Array.from(
    { length: 9000 },
    (_, row) => `${row % 97},${(row * 31) % 89},${row % 2 ? 'a' : 'b'}`,
  ),
].join('\n');

function descent(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [root + bundle, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
}

const folder = mkdtempSync(join(tmpdir(), 'descent-data-'));

/** The CSV of the command line, given the document and the table's file where it wants one. */
function onTheCommandLine(command: string, document: object, table?: string): string {
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(document));
  if (table !== undefined) writeFileSync(join(folder, 'table.csv'), table);
  const given = table === undefined ? [] : ['--table', join(folder, 'table.csv')];
  const { stdout, stderr } = descent(command, join(folder, 'spec.json'), '--csv', '-', ...given);
  expect(stderr).not.toContain('fault');
  return stdout;
}

beforeAll(() => buildCli(), 300_000);
// A slow browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

/** A first visit that opens a table of the page's own. */
async function openBundled(app: App, id: string): Promise<void> {
  await app.open();
  await app.click(view);
  await app.see('.data-drop', patience);
  await app.click(`[data-table=${id}]`);
  await encoded(app);
}

const encoded = (app: App) => app.see('.data-states', patience);
const column = (name: string) => `tbody[data-column="${name}"]`;
const becomes = (app: App, name: string) => app.text(`${column(name)} .is-becomes`);
/** What is said of the row that is pointed at. */
const states = (app: App) =>
  app.evaluate(() =>
    [...document.querySelectorAll('.data-states li')].map((item) =>
      item.textContent?.replace(/\s+/g, ' ').trim(),
    ),
  );
/** The encoded row, as it is shown. */
const encodedRow = (app: App, row: number) =>
  app.evaluate(
    (index) =>
      [...document.querySelectorAll(`.is-encoded tbody tr:nth-child(${index + 1}) td`)].map(
        (cell) => cell.textContent?.trim(),
      ),
    row,
  );
/** What the address says of the table that is looked at. */
const previewOf = async (app: App) =>
  ((await recipeOf(app)) as { preview?: { table?: object } } | null)?.preview;
const titleOf = (app: App) => app.text('lab-data .sec h2');

async function trainOnIt(app: App): Promise<void> {
  await app.click('#train-on[aria-disabled=false]');
  await app.see({ role: 'button', name: 'Train' });
  await eventually(async () => (await recipeOf(app))?.data.source).toBe('table');
}

forEachBrowser((app) => {
  afterEach(() => app.resize(1280, 800));

  test('penguins: words become columns, and the run is the command line’s', async () => {
    await openBundled(app, 'penguins');
    expect(await becomes(app, 'island')).toBe('3 columns of 0 and 1');
    expect(await becomes(app, 'species')).toBe('3 classes');
    expect(await encodedRow(app, 0)).toEqual([
      '39.1',
      '18.7',
      '181',
      '3750',
      '2007',
      '0',
      '0',
      '1',
      '0',
      '1',
      'Adelie',
    ]);
    await app.hover('.is-encoded tbody tr:nth-child(2)');
    await eventually(() => states(app)).toEqual([
      'island Torgersen is state 2 of 3: 001',
      'sex female is state 0 of 2: 10',
    ]);
    await app.evaluate(() =>
      document.querySelector<HTMLElement>('.is-encoded tr.is-here')!.focus(),
    );
    await app.press('ArrowUp');
    await eventually(async () => (await states(app))[1]).toBe('sex male is state 1 of 2: 01');
    await trainOnIt(app);
    await app.fill({ role: 'textbox', name: 'steps' }, '60');
    await eventually(async () => (await recipeOf(app))?.steps).toBe(60);
    await train(app);
    const recipe = (await recipeOf(app))!;
    expect((recipe.data as OwnData).table).toMatchObject({ target: 'species', rows: 344 });
    expect(await csvOf(app)).toBe(onTheCommandLine('run', recipe));
    expect(await app.errors()).toEqual([]);
  });

  test('a dropped file: decimals are asked, an order is told, what is ragged is named', async () => {
    await app.open();
    await app.see({ role: 'button', name: 'Train' }, patience);
    await drop(app, 'shirts.csv', { text: shirts });
    await encoded(app);
    expect(await titleOf(app)).toBe('shirts.csv');
    expect(await app.text('.data-asked')).toContain('The cells of price would be numbers');
    expect(await app.text('.data-note summary')).toBe('1 row is not as the others');
    expect(await app.text('.data-note li')).toContain('Line 62 has 2 of 5 cells');
    await app.click({ role: 'button', name: 'Yes, 3,5 is 3.5' });
    await eventually(() => becomes(app, 'price'), patience).toBe('1 column');
    expect(await app.count('.data-asked')).toBe(0);

    await app.choose({ role: 'combobox', name: 'Kind of size' }, 'ordered');
    const order = () =>
      app.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.data-order button')].map(
          (button) => button.dataset.level,
        ),
      );
    await eventually(order).toEqual(['L', 'M', 'S', 'XL']);
    // What is encoded anew may move what is dragged.
    await eventually(() => becomes(app, 'size'), patience).toBe('1 column: 0, 1, 2 …');
    const [from, to] = [await app.middle('[data-level=L]'), await app.middle('[data-level=S]')];
    await app.drag(from, { x: (from.x + to.x) / 2, y: from.y }, to);
    await eventually(order).toEqual(['M', 'S', 'L', 'XL']);
    await app.evaluate(() => document.querySelector<HTMLElement>('[data-level=M]')!.focus());
    await app.press('ArrowRight');
    await eventually(order).toEqual(['S', 'M', 'L', 'XL']);
    await eventually(() => becomes(app, 'size')).toBe('1 column: 0, 1, 2 …');
    await eventually(() => states(app)).toContain('size S is number 0');

    await trainOnIt(app);
    const { data } = (await recipeOf(app))!;
    expect((data as OwnData).table).toMatchObject({ name: 'shirts.csv', decimal: ',', rows: 61 });
    expect((data as OwnData).table.columns[0]).toEqual({
      ...{ name: 'size', kind: 'ordered', missing: 'drop' },
      order: ['S', 'M', 'L', 'XL'],
    });
    await app.fill({ role: 'textbox', name: 'steps' }, '40');
    await eventually(async () => (await recipeOf(app))?.steps).toBe(40);
    await train(app);
    expect(await csvOf(app)).toBe(onTheCommandLine('run', (await recipeOf(app))!));
    // The way back from the recipe finds everything as it was.
    await app.click('lab-picker .pick');
    await app.click({ role: 'option', name: 'Your own table…' });
    await encoded(app);
    expect(await titleOf(app)).toBe('shirts.csv');
    // It is the file that was opened, and not what the document holds of it.
    expect(await app.text('lab-data .sec .note')).toMatch(/61 rows × 5 columns, [\d.]+ kB/);
    expect(await order()).toEqual(['S', 'M', 'L', 'XL']);
    expect(await app.errors()).toEqual([]);
  });

  test('a pasted table; what a column cannot be is said there, and nothing is lost', async () => {
    await app.open();
    await app.click(view);
    await app.click('.data-paste summary');
    await app.evaluate((text) => {
      document.querySelector('textarea')!.value = text;
    }, 'height\tkind\tword\n1\ta\tx\n2\tb\ty\n3\ta\tx\n4\tb\ty\n5\ta\tx\n6\tb\ty\n');
    await app.click({ role: 'button', name: 'Open it' });
    await encoded(app);
    expect(await titleOf(app)).toBe('pasted.csv');
    await app.choose({ role: 'combobox', name: 'Kind of word' }, 'number');
    await eventually(() => app.text(`${column('word')} .data-reason`)).toContain('is not a number');
    expect(await app.attribute('#train-on', 'aria-disabled')).toBe('true');
    await app.choose({ role: 'combobox', name: 'Kind of word' }, 'category');
    await eventually(() => becomes(app, 'word')).toBe('2 classes');
    await app.choose({ role: 'combobox', name: 'Target' }, 'height');
    await eventually(() => becomes(app, 'kind')).toBe('2 columns of 0 and 1');
    expect(await alerts(app)).toEqual([]);
  });

  test('the way back leads to the table before, as it was decided about', async () => {
    await openBundled(app, 'penguins');
    await app.choose({ role: 'combobox', name: 'Target' }, 'island');
    const shown = async () => (await previewOf(app))?.table;
    await eventually(shown).toMatchObject({ name: 'penguins.csv', target: 'island' });
    await app.click({ role: 'button', name: 'Another table' });
    await app.click('[data-table=cps-wages]');
    await eventually(() => titleOf(app), patience).toBe('cps-wages.csv');
    await eventually(shown).toMatchObject({ name: 'cps-wages.csv' });
    await app.evaluate(() => history.back());
    await eventually(() => titleOf(app), patience).toBe('penguins.csv');
    await eventually(() => app.value({ role: 'combobox', name: 'Target' })).toBe('island');
    await app.evaluate(() => history.back());
    await app.see('.data-drop');
    await app.evaluate(() => history.forward());
    await eventually(() => titleOf(app), patience).toBe('penguins.csv');
    expect(await app.errors()).toEqual([]);
  });

  test('why not just number the categories: Compare trains both, as descent sweep does', async () => {
    await openBundled(app, 'cps-wages');
    await trainOnIt(app);
    await app.fill({ role: 'textbox', name: 'steps' }, '30');
    await eventually(async () => (await recipeOf(app))?.steps).toBe(30);
    await app.click(view);
    await encoded(app);
    await app.click({ role: 'button', name: 'Why not just number the categories?' });
    const ended = () => app.text('lab-compare .progress .scrub-words');
    await eventually(ended, 90_000).toContain('10 of 10 runs');
    const recipe = (await recipeOf(app))! as object;
    expect(recipe).toMatchObject({
      sweep: { vary: { 'data.table.encode': ['one_hot', 'integers'] }, seeds: 5 },
    });
    const { base64 } = await app.download(() => app.click('#sweep-csv'));
    expect(Buffer.from(base64, 'base64').toString('utf8')).toBe(onTheCommandLine('sweep', recipe));
    expect(await app.errors()).toEqual([]);
  });

  test('of two files in a row the last one is opened, however long the first one is read', async () => {
    await app.open();
    await app.see({ role: 'button', name: 'Train' }, patience);
    const late = JSON.stringify({ version: 1, name: 'late', data: 'moons' });
    await dropInTurn(app, [
      ['late.json', { text: late, spaces: 15_000_000 }],
      ['shirts.csv', { text: shirts }],
    ]);
    await eventually(() => titleOf(app), patience).toBe('shirts.csv');
    await encoded(app);
    await trainOnIt(app);
    expect((await recipeOf(app))?.name).toBe('');
    expect(await app.errors()).toEqual([]);
  });

  test('a table too long for a link is kept, asked for by its name, and known by its contents', async () => {
    await app.open();
    await app.see({ role: 'button', name: 'Train' }, patience);
    await drop(app, 'long.csv', { text: long });
    await encoded(app);
    await trainOnIt(app);
    await app.fill({ role: 'textbox', name: 'steps' }, '30');
    await eventually(async () => (await recipeOf(app))?.steps).toBe(30);
    const recipe = (await recipeOf(app))!;
    expect((recipe.data as OwnData).table).not.toHaveProperty('cells');
    const wanted = onTheCommandLine('run', recipe, long);
    await train(app);
    expect(await csvOf(app)).toBe(wanted);

    // At the next visit it is here, until it is removed.
    await app.visit(await encodePermalink(recipe));
    await app.click(view);
    await encoded(app);
    expect(await titleOf(app)).toBe('long.csv');
    await app.click({ role: 'button', name: 'Another table' });
    await app.click({ role: 'button', name: 'Remove long.csv from this browser' });
    await eventually(() => app.count('.data-kept')).toBe(0);

    // So it is for whoever gets a task on it, whose own it may not become and whose views are locked.
    const task = { text: 'Learn it.', lock: ['data', 'views'] };
    const waits = await encodePermalink({ ...recipe, task });
    await app.open(waits);
    await app.see('.data-wanted', patience);
    expect(await app.text('.data-wanted')).toContain('This link needs long.csv');
    await drop(app, 'long.csv', { text: `${long}\n1,2,a` });
    await eventually(() => app.text('.data-wanted'), patience).toContain('another file');
    // The link is still there to be opened again.
    expect(await app.evaluate(() => location.hash)).toBe(waits);
    await drop(app, 'renamed.csv', { text: long });
    await app.see({ role: 'button', name: 'Train' }, patience);
    await eventually(async () => (await recipeOf(app))?.data.source, patience).toBe('table');
    await app.see('lab-task .task');
    await train(app);
    expect(await csvOf(app)).toBe(wanted);
    expect(await app.errors()).toEqual([]);
  });

  test('hostile files get a clear answer, and what was open stays', async () => {
    await openBundled(app, 'penguins');
    const refused = async (name: string, made: Made, reason: RegExp) => {
      await drop(app, name, made);
      await app.see('.data-fault', patience);
      expect((await alerts(app)).join()).toMatch(reason);
      await app.click({ role: 'button', name: 'Back to penguins.csv' });
      await encoded(app);
      expect(await titleOf(app)).toBe('penguins.csv');
    };
    await refused('empty.csv', { text: '' }, /empty/);
    await refused('book.xlsx', { text: 'PK\u0003\u0004…' }, /archive or a workbook/);
    await refused('unclosed.csv', { text: `a,b\n1,"${'x'.repeat(3_000_000)}` }, /quote/);
    // Whatever random bytes are, the page says something of them, and goes on.
    await drop(app, 'noise.csv', { noise: 300_000 });
    await app.waitFor(
      () => document.querySelector('.data-fault') ?? document.querySelector('.data-columns'),
      [],
      { timeout: patience },
    );
    await drop(app, 'header.csv', { header: 1_000_000 });
    await eventually(() => titleOf(app), patience).toBe('header.csv');
    await encoded(app);
    expect(await app.errors()).toEqual([]);
  });

  test('a million levels are a text, and refused as a category', async () => {
    await app.open();
    await app.see({ role: 'button', name: 'Train' }, patience);
    await drop(app, 'levels.csv', { levels: 1_000_000 });
    await eventually(() => titleOf(app), patience).toBe('levels.csv');
    await encoded(app);
    expect(await becomes(app, 'name')).toBe('left out: free text');
    await app.choose({ role: 'combobox', name: 'Kind of name' }, 'category');
    await app.see('.data-fault, .data-reason', patience);
    await app.choose({ role: 'combobox', name: 'Kind of name' }, 'text');
    await encoded(app);
    expect(await app.errors()).toEqual([]);
  });

  test('a large file tells how far it is, can be stopped, and leaves what was open', async () => {
    await openBundled(app, 'penguins');
    await drop(app, 'large.csv', { rows: 2_000_000 });
    await app.see('.data-going [role=progressbar]', patience);
    await eventually(() => app.text('.data-going'), patience).toMatch(/[1-9],\d{3} rows/);
    await app.click({ role: 'button', name: 'Stop', within: 'lab-data' });
    await encoded(app);
    expect(await titleOf(app)).toBe('penguins.csv');
  });

  test('on every width nothing sticks out', async () => {
    await app.open();
    await app.see({ role: 'button', name: 'Train' }, patience);
    await drop(app, 'shirts.csv', { text: shirts });
    await encoded(app);
    await app.choose({ role: 'combobox', name: 'Kind of size' }, 'ordered');
    await app.see('.data-order button');
    for (const width of [390, 768, 1280, 1920]) {
      await app.resize(width, 900);
      const out = await app.evaluate(() =>
        [...document.querySelectorAll('lab-data *')]
          .filter((part) => {
            const { left, right, width: wide } = part.getBoundingClientRect();
            const scrolls = part.parentElement?.closest('.data-room');
            return (
              part.checkVisibility() &&
              !scrolls &&
              wide > 1 &&
              (left < -1 || right > innerWidth + 1)
            );
          })
          .map((part) => part.outerHTML.slice(0, 80)),
      );
      expect(out).toEqual([]);
    }
  });
});
