/** The charts: what they show, how they are looked at, and what is taken away from them. */
import { expect, test } from 'vitest';
import type { ChartKind } from '../../web/src/charts/lines';
import { type App, type Download, forEachBrowser, type Point } from './support/app';
import {
  csvOf,
  eventually,
  focus,
  inkOf,
  oneEpoch,
  openExperiment,
  readingsOf,
  rowsOfCsv,
  small,
  train,
} from './support/lab';

const button = (name: string) => ({ role: 'button', name });
const experiment = { ...small, schedule: 'poly' };
const kinds: ChartKind[] = ['loss', 'rate', 'accuracy', 'gradNorm'];

/** A place over the loss chart, by its share of the width. */
const placeAt = (app: App, share: number): Promise<Point> =>
  app.evaluate((across) => {
    const canvas = document.querySelector('[data-kind=loss] canvas') as Element;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return { x: left + width * across, y: top + height / 2 };
  }, share);

/** What the crosshair stands on, as `step 20`; null when there is none. */
const note = (app: App) => app.text('[data-kind=loss] .charts-readings > span:not([data-reading])');

const stepAt = async (app: App) => Number((await note(app))?.replace('step ', ''));

/** Where the crosshair's first dot is on a chart, in its pixels. */
const dotOn = (app: App, kind: ChartKind): Promise<Point> =>
  app.evaluate((chart) => {
    const dot = document.querySelector<HTMLElement>(`[data-kind=${chart}] .charts-dots i`);
    const [x = 0, y = 0] = dot?.style.transform.match(/[-\d.]+/g)?.map(Number) ?? [];
    return { x, y };
  }, kind);

/** Moves the pointer over the charts until the crosshair has followed. */
async function pointAt(app: App, share: number): Promise<void> {
  const before = await note(app);
  const place = await placeAt(app, share);
  let nudge = 0;
  await eventually(async () => {
    nudge = 1 - nudge;
    await app.driver.pointer([{ x: place.x, y: place.y + nudge }], false);
    return note(app);
  }).not.toBe(before);
}

/** Presses a button of the toolbar; it then says the other thing. */
async function press(app: App, name: string): Promise<void> {
  const tool = { ...button(name), within: '.charts-bar' };
  const before = await app.attribute(tool, 'aria-pressed');
  await app.click(tool);
  await eventually(() => app.attribute(tool, 'aria-pressed')).not.toBe(before);
}

/** Size of a PNG, from its header. */
function sizeOf({ base64 }: Download): { width: number; height: number } {
  const bytes = Buffer.from(base64, 'base64');
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

forEachBrowser((app) => {
  test('the x axis counts steps, epochs, rows or seconds', async () => {
    await openExperiment(app, experiment);
    await train(app);
    await pointAt(app, 0.5);
    const step = await stepAt(app);
    expect(step).toBeGreaterThan(10);
    expect(step).toBeLessThan(30);
    const sameIn = { epochs: `epoch ${step / 5}`, rows: `row ${step * 16}` };
    for (const [unit, words] of Object.entries(sameIn)) {
      await press(app, unit);
      await pointAt(app, 0.5);
      await eventually(() => note(app)).toBe(words);
    }
    await press(app, 'seconds');
    await pointAt(app, 0.1);
    await eventually(() => note(app)).toMatch(/^0(\.\d+)? s$/);
    await app.click(button('Show Loss as a table'));
    await eventually(() => app.text('dialog[open] thead th')).toBe('seconds');
  });

  test('both axes can be logarithmic', async () => {
    await openExperiment(app, experiment);
    await train(app);
    const losses = rowsOfCsv(await csvOf(app)).map(({ loss = 0 }) => loss);
    await app.fill('.charts-wide .charts-slider input', 0);

    /** How far three dots are from where their values belong, once these are put on the axes. */
    const strays = async (x: (step: number) => number, y: (loss: number) => number) => {
      const dots: { across: number; up: number; dot: Point }[] = [];
      for (const share of [0.25, 0.5, 0.75]) {
        await pointAt(app, share);
        const step = await stepAt(app);
        dots.push({ across: x(step), up: y(losses[step] ?? 0), dot: await dotOn(app, 'loss') });
      }
      const [a, b, c] = dots as [(typeof dots)[0], (typeof dots)[0], (typeof dots)[0]];
      const horizontal = (c.dot.x - a.dot.x) / (b.dot.x - a.dot.x);
      const vertical = (c.dot.y - a.dot.y) / (b.dot.y - a.dot.y);
      return Math.max(
        Math.abs(horizontal - (c.across - a.across) / (b.across - a.across)),
        Math.abs(vertical - (c.up - a.up) / (b.up - a.up)),
      );
    };
    /** The axes and the curve that were asked for are drawn in a moment. */
    const liesAs = (...axes: Parameters<typeof strays>) =>
      eventually(() => strays(...axes)).toBeLessThan(0.005);
    await liesAs((step) => step, Math.log);
    await press(app, 'log y');
    await liesAs(
      (step) => step,
      (loss) => loss,
    );
    await press(app, 'log x');
    await liesAs(
      (step) => Math.log(1 + step),
      (loss) => loss,
    );
  });

  test('the slider smooths the loss, from not at all to a long mean', async () => {
    await openExperiment(app, experiment);
    await train(app);
    const losses = rowsOfCsv(await csvOf(app)).map(({ loss = 0 }) => loss);
    const slider = '.charts-wide .charts-slider input';
    const smoothed = async () => Number((await readingsOf(app, 'loss')).smoothed);
    await app.fill(slider, 0);
    await eventually(smoothed).toBeCloseTo(losses.at(-1) ?? 0, 2);
    expect(await app.attribute(slider, 'aria-valuetext')).toBe('0');
    await app.fill(slider, 1);
    // So long a mean of a short run is nearly that of all its steps.
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    await eventually(smoothed).toBeCloseTo(mean, 2);
    expect(await app.attribute(slider, 'aria-valuetext')).toBe('0.999');
  });

  test('a drag zooms in, and the way back lies beside', async () => {
    await openExperiment(app, experiment);
    await train(app);
    await pointAt(app, 0.3);
    const [whole, from, to] = [await stepAt(app), await placeAt(app, 0.4), await placeAt(app, 0.6)];
    expect(await app.count(button('Reset zoom'))).toBe(0);
    await app.drag(from, { x: (from.x + to.x) / 2, y: from.y }, to);
    await app.see(button('Reset zoom'));
    await pointAt(app, 0.3);
    await eventually(() => stepAt(app)).toBeGreaterThan(whole);
    await app.click(button('Reset zoom'));
    await eventually(() => app.count(button('Reset zoom'))).toBe(0);
    await pointAt(app, 0.31);
    await app.driver.pointer([await placeAt(app, 0.3)], false);
    await eventually(() => stepAt(app)).toBe(whole);
  });

  test('closer than two evaluations, the line between them is there, and the latest values stay', async () => {
    await openExperiment(app, { ...experiment, evaluate_every: 40 });
    await train(app);
    const { smoothed } = await readingsOf(app, 'gradNorm');
    const [from, to] = [await placeAt(app, 0.4), await placeAt(app, 0.6)];
    await app.drag(from, { x: (from.x + to.x) / 2, y: from.y }, to);
    await app.see(button('Reset zoom'));
    await app.hover({ role: 'heading', name: 'Descent Lab' });
    await eventually(() => note(app)).toBeNull();
    await eventually(() => inkOf(app, 'accuracy', 'run-1')).toBeGreaterThan(100);
    expect(await readingsOf(app, 'gradNorm')).toEqual({ smoothed });
  });

  test('the crosshair tells the values under it in every chart', async () => {
    await openExperiment(app, experiment);
    await train(app);
    const rows = rowsOfCsv(await csvOf(app));
    await pointAt(app, 0.5);
    const step = await stepAt(app);
    const row = rows[step];
    expect((await readingsOf(app, 'loss')).batch).toBe(row?.loss?.toFixed(3));
    expect((await readingsOf(app, 'rate')).value).toBe(String(Number(row?.lr?.toPrecision(4))));
    expect((await readingsOf(app, 'accuracy')).test).toMatch(/^\d+\.\d%$/);
    expect((await readingsOf(app, 'gradNorm')).smoothed).toMatch(/^\d\.\d{3}$/);
    expect(await app.attribute('.charts-cross', 'hidden')).toBeNull();
    const across = [(await dotOn(app, 'loss')).x, (await dotOn(app, 'rate')).x];
    expect(across[0]).toBeGreaterThan(100);
    expect(across[1]).toBeCloseTo(across[0] ?? 0, 3);
    // Away from the charts the latest values are back.
    await app.hover({ role: 'heading', name: 'Descent Lab' });
    await eventually(() => note(app)).toBeNull();
    expect((await readingsOf(app, 'loss')).batch).toBe(rows.at(-1)?.loss?.toFixed(3));
  });

  test('the keyboard moves the crosshair, zooms, and is told what stands there', async () => {
    await openExperiment(app, experiment);
    await train(app);
    await focus(app, '.charts-stack');
    // At first it shows where the run is.
    await app.press('ArrowLeft');
    await eventually(() => note(app)).toBe('step 39');
    await app.press('Home');
    await eventually(() => note(app)).toBe('step 0');
    await app.press('ArrowRight');
    await eventually(() => note(app)).toBe('step 1');
    await app.press('Shift+ArrowRight');
    await eventually(() => note(app)).toBe('step 11');
    await eventually(() => app.text('.charts-spoken')).toMatch(
      /^step 11; Loss smoothed \d.*; Learning rate 0\.0725; Accuracy train .*; Gradient norm smoothed \d/,
    );
    await app.press('+');
    await app.see(button('Reset zoom'));
    await app.press('Escape');
    await eventually(() => note(app)).toBeNull();
    await app.press('Escape');
    await eventually(() => app.count(button('Reset zoom'))).toBe(0);
  });

  test('what is changed while it runs is marked on every chart', async () => {
    await openExperiment(app, small);
    await oneEpoch(app);
    const ink = () => Promise.all(kinds.map((kind) => inkOf(app, kind, 'mark')));
    const before = await ink();
    await app.fill({ role: 'textbox', name: 'learning rate' }, '0.05');
    // A dashed line from top to bottom of each.
    const more = async () => (await ink()).map((count, at) => count - (before[at] ?? 0) > 10);
    await eventually(more).toEqual([true, true, true, true]);
  });

  test('a chart can be read as a table', async () => {
    await openExperiment(app, experiment);
    await train(app);
    const rows = rowsOfCsv(await csvOf(app));
    await app.click(button('Show Learning rate as a table'));
    await app.see('dialog[open] tr');
    const table = await app.evaluate(() => {
      const lines = [...document.querySelectorAll('dialog[open] tr')];
      return lines.map((line) => [...line.children].map((cell) => cell.textContent));
    });
    const [head, ...body] = table;
    expect(head).toEqual(['steps', 'Learning rate']);
    expect(body).toHaveLength(20);
    for (const [step, rate] of [body[0], body[10], body[19]] as string[][]) {
      expect(Number(rate)).toBeCloseTo(rows[Number(step)]?.lr ?? Number.NaN, 4);
    }
    expect(body[19]?.[0]).toBe('39');
    await app.click(button('Close'));
    await eventually(() => app.count('dialog[open]')).toBe(0);
  });

  test('a chart, or all of them, are saved as PNG, and the run as CSV', async () => {
    await openExperiment(app, experiment);
    await train(app);
    const one = await app.download(() =>
      app.click({ ...button('Loss as PNG'), within: '[data-kind=loss]' }),
    );
    expect(one).toMatchObject({ name: 'sgd-polynomial-loss.png', type: 'image/png' });
    const all = await app.download(async () => {
      await app.click('.charts-menu:not(.charts-narrow) summary');
      await app.click(button('All charts as PNG'));
    });
    expect(all.name).toBe('sgd-polynomial.png');
    expect(sizeOf(all).width).toBe(sizeOf(one).width);
    expect(sizeOf(all).height).toBeGreaterThan(sizeOf(one).height);
    const ink = await app.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      pen.drawImage(image, 0, 0);
      const { data } = pen.getImageData(0, 0, image.width, image.height);
      let blue = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at]! < 60 && data[at + 2]! > 150) blue += 1;
      }
      return { blue, corner: [...data.slice(0, 4)] };
    }, `data:image/png;base64,${one.base64}`);
    expect(ink.corner).toEqual([255, 255, 255, 255]);
    expect(ink.blue).toBeGreaterThan(1000);

    const csv = await app.download(async () => {
      await app.click('.charts-menu:not(.charts-narrow) summary');
      await app.click(button('Run as CSV'));
    });
    expect(csv).toMatchObject({ name: 'sgd-polynomial.csv', type: 'text/csv' });
    expect(rowsOfCsv(Buffer.from(csv.base64, 'base64').toString())).toHaveLength(40);
    expect(await app.errors()).toEqual([]);
  });

  test('saved as SVG, the charts look as they do as PNG', async () => {
    await openExperiment(app, experiment);
    await train(app);
    const download = (name: string) =>
      app.download(async () => {
        await app.click('.charts-menu:not(.charts-narrow) summary');
        await app.click(button(name));
      });
    const svg = await download('All charts as SVG');
    expect(svg).toMatchObject({ name: 'sgd-polynomial.svg', type: 'image/svg+xml' });
    const png = await download('All charts as PNG');
    const urls = [svg, png].map(({ type, base64 }) => `data:${type};base64,${base64}`);
    // How dark each field of 16 by 16 pixels is: letters are smoothed in another way, but no darker.
    const [one = [], other = []] = await app.evaluate(async (sources) => {
      const darkness = async (source: string) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [832, Math.round(image.height * (832 / image.width))];
        const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
        pen.drawImage(image, 0, 0, canvas.width, canvas.height);
        const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
        const fields = new Array<number>(52 * Math.ceil(canvas.height / 16)).fill(0);
        for (let i = 0; i < data.length / 4; i++) {
          const field = 52 * Math.floor(i / 832 / 16) + Math.floor((i % 832) / 16);
          fields[field]! += (255 - data[4 * i]!) / 256;
        }
        return fields;
      };
      return Promise.all(sources.map(darkness));
    }, urls);
    expect(one).toHaveLength(other.length);
    expect(other.filter((field) => field > 10).length).toBeGreaterThan(100);
    const apart = one.map((field, i) => Math.abs(field - other[i]!));
    expect(Math.max(...apart)).toBeLessThan(8);
  });

  test('a hostile name does no more in an SVG than stand there', async () => {
    const name = '<script>alert(1)</script>"&\u0007';
    await openExperiment(app, { ...experiment, name });
    await train(app);
    const { base64 } = await app.download(async () => {
      await app.click('.charts-menu:not(.charts-narrow) summary');
      await app.click(button('Loss as SVG'));
    });
    const text = Buffer.from(base64, 'base64').toString();
    expect(text).not.toContain('<script');
    const title = await app.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      return parsed.querySelector('parsererror')
        ? null
        : parsed.querySelector('title')?.textContent;
    }, text);
    expect(title).toBe('<script>alert(1)</script>"& , step 40 of 40');
  });
});
