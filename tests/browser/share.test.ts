/** Handing an experiment on: its link, and the link as a QR code that another program reads. */
import decodeQR from 'qr/decode.js';
import { afterEach, expect, test } from 'vitest';
import { decodePermalink } from '../../web/src/experiment/permalink';
import { type App, forEachBrowser } from './support/app';
import { drop } from './support/drop';
import { eventually, openExperiment, openView, recipeOf, small, train } from './support/lab';

const button = (name: string) => ({ role: 'button', name, within: 'dialog' });

async function openShare(app: App): Promise<void> {
  await app.click({ role: 'button', name: 'Share' });
  await app.see('dialog.share[open] .share-code');
}

/** What a reader makes of a code that is shown: its path is painted as large squares. */
async function readCode(app: App, code = 'dialog .qr'): Promise<string> {
  const painted = await app.evaluate((selector) => {
    const code = document.querySelector<SVGSVGElement>(selector);
    const [x = 0, y = 0, width = 0] = code?.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
    const scale = 4;
    const canvas = new OffscreenCanvas(width * scale, width * scale);
    const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    pen.scale(scale, scale);
    pen.translate(-x, -y);
    for (const path of code?.querySelectorAll('path') ?? []) {
      pen.fillStyle = getComputedStyle(path).fill;
      pen.fill(new Path2D(path.getAttribute('d') ?? ''));
    }
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const dark = [...data].filter((_, at) => at % 4 === 0).map((red) => (red < 128 ? 1 : 0));
    return { side: canvas.width, dark: dark.join('') };
  }, code);
  const { side, dark } = painted;
  const pixels = Uint8Array.from([...dark].flatMap((one) => Array(3).fill(one === '1' ? 0 : 255)));
  return decodeQR({ width: side, height: side, data: pixels });
}

forEachBrowser((app) => {
  afterEach(async () => {
    expect(await app.errors()).toEqual([]);
  });

  test('a link made in Data opens Data, with the table and what is decided about it', async () => {
    await openExperiment(app, small);
    await app.click({ role: 'tab', name: 'Data' });
    await app.see('.data-drop', 30_000);
    await app.click('[data-table=penguins]');
    await app.see('.data-states', 30_000);
    await app.click({ role: 'button', name: 'Next rows' });
    await app.click({ role: 'button', name: 'Numbered' });
    const shown = { row: 8, table: { name: 'penguins.csv', encode: 'integers' } };
    await eventually(() => recipeOf(app)).toMatchObject({ seed: 3, preview: shown });
    await openShare(app);
    expect(await app.text('dialog .share-link p')).toContain('this view');
    const link = await app.value({ role: 'textbox', name: 'Link', within: 'dialog' });
    await app.open(link?.slice(link.indexOf('#')));
    await app.see('.data-states', 30_000);
    expect(await app.attribute({ role: 'tab', name: 'Data' }, 'aria-selected')).toBe('true');
    await eventually(() => app.text('.data-pages')).toContain('8');
    await eventually(() => recipeOf(app)).toMatchObject({ seed: 3, preview: shown });
    // The way back leads from view to view, here as anywhere.
    await app.click({ role: 'tab', name: 'Train' });
    await eventually(() => recipeOf(app)).not.toHaveProperty('preview');
    await app.evaluate(() => history.back());
    await eventually(() => app.attribute({ role: 'tab', name: 'Data' }, 'aria-selected')).toBe(
      'true',
    );
    expect(await app.text('lab-data .sec h2')).toBe('penguins.csv');
  });

  test('of a table whose rows are not in the link it says that the file is asked for', async () => {
    await openExperiment(app, small);
    await app.click({ role: 'tab', name: 'Data' });
    await drop(app, 'mine.csv', { text: `x,y\n${'1,a\n2,b\n'.repeat(20)}` });
    await app.see('.data-states', 30_000);
    await openShare(app);
    expect(await app.text('dialog .share-link p')).toContain('asked for that very file');
  });

  test('a task on a table that comes with the page has a code, and asks no student for a file', async () => {
    await openExperiment(app, small);
    await app.click({ role: 'tab', name: 'Data' });
    await app.click('[data-table=penguins]');
    await app.see('.data-states', 30_000);
    await app.click({ role: 'button', name: 'Train on it' });
    await eventually(async () => (await recipeOf(app))?.data.source).toBe('table');
    const { data } = (await recipeOf(app))!;
    await openShare(app);
    await app.click(button('Classroom'));
    await app.fill({ role: 'textbox', name: 'Task', within: 'dialog' }, 'Which penguin?');
    const read = async () => new URL(await readCode(app)).hash;
    await eventually(async () => decodePermalink(await read())).toMatchObject({
      task: { text: 'Which penguin?' },
    });
    await app.open(await read());
    await app.see('lab-task .task', 30_000);
    expect((await recipeOf(app))?.data).toEqual(data);
    await train(app);
    expect(await app.errors()).toEqual([]);
  });

  test('the link is the address; its code is read, and opens the same experiment', async () => {
    await openExperiment(app, small);
    // The core has filled in what the link leaves out.
    await eventually(() => recipeOf(app)).toHaveProperty('regularization');
    const recipe = await recipeOf(app);
    await openShare(app);
    const link = { role: 'textbox', name: 'Link', within: 'dialog' };
    expect(await app.value(link)).toBe(await app.evaluate(() => location.href));
    await app.click(button('Copy link'));
    await eventually(() => app.text('dialog .copy-row [role=status]')).toMatch(
      /^(Copied|Selected)/,
    );

    const short = await readCode(app);
    expect(short.length).toBeLessThan((await app.value(link))?.length ?? 0);
    await app.click(button('Full screen'));
    await app.see('.qr-screen .qr');
    expect(await readCode(app, '.qr-screen .qr')).toBe(short);
    await app.click({ role: 'button', name: 'Close', within: '.qr-screen' });
    await eventually(() => app.count('.qr-screen')).toBe(0);
    await app.press('Escape');
    await eventually(() => app.count('dialog.share')).toBe(0);

    await app.visit(new URL(short).hash);
    await eventually(() => recipeOf(app)).toEqual(recipe);
  });

  test('a view is handed on with its part, and what is too long for a code says so', async () => {
    const sweep = { vary: { 'optimizer.lr': [0.05, 0.1] }, seeds: 2 };
    await openView(app, { ...small, sweep }, 'lab-compare');
    await openShare(app);
    const { hash } = new URL(await readCode(app));
    expect(await decodePermalink(hash)).toMatchObject({ sweep });

    const x = Array.from({ length: 900 }, (_, i) => [Math.sin(i), Math.cos(7 * i)]);
    const data = { source: 'inline', task: 'regression', train: { x, y: x.map(([y]) => y) } };
    const { loss: _, ...others } = small;
    await openView(app, { ...others, data }, 'lab-charts');
    await openShare(app);
    expect(await app.text('.share-code')).toMatch(/too long for a QR code: [\d,]+ characters/);
    expect(await app.count('dialog .qr')).toBe(0);
  });

  test('the code for another page brings the experiment, and the chosen parts only', async () => {
    await openExperiment(app, small);
    await eventually(() => recipeOf(app)).toHaveProperty('regularization');
    const recipe = await recipeOf(app);
    await openShare(app);
    await app.click(button('Embed'));
    const box = (name: string) => app.click({ role: 'checkbox', name, within: 'dialog' });
    await box('transport');
    await box('list of runs');
    await box('loss');
    await app.click({ role: 'button', name: '中文', within: '[aria-label=Language]' });
    await app.click({ role: 'button', name: 'Dark', within: '[aria-label=Theme]' });
    /** The last element of the code, as a browser reads it. */
    const read = async () => {
      const code = await app.value({ role: 'textbox', name: 'Embed code', within: 'dialog' });
      return app.evaluate((html) => {
        const made = new DOMParser().parseFromString(html, 'text/html');
        const { length } = made.querySelectorAll('script, descent-lab, iframe');
        const last = made.querySelector('descent-lab, iframe');
        const said = [...(last?.attributes ?? [])].map(({ name, value }) => [name, value]);
        const script = made.querySelector('script')?.src;
        return { length, script, said: Object.fromEntries(said) };
      }, code ?? '');
    };
    const page = await app.evaluate(() => location.href);
    const chosen = { show: 'charts,runs', lock: 'loss', lang: 'zh', theme: 'dark' };
    await eventually(read).toEqual({
      length: 2,
      script: new URL('descent-lab.js', page).href,
      said: { experiment: page, ...chosen },
    });
    await app.click(button('Copy code'));
    await eventually(() => app.text('dialog .copy-row [role=status]')).toMatch(
      /^(Copied|Selected)/,
    );

    await app.click(button('iframe'));
    await eventually(async () => (await read()).said.src).toContain('embed.html');
    const { length, said } = await read();
    expect(length).toBe(1);
    const src = new URL(said.src);
    expect(Object.fromEntries(src.searchParams)).toEqual(chosen);
    await app.driver.goto('about:blank');
    await app.driver.goto(said.src);
    await app.see('lab-runs', 30_000);
    await eventually(() => recipeOf(app)).toEqual(recipe);
    expect(
      await app.evaluate(() => ({
        lang: document.documentElement.lang,
        theme: document.documentElement.dataset.theme,
        seen: ['.header', 'lab-recipe', 'lab-charts', 'lab-model', 'lab-runs', '.footer'].filter(
          (part) => document.querySelector(part)?.checkVisibility(),
        ),
      })),
    ).toEqual({ lang: 'zh-CN', theme: 'dark', seen: ['lab-charts', 'lab-runs'] });
  });
});
