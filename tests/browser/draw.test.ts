/** Drawing the schedule on the learning-rate chart: what is drawn is what is trained. */
import { afterEach, expect, test } from 'vitest';
import type { Experiment } from '../../web/src/experiment/document';
import { useDescent } from '../web/cli/use-descent';
import { type App, forEachBrowser, type Point } from './support/app';
import {
  alerts,
  csvOf,
  eventually,
  inkOf,
  oneEpoch,
  openExperiment,
  recipeOf,
  rowsOfCsv,
  small,
  stepOf,
  takeFromMenu,
  train,
} from './support/lab';

const { descent } = useDescent();

const button = (name: string) => ({ role: 'button', name });
const steps = 40;
const byHand = (...points: number[][]) => ({
  ...small,
  schedule: { name: 'piecewise', points },
});
const drawn = byHand([0, 0.1], [20, 0.05], [40, 0]);

async function open(app: App, experiment: Experiment): Promise<void> {
  // So high that nothing scrolls: the charts keep their width when one becomes higher.
  await app.resize(1280, 1150);
  await openExperiment(app, experiment);
  await app.click({ ...button('Draw the schedule'), within: '[data-kind=rate]' });
  await app.see('.draw-point');
  // The first point, which has the highest rate, is at the top of the chart, as high as it now is.
  const above = () =>
    app.evaluate(() => {
      const [first, layer] = ['.draw-point', '.draw-layer'].map((part) =>
        document.querySelector(part)?.getBoundingClientRect(),
      );
      return (first?.top ?? 0) + (first?.height ?? 0) / 2 - (layer?.top ?? 0);
    });
  await eventually(above).toBeLessThan(12);
  let before: Point[] = [];
  await eventually(async () => {
    const now = await places(app);
    const rests = JSON.stringify(now) === JSON.stringify(before);
    before = now;
    return rests;
  }).toBe(true);
}

/** The points as the page says them. */
const said = (app: App): Promise<number[][]> =>
  app.evaluate(() =>
    [...document.querySelectorAll('.draw-point')].map((handle) => {
      const [, step = '', rate = ''] =
        handle.getAttribute('aria-label')?.match(/step (\d+), rate ([\d.]+)/) ?? [];
      return [Number(step), Number(rate)];
    }),
  );

/** The points as drawn, once the recipe in the address has them. */
async function pointsOf(app: App): Promise<number[][]> {
  const points = await said(app);
  await eventually(async () => (await recipeOf(app))?.schedule.points).toEqual(points);
  return points;
}

const handle = (number: number) => `.draw-point[data-index="${number}"]`;

/** The middles of the points as they are on the screen at one moment. */
const places = (app: App): Promise<Point[]> =>
  app.evaluate(() =>
    [...document.querySelectorAll('.draw-point')].map((point) => {
      const { left, top, width, height } = point.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }),
  );

/** From the second of three points to where a step and a rate are, judged by the drawn schedule's own ends. */
async function wayTo(app: App, step: number, rate: number): Promise<[from: Point, to: Point]> {
  const [first, second, last] = (await places(app)) as [Point, Point, Point];
  const x = first.x + ((last.x - first.x) * step) / steps;
  const y = last.y + ((first.y - last.y) * rate) / 0.1;
  return [second, { x, y }];
}

async function dragTo(app: App, step: number, rate: number): Promise<void> {
  const [from, to] = await wayTo(app, step, rate);
  const between = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const before = await said(app);
  await app.drag(from, between, to);
  await eventually(() => said(app)).not.toEqual(before);
}

/** The learning rates of the current run, and those that `descent run` gives for the recipe. */
async function ratesOf(app: App): Promise<{ page: number[]; command: number[] }> {
  const page = rowsOfCsv(await csvOf(app)).map(({ lr = Number.NaN }) => lr);
  const { stdout } = descent(['run', '-', '--csv', '-'], await recipeOf(app));
  return { page, command: rowsOfCsv(stdout).map(({ lr = Number.NaN }) => lr) };
}

forEachBrowser((app) => {
  afterEach(() => app.resize(1280, 800));

  test('a point that is dragged is where it was left, in the recipe and in the run', async () => {
    await open(app, drawn);
    expect(await said(app)).toEqual(drawn.schedule.points);
    await dragTo(app, 10, 0.08);
    const points = await pointsOf(app);
    expect(await said(app)).toEqual(points);
    expect([points[0], points[2]]).toEqual([
      [0, 0.1],
      [40, 0],
    ]);
    const [step = 0, rate = 0] = points[1] ?? [];
    expect(step).toBe(10);
    expect(Math.abs(rate - 0.08)).toBeLessThan(0.002);
    await train(app);
    const { page, command } = await ratesOf(app);
    expect(page).toEqual(command);
    expect(page.length).toBe(steps);
    expect(page[0]).toBe(0.1);
    expect(page[10]).toBe(rate);
    expect(page[25]).toBeCloseTo(rate / 2, 6);
    expect(await app.errors()).toEqual([]);
  });

  test('the chart follows, and above its axis too', async () => {
    await open(app, drawn);
    await dragTo(app, 20, 0.16);
    const [, [step = 0, rate = 0] = []] = await pointsOf(app);
    expect(step).toBe(20);
    expect(rate).toBeGreaterThan(0.15);
    // The axis has grown, and the point stands on the line that is planned.
    expect(await inkOf(app, 'rate', 'track')).toBeGreaterThan(100);
    const [first, second, last] = (await places(app)) as [Point, Point, Point];
    expect((last.y - second.y) / (last.y - first.y)).toBeCloseTo(rate / 0.1, 1);
  });

  test('points stop at epochs when that is wanted', async () => {
    await open(app, drawn);
    await app.click(button('whole epochs'));
    // Five steps an epoch.
    await dragTo(app, 12.4, 0.05);
    expect((await pointsOf(app))[1]?.[0]).toBe(10);
    await dragTo(app, 13, 0.05);
    expect((await pointsOf(app))[1]?.[0]).toBe(15);
  });

  test('keys move, add and remove points', async () => {
    await open(app, drawn);
    await app.click(handle(1));
    await app.see(`${handle(1)}:focus`);
    // A twentieth of the way, and with Shift a tenth of that.
    await app.press('ArrowLeft');
    await app.press('ArrowUp');
    await app.press('Shift+ArrowDown');
    await eventually(async () => (await said(app))[1]).toEqual([18, 0.0545]);
    await pointsOf(app);
    // Past its neighbour it keeps the focus.
    for (let i = 0; i < 10; i++) await app.press('ArrowLeft');
    await app.press('ArrowUp');
    await eventually(async () => (await said(app)).map(([step]) => step)).toEqual([0, 0, 40]);
    await app.press('ArrowRight');
    expect((await pointsOf(app)).map(([step]) => step)).toEqual([0, 2, 40]);
    // Arrows that move a point do not train.
    expect(await stepOf(app)).toBe(0);
  });

  test('a finger moves a point, and a drag that is broken off leaves nothing', async () => {
    await open(app, drawn);
    const touch = (by: { x: number; y: number }, last: string) =>
      app.evaluate(
        (selector, { x, y }, end) => {
          const point = document.querySelector(selector) as Element;
          const { left, top, width } = point.getBoundingClientRect();
          const send = (type: string, part: number) =>
            point.dispatchEvent(
              new PointerEvent(type, {
                bubbles: true,
                pointerType: 'touch',
                pointerId: 7,
                clientX: left + width / 2 + x * part,
                clientY: top + width / 2 + y * part,
              }),
            );
          send('pointerdown', 0);
          for (const part of [0.3, 0.6, 1]) send('pointermove', part);
          send(end, 1);
        },
        handle(1),
        by,
        last,
      );
    const [from, to] = await wayTo(app, 30, 0.07);
    const by = { x: to.x - from.x, y: to.y - from.y };
    await touch(by, 'pointercancel');
    await eventually(() => said(app)).toEqual(drawn.schedule.points);
    await touch(by, 'pointerup');
    await eventually(() => said(app)).not.toEqual(drawn.schedule.points);
    const [, [step = 0, rate = 0] = []] = await pointsOf(app);
    expect(step).toBe(30);
    expect(Math.abs(rate - 0.07)).toBeLessThan(0.002);
  });

  test('points are added by a double click or a button, and removed', async () => {
    await open(app, drawn);
    await app.click(button('Add a point'));
    await eventually(() => app.count('.draw-point')).toBe(4);
    expect(await pointsOf(app)).toEqual([
      [0, 0.1],
      [10, 0.075],
      [20, 0.05],
      [40, 0],
    ]);
    await app.click(button('Remove the point'));
    await eventually(() => app.count('.draw-point')).toBe(3);
    await app.click(handle(1));
    await app.see(`${handle(1)}:focus`);
    await app.press('Delete');
    await eventually(() => app.count('.draw-point')).toBe(2);
    await pointsOf(app);
    await app.evaluate(() => {
      const layer = document.querySelector('.draw-layer') as Element;
      const { left, top, width, height } = layer.getBoundingClientRect();
      const place = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true };
      layer.dispatchEvent(new MouseEvent('dblclick', place));
    });
    await eventually(() => app.count('.draw-point')).toBe(3);
    await pointsOf(app);
    await app.see('.draw-point.is-selected:focus');
  });

  test('two points on one step are refused in words, and nothing is lost', async () => {
    await open(app, drawn);
    await dragTo(app, 0, 0.05);
    await eventually(() => alerts(app)).toContainEqual(
      expect.stringContaining('is not above 0, the step before it'),
    );
    expect((await said(app)).map(([step]) => step)).toEqual([0, 0, 40]);
    expect((await recipeOf(app))?.schedule.points).toEqual(drawn.schedule.points);
    await dragTo(app, 30, 0.05);
    expect((await pointsOf(app)).map(([step]) => step)).toEqual([0, 30, 40]);
    await eventually(() => alerts(app)).toEqual([]);
  });

  test('it begins with the present curve or a shape, and another schedule is kept until then', async () => {
    const staircase = { name: 'step', gamma: 0.1, step_size: 10 };
    await open(app, { ...small, schedule: staircase });
    const treads = [0.1, 0.01, 0.001, 0.0001].map((rate, i) => [10 * i, rate]);
    expect(await said(app)).toEqual(treads);
    expect((await recipeOf(app))?.schedule.name).toBe('step');
    await takeFromMenu(app, '.draw-bar lab-menu > button', 'The present schedule');
    expect(await pointsOf(app)).toEqual(treads);
    await train(app);
    const present = await ratesOf(app);
    expect(present.page).toEqual(present.command);
    const { stdout } = descent(['run', '-', '--csv', '-'], { ...small, schedule: staircase });
    const asked = rowsOfCsv(stdout).map(({ lr }) => lr);
    expect(present.page).toEqual(asked);

    await takeFromMenu(app, '.draw-bar lab-menu > button', 'A triangle');
    await eventually(() => said(app)).toEqual([
      [0, 0.01],
      [20, 0.1],
      [40, 0.01],
    ]);
    await pointsOf(app);
    await app.click(button('Done'));
    await eventually(() => app.count('lab-draw')).toBe(0);
  });

  test('drawn while a run goes on, it changes the run from there on', async () => {
    await open(app, drawn);
    await oneEpoch(app);
    await dragTo(app, 20, 0.09);
    await eventually(async () => (await recipeOf(app))?.changes.length).toBe(1);
    const recipe = await recipeOf(app);
    expect(recipe?.schedule.points).toEqual(drawn.schedule.points);
    expect(recipe?.changes[0]?.step).toBe(5);
    const [, [step = 0, rate = 0] = []] = await said(app);
    expect(step).toBe(20);
    await train(app);
    const { page, command } = await ratesOf(app);
    expect(page).toEqual(command);
    expect(page[20]).toBe(rate);
    expect(page[4]).toBeCloseTo(0.09, 6);
  });

  test('a point behind the end waits at the edge, and a view of time asks for another', async () => {
    await open(app, byHand([0, 0.1], [400, 0]));
    expect(await app.count('.draw-point.is-beyond')).toBe(1);
    await app.click('.draw-point.is-beyond');
    await eventually(() => app.text('.draw-place')).toContain('after the end of the run');
    await app.click({ ...button('seconds'), within: '.charts-bar' });
    await eventually(() => app.count('.draw-point')).toBe(0);
    expect((await alerts(app)).join()).toContain('has no time yet');
    await app.click({ ...button('epochs'), within: '.charts-bar' });
    await app.see('.draw-point');
    expect(await app.errors()).toEqual([]);
  });
});
