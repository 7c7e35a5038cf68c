/** Landscape: its numbers are those of `descent landscape`, to the last byte of its table. */
import { spawnSync } from 'node:child_process';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { buildCli, bundle } from '../../web/tools/build-cli.mjs';
import { root } from '../../web/tools/process.mjs';
import { type App, forEachBrowser } from './support/app';
import { alerts, eventually, openView, recipeOf, small } from './support/lab';

const view = 'lab-landscape .recipe-strip';
const quick = { ...small, landscape: { size: 7 } };
/** Far too long to be waited for. */
const endless = { ...small, steps: 1e8, landscape: {} };

function onTheCommandLine(document: object, ...args: string[]): string {
  const all = [root + bundle, 'landscape', '-', ...args];
  const input = JSON.stringify(document);
  return spawnSync(process.execPath, all, { input, encoding: 'utf8' }).stdout;
}

beforeAll(() => buildCli(), 300_000);

const progressOf = (app: App) => app.text('lab-landscape .progress .scrub-words');
const finished = (app: App) => eventually(() => progressOf(app), 60_000).toContain('Measured');

async function csvOf(app: App, button: string): Promise<string> {
  const { base64 } = await app.download(() => app.click({ role: 'button', name: button }));
  return Buffer.from(base64, 'base64').toString('utf8');
}

/** How many colours the map has: none before it is drawn. */
const coloursOf = (app: App) =>
  app.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('lab-landscape canvas')!;
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });

forEachBrowser((app) => {
  afterEach(() => app.resize(1280, 800));

  test('a link measures what the command line measures, grid and path', async () => {
    await openView(app, quick, view);
    await finished(app);
    expect(await csvOf(app, 'Grid as CSV')).toBe(onTheCommandLine(quick, '--csv', '-'));
    const { path } = JSON.parse(onTheCommandLine(quick, '--json', '-'));
    const rows = path.step.map((step: number, at: number) => `${step},${path.x[at]},${path.y[at]}`);
    expect(await csvOf(app, 'Path as CSV')).toBe(`step,x,y\n${rows.join('\n')}\n`);
    expect(await coloursOf(app)).toBeGreaterThan(20);
    expect(await app.errors()).toEqual([]);
  });

  test('the losses are read under the arrow keys', async () => {
    await openView(app, quick, view);
    await finished(app);
    await app.evaluate(() => document.querySelector<HTMLElement>('lab-landscape canvas')!.focus());
    for (let i = 0; i < 8; i++) await app.press('ArrowLeft');
    for (let i = 0; i < 8; i++) await app.press('ArrowDown');
    const { loss } = JSON.parse(onTheCommandLine(quick, '--json', '-'));
    const read = `loss ${loss[0][0].toFixed(3)}`;
    await eventually(() => app.text('.landscape-reading b')).toBe(read);
    await app.press('ArrowUp');
    await eventually(() => app.text('.landscape-reading b')).toBe(`loss ${loss[1][0].toFixed(3)}`);
  });

  test('what is chosen is measured, and is in the link', async () => {
    await openView(app, quick, view);
    await finished(app);
    await app.click({ role: 'button', name: 'Random' });
    await app.see({ role: 'button', name: 'Another random plane' });
    await app.click({ role: 'button', name: 'Test set' });
    await eventually(() => recipeOf(app)).toMatchObject({
      landscape: { size: 7, plane: 'random', of: 'test' },
    });
    await finished(app);
    const chosen = { ...small, landscape: { size: 7, plane: 'random', of: 'test' } };
    const wanted = onTheCommandLine(chosen, '--csv', '-');
    await eventually(() => csvOf(app, 'Grid as CSV')).toBe(wanted);
  });

  test('it can be stopped, and the recipe edited meanwhile', async () => {
    await openView(app, endless, view);
    await eventually(() => progressOf(app)).toContain('Training step');
    await app.click({ role: 'button', name: 'Stop', within: 'lab-landscape' });
    await eventually(() => progressOf(app)).toContain('Stopped');
    await app.see({ role: 'button', name: 'Measure again' });
    await app.click({ role: 'button', name: 'Edit in Train', within: 'lab-landscape' });
    await app.see({ role: 'progressbar', name: 'Progress of the run' });
    expect(await app.errors()).toEqual([]);
  });

  test('a part that cannot be is refused with its place', async () => {
    await openView(app, { ...small, landscape: { size: 1 } }, view);
    await eventually(async () => (await alerts(app)).join()).toContain(
      'landscape.size: 1 is below 3',
    );
    // Another choice mends it.
    await app.click({ role: 'button', name: '21²' });
    await finished(app);
    expect(await alerts(app)).toEqual([]);
  });

  test('on a phone the picture stands before the settings', async () => {
    await app.resize(390, 800);
    await openView(app, quick, view);
    await finished(app);
    const [map, pane, wide] = await app.evaluate(() => [
      document.querySelector('lab-landscape-map')!.getBoundingClientRect().top,
      document.querySelector('lab-landscape .pane')!.getBoundingClientRect().top,
      document.documentElement.scrollWidth,
    ]);
    expect(map).toBeLessThan(pane!);
    expect(wide).toBeLessThanOrEqual(390);
  });
});
