/** Tables of one's own: every worker of the page makes of them what the command line makes. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Experiment } from '../../web/src/experiment/document';
import { encodePermalink } from '../../web/src/experiment/permalink';
import { buildCli, bundle } from '../../web/tools/build-cli.mjs';
import { root } from '../../web/tools/process.mjs';
import { type App, forEachBrowser } from './support/app';
import { csvOf, eventually, openExperiment, openView, small, train } from './support/lab';

const rows = Array.from({ length: 60 }, (_, row) => {
  const size = 'SML'[row % 3];
  const city = ['Bern', 'Zürich', 'Uri', 'NA'][(row * 7) % 4];
  return [size, city, (row * 37) % 11, row % 5 < 2 ? 'kept' : 'sent back'];
});
const names = ['size', 'city', 'price', 'what'];
const text = `${[names, ...rows].map((row) => row.join(',')).join('\n')}\n`;
const sha256 = createHash('sha256').update(text).digest('hex');

const table = {
  ...{ name: 'shirts.csv', rows: 60, target: 'what', task: 'classification' as const },
  columns: [
    { name: 'size', kind: 'ordered' as const, order: ['S', 'M', 'L'] },
    { name: 'city', kind: 'category' as const, missing: 'level' as const },
    { name: 'price', kind: 'number' as const },
    { name: 'what', kind: 'category' as const },
  ],
};
const cells = Object.fromEntries(names.map((name, i) => [name, rows.map((row) => `${row[i]}`)]));
const inline: Experiment = { ...small, data: { source: 'table', table: { ...table, cells } } };
const asked: Experiment = { ...small, data: { source: 'table', table: { ...table, sha256 } } };

const folder = mkdtempSync(join(tmpdir(), 'own-table-'));
const file = join(folder, 'shirts.csv');

function onTheCommandLine(command: string, document: object, ...args: string[]): string {
  const all = [root + bundle, command, '-', '--csv', '-', ...args];
  const input = JSON.stringify(document);
  return spawnSync(process.execPath, all, { input, encoding: 'utf8' }).stdout;
}

/** As the page keeps the files of tables. */
function keep(app: App): Promise<void> {
  return app.evaluate(
    async (hash, content) => {
      const done = (request: IDBRequest) =>
        new Promise<void>((resolve, reject) => {
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        });
      const opening = indexedDB.open('descent-lab', 1);
      opening.onupgradeneeded = () => {
        for (const name of ['tables', 'files']) opening.result.createObjectStore(name);
      };
      await done(opening);
      const files = opening.result.transaction('files', 'readwrite').objectStore('files');
      await done(files.put(new TextEncoder().encode(content).buffer, hash));
      opening.result.close();
    },
    sha256,
    text,
  );
}

beforeAll(async () => {
  writeFileSync(file, text);
  await buildCli();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

forEachBrowser((app) => {
  test('a link with the cells trains as the command does', async () => {
    await openExperiment(app, inline);
    await train(app);
    expect(await csvOf(app)).toBe(onTheCommandLine('run', inline));
    expect(await app.errors()).toEqual([]);
  });

  test('a long name gives way to the number of rows', async () => {
    const name = 'shirts-that-were-sent-back-or-kept-from-2019-to-2024.csv';
    await openExperiment(app, {
      ...small,
      data: { source: 'table', table: { ...table, name, cells } },
    });
    for (const width of [1280, 390]) {
      await app.resize(width, 800);
      if (width === 390) await app.click('#open-recipe');
      await app.see('lab-recipe lab-picker .note');
      const [count, room, text] = await app.evaluate(() => {
        const button = document.querySelector('lab-recipe lab-picker .pick') as HTMLElement;
        const note = button.querySelector('.note') as HTMLElement;
        const { right } = note.getBoundingClientRect();
        const padding = Number.parseFloat(getComputedStyle(button).paddingRight);
        const isWhole = note.scrollWidth <= note.clientWidth || note.clientWidth === 0;
        return [right, button.getBoundingClientRect().right - padding, isWhole && note.textContent];
      });
      expect(text).toBe('48 + 12');
      expect(count).toBeLessThanOrEqual((room as number) + 0.5);
    }
    await app.resize(1280, 800);
  });

  test('a link without them asks for the file, and trains when it is there', async () => {
    await openView(app, asked, '.data-wanted');
    expect(await app.text('.data-wanted')).toContain('shirts.csv');
    await keep(app);
    await app.driver.goto('about:blank');
    await app.visit(await encodePermalink(asked));
    await app.see({ role: 'progressbar' }, 30_000);
    await train(app);
    expect(await csvOf(app)).toBe(onTheCommandLine('run', asked, '--table', file));
    expect(await app.errors()).toEqual([]);
  });

  test('Compare lays numbered categories beside one-hot encoded ones', async () => {
    const vary = { 'data.table.encode': ['one_hot', 'integers'] };
    const document = { ...inline, sweep: { vary, seeds: 2 } };
    await openView(app, document, '#run-sweep[aria-disabled=false]');
    await app.click('#run-sweep');
    await app.see('lab-compare-table', 60_000);
    await app.see('#run-sweep', 60_000);
    const { base64 } = await app.download(() => app.click('#sweep-csv'));
    const csv = Buffer.from(base64, 'base64').toString('utf8');
    expect(csv).toBe(onTheCommandLine('sweep', document));
    expect(await app.errors()).toEqual([]);
  });

  test('Landscape measures around the path on it', async () => {
    const document = { ...inline, landscape: { size: 5 } };
    await openView(app, document, 'lab-landscape .recipe-strip');
    const progress = () => app.text('lab-landscape .progress .scrub-words');
    await eventually(progress, 60_000).toContain('Measured');
    const { base64 } = await app.download(() => app.click({ role: 'button', name: 'Grid as CSV' }));
    const csv = Buffer.from(base64, 'base64').toString('utf8');
    expect(csv).toBe(onTheCommandLine('landscape', document));
  });

  test('a fork goes on with it', async () => {
    await openExperiment(app, inline);
    await train(app);
    await app.see('.scrubber input');
    await app.fill('.scrubber input', 20);
    await app.click({ role: 'button', name: 'Fork here' });
    await app.see('.fork');
    await app.click({ role: 'button', name: 'Fork', within: '.fork' });
    await eventually(() => app.count('lab-runs li')).toBe(2);
    await app.see({ role: 'button', name: 'Train again' }, 30_000);
    expect(await csvOf(app)).toBe(onTheCommandLine('run', inline));
    expect(await app.errors()).toEqual([]);
  });
});
