/** Links and tables bring text of strangers: it is shown as text, wherever the page shows it. */
import { expect, test } from 'vitest';
import { encodePermalink } from '../../web/src/experiment/permalink';
import { type App, forEachBrowser } from './support/app';
import { drop } from './support/drop';
import { alerts, eventually, small, train } from './support/lab';

const evil = '"><img src=x onerror="window.ran=1"><script>window.ran=1</script>';

/** What such a text would have made if it had been taken for markup, the content policy notwithstanding. */
const made = (app: App) =>
  app.evaluate(() => ({
    images: document.querySelectorAll('img[src="x"], [onerror]').length,
    scripts: [...document.scripts].filter(({ text }) => text.includes('window.ran')).length,
    ran: 'ran' in window,
  }));
const nothing = { images: 0, scripts: 0, ran: false };

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

const link = (document: object) => encodePermalink(document);

forEachBrowser((app) => {
  test('a name in a link is text: in the list of runs and in a table', async () => {
    await app.open(await link({ ...small, name: evil }));
    await train(app);
    await eventually(() => app.text('lab-runs .run-name')).toContain('<img src=x');
    await app.click({ role: 'button', name: 'Show Loss as a table' });
    await app.see('dialog[open]');
    expect(await made(app)).toEqual(nothing);
  });

  test.each([
    ['a knob', { ...small, [evil]: 1 }],
    ['an optimizer', { ...small, optimizer: { name: evil } }],
    ['a setting that is varied', { ...small, sweep: { vary: { [evil]: [1, 2] }, seeds: 1 } }],
    ['a surface', { version: 1, surface: { name: evil }, racers: [], steps: 5 }],
    ['an instrument', { ...small, instruments: [{ name: evil }] }],
    ['a document', [evil]],
  ])('%s that is markup is refused or shown, and makes nothing', async (_, document) => {
    await app.open(await link(document));
    await app.see({ role: 'tab', name: 'Train' });
    await eventually(() => alerts(app)).not.toEqual([]);
    expect(await made(app)).toEqual(nothing);
  });

  test('a table is text, its name, its header and its cells, and what they become', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      i % 2 ? evil : '=1+1',
      i,
      i % 3 ? evil : 'b',
    ]);
    const line = (cells: unknown[]) => cells.map((cell) => quoted(String(cell))).join();
    const text = [line([evil, 'size', `${evil}2`]), ...rows.map(line)].join('\n');
    await app.open();
    await app.click({ role: 'tab', name: 'Data' });
    await app.see('.data-drop', 30_000);
    await drop(app, `${evil.replaceAll('/', '')}.csv`, { text });
    await app.see('.data-states', 30_000);
    await eventually(() => app.text('lab-data')).toContain('<img src=x');
    expect(await made(app)).toEqual(nothing);
    await app.click('#train-on[aria-disabled=false]');
    await train(app);
    await eventually(() => app.text('lab-model')).toContain('<img src=x');
    await app.click({ role: 'button', name: 'Show Loss as a table' });
    await app.see('dialog[open]');
    expect(await made(app)).toEqual(nothing);
  });

  test('a file that would be an experiment says in one line what it is not, and runs nothing', async () => {
    await app.open();
    await app.see({ role: 'button', name: 'Train' }, 30_000);
    const json = JSON.stringify;
    for (const [text, said] of [
      [json({ ...small, [evil]: 1 }), 'unknown'],
      [json({ ...small, optimizer: { name: evil } }), 'optimizer.name'],
      [json({ ...small, sweep: evil }), 'sweep'],
      [`{"version": 1, "__proto__": {"data": ${json(evil)}}}`, '__proto__'],
      [`{"version": 1, "name": ${json(evil)}, ]`, 'line 1, column'],
      [`{"data": ${'['.repeat(5e6)}`, 'nested too deep'],
      [json({ ...small, [`${evil}${'x'.repeat(1e7)}`]: 1 }), 'too long a text'],
      [json({ ...small, [`${evil}${'x'.repeat(1e5)}`]: 1 }), '<script>'],
      [json([{ name: evil }]), 'found a list'],
    ] as const) {
      await drop(app, `${evil.replaceAll('/', '')}.json`, { text });
      await eventually(async () => (await alerts(app)).join()).toContain(said);
      const alert = (await alerts(app)).join();
      expect(alert.length).toBeLessThan(1000);
      expect(await made(app)).toEqual(nothing);
      await app.click({ role: 'button', name: 'Close' });
    }
    await drop(app, 'named.json', { text: json({ ...small, name: evil }) });
    await train(app);
    await eventually(() => app.text('lab-runs .run-name')).toContain('<img src=x');
    expect(await made(app)).toEqual(nothing);
  });

  test('what is no link at all is said to be none', async () => {
    for (const hash of [`#${encodeURIComponent(evil)}`, '#AAAA', '#javascript:alert(1)']) {
      await app.open(hash);
      await eventually(() => alerts(app)).not.toEqual([]);
      expect(await made(app)).toEqual(nothing);
    }
  });
});
