/** What a person does in the lab again and again, and what the page then says. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { ChartKind } from '../../../web/src/charts/lines';
import type { Experiment, FullExperiment } from '../../../web/src/experiment/document';
import { decodePermalink, encodePermalink } from '../../../web/src/experiment/permalink';
import type { App } from './app';

/** 80 training rows, 5 steps an epoch: a whole run takes a moment. */
export const small = {
  version: 1,
  seed: 3,
  data: { source: 'moons', samples: 100 },
  model: { hidden: [6], activation: 'tanh', init: 'glorot_normal' },
  loss: 'cross_entropy',
  optimizer: { name: 'sgd', lr: 0.1 },
  schedule: 'fixed',
  batch: { size: 16 },
  steps: 40,
  evaluate_every: 10,
} satisfies Experiment;

/** Places on the speed slider; its end is as fast as it goes. */
export const speedStops = { steps10: 3, fastest: 12 };

/**
 * Reads until what is expected has come; in a page everything takes its time. What takes longer is
 * asked for less often: a question costs a browser several milliseconds.
 */
export const eventually = <T>(read: () => T, timeout = 15_000) => {
  let pause = 0;
  const readAgain = async () => {
    await sleep(pause);
    pause = Math.min(150, pause + 10);
    return read();
  };
  return expect.poll(readAgain, { timeout });
};

/** A visit by a link that holds this experiment, ready to train. */
export async function openExperiment(app: App, experiment: Experiment): Promise<void> {
  await app.open(await encodePermalink(experiment));
  // Compiling the core takes a busy machine a while.
  await app.see({ role: 'progressbar' }, 30_000);
}

/** A visit by a link that holds a document of another view than Train, whose element is there. */
export async function openView(app: App, document: object, element: string): Promise<void> {
  await app.open(await encodePermalink(document));
  await app.see(element, 30_000);
}

/** The address holds an experiment: going to another one would load no page. */
export async function reload(app: App): Promise<void> {
  await app.evaluate(() => {
    document.documentElement.dataset.before = '';
    location.reload();
  });
  // While the page is loaded again, nothing can be asked of it.
  await eventually(() => app.count('html:not([data-before]) lab-app'), 30_000).toBe(1);
}

/** Updates made so far, as the transport says. */
export async function stepOf(app: App): Promise<number> {
  return Number(await app.attribute({ role: 'progressbar' }, 'aria-valuenow'));
}

export async function waitForStep(app: App, least: number): Promise<void> {
  await eventually(() => stepOf(app)).toBeGreaterThanOrEqual(least);
}

/** Whether the bar lies within the step slider's box, in the page that the expression names. */
export const sliderOnBar = (page = 'document') => `(() => {
  const [slider, bar] = ['.scrubber', '.scrub .bar'].map((one) =>
    ${page}.querySelector(one)?.getBoundingClientRect());
  return Boolean(slider && bar) && slider.left <= bar.left && slider.right >= bar.right &&
    Math.abs(slider.top + slider.bottom - bar.top - bar.bottom) <= 2;
})()`;

/** One step, by key: a click takes a slow browser twice as long. */
export async function oneStep(app: App): Promise<void> {
  const before = await stepOf(app);
  await app.press('ArrowRight');
  await eventually(() => stepOf(app)).toBe(before + 1);
}

/** To the end of the epoch; of the small experiment these are five steps. */
export async function oneEpoch(app: App): Promise<void> {
  const before = await stepOf(app);
  await app.click({ role: 'button', name: 'One epoch' });
  await eventually(() => stepOf(app)).toBeGreaterThan(before);
  await app.see({ role: 'button', name: 'Train' });
}

/** The recipe's first step again. */
export async function reset(app: App): Promise<void> {
  await app.press('r');
  await eventually(() => stepOf(app)).toBe(0);
}

/** Trains to the end, as fast as it goes; the button may say that something else begins. */
export async function train(app: App, button = 'Train'): Promise<void> {
  await app.fill('#speed', speedStops.fastest);
  await app.click({ role: 'button', name: button });
  await app.see({ role: 'button', name: 'Train again' }, 30_000);
}

export async function focus(app: App, selector: string): Promise<void> {
  await app.see(selector);
  await app.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector);
}

/** Opens a menu by its button and takes an item of it. */
export async function takeFromMenu(app: App, opener: string, item: string): Promise<void> {
  await app.click(opener);
  // It has been placed once its first item has the focus.
  await app.see(':popover-open :focus');
  await app.click({ role: 'button', name: item, within: ':popover-open' });
  await eventually(() => app.count(':popover-open')).toBe(0);
}

/** The reasons and notices that are shown. */
export async function alerts(app: App): Promise<string[]> {
  return app.evaluate(() =>
    [...document.querySelectorAll('[role=alert]')]
      .filter((element) => element.checkVisibility())
      .map((element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
  );
}

/** The recipe in the address. */
export async function recipeOf(app: App): Promise<FullExperiment | null> {
  const hash = await app.evaluate(() => location.hash);
  return (await decodePermalink(hash)) as FullExperiment | null;
}

/** The current run as CSV. */
export async function csvOf(app: App): Promise<string> {
  const { base64 } = await app.download(async () => {
    await app.click('.charts-menu:not(.charts-narrow) summary');
    await app.click({ role: 'button', name: 'Run as CSV' });
  });
  return Buffer.from(base64, 'base64').toString('utf8');
}

/** A row of the CSV, its cells by the column's name; an empty one is NaN. */
export type CsvRow = { [column: string]: number };

export function rowsOfCsv(csv: string): CsvRow[] {
  const [head = '', ...lines] = csv.trimEnd().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',').map((cell) => (cell === '' ? Number.NaN : Number(cell)));
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? Number.NaN]));
  });
}

/** What stands in a chart's title row: `smoothed 0.123`, or the bare value where there is one only. */
export async function readingsOf(app: App, kind: ChartKind): Promise<{ [name: string]: string }> {
  return app.evaluate((chart) => {
    const spans = document.querySelectorAll<HTMLElement>(`[data-kind=${chart}] [data-reading]`);
    return Object.fromEntries(
      [...spans].map((span) => [span.dataset.reading, span.querySelector('b')?.textContent]),
    ) as { [name: string]: string };
  }, kind);
}

/** Pixels on a chart that have the colour of a token, as `run-1`, and are not faint. */
export async function inkOf(app: App, kind: ChartKind, token: string): Promise<number> {
  return app.evaluate(
    (chart, name) => {
      const pen = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
      pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);
      pen.fillRect(0, 0, 1, 1);
      const wanted = pen.getImageData(0, 0, 1, 1).data;
      let count = 0;
      for (const canvas of document.querySelectorAll('canvas')) {
        if (!canvas.closest(`[data-kind=${chart}]`)) continue;
        const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
          0,
          0,
          canvas.width,
          canvas.height,
        );
        for (let at = 0; at < data.length; at += 4) {
          const isNear = [0, 1, 2].every((i) => Math.abs(data[at + i]! - wanted[i]!) < 8);
          if (isNear && data[at + 3]! > 120) count += 1;
        }
      }
      return count;
    },
    kind,
    token,
  );
}
