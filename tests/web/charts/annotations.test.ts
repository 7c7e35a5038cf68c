import { expect, it } from 'vitest';
import { Annotations } from '../../../web/src/charts/annotations';
import { linesOf } from '../../../web/src/charts/lines';
import type { Panel } from '../../../web/src/charts/panel';
import type { Scene } from '../../../web/src/charts/scene';
import type { Run } from '../../../web/src/experiment/run';
import { run, series } from './run';

const area = { left: 40, right: 440, top: 0, bottom: 100 };
const fontSize = 12;

/** The words on the chart of the rate, with what was filled before each; letters are six pixels wide. */
function named(runs: Run[], labels: { [step: number]: string }) {
  const [current = null] = runs;
  const words: { text: string; x: number; y: number; plate: boolean }[] = [];
  let plate = false;
  const pen: Record<string, unknown> = {
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillRect: () => {
      plate = true;
    },
    fillText: (text: string, x: number, y: number) => {
      words.push({ text, x, y, plate });
      plate = false;
    },
  };
  const ctx = new Proxy(pen, { get: (_, name) => pen[String(name)] ?? (() => undefined) });
  const marks = Object.entries(labels).map(([step, label]) => ({
    ...{ at: Number(step), step: Number(step), label },
  }));
  const scene = {
    ...{ current, highlighted: null, view: { range: null }, marks, stop: null },
    theme: { fontSize, gutterRight: 76, runs: [], runWords: [] },
    map: { unit: 'steps', stepAt: (_: Run, at: number) => at, ofStep: (_: Run, at: number) => at },
  } as unknown as Scene;
  const panel = {
    ...{ kind: 'rate', lowest: false, lines: linesOf('rate', runs, current, null) },
    chart: {
      chartArea: area,
      scales: { x: { getValueForPixel: (x: number) => (x - area.left) / 4 } },
    },
    pixelX: (step: number) => area.left + 4 * step,
    // Rates from 0 to 1.
    pixelY: (rate: number) => area.bottom - 100 * rate,
  } as unknown as Panel;
  new Annotations(panel).drawOverCurves(ctx as unknown as CanvasRenderingContext2D, scene);
  return words.map(({ text, x, y, ...more }) => {
    return { text, x, side: y < 50 ? 'top' : 'bottom', ...more };
  });
}

const flat = (rate: number, id = 1) => run({ id, series: { lr: series([0, 100], [rate, rate]) } });
const restart = { 20: 'restart' };

it('an event is named beside its line, where the curve is not, on a ground of its own', () => {
  const label = { text: 'restart', x: 126, plate: true };
  expect(named([flat(0.1)], restart)).toEqual([{ ...label, side: 'top' }]);
  expect(named([flat(0.9)], restart)).toEqual([{ ...label, side: 'bottom' }]);
});

it('other runs have curves as well', () => {
  const falling = run({ id: 2, series: { lr: series([0, 20, 40], [0, 1, 0.8]) } });
  expect(named([flat(0.5), falling], restart)).toMatchObject([{ side: 'bottom' }]);
  // That passes through between the label's ends.
  const steep = run({ id: 2, series: { lr: series([0, 21.5, 26, 30], [0.5, 0.5, 2, 2]) } });
  expect(named([flat(0.5), steep], restart)).toMatchObject([{ side: 'bottom' }]);
  // One that has ended, or is above the chart, is in nobody's way.
  const short = run({ id: 2, series: { lr: series([0, 10], [0.9, 0.9]) } });
  expect(named([flat(0.5), short, flat(30, 3)], restart)).toMatchObject([{ side: 'top' }]);
  expect(named([flat(0.1), flat(0.9, 2), flat(0.95, 3)], restart)).toMatchObject([
    { side: 'bottom' },
  ]);
});

it('names that would meet stand on different sides, or are left out', () => {
  const labels = { 20: 'restart', 24: 'again', 28: 'no room' };
  expect(named([flat(0.5)], labels)).toMatchObject([
    { text: 'restart', side: 'top' },
    { text: 'again', side: 'bottom' },
  ]);
});
