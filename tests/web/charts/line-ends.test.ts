import { expect, it } from 'vitest';
import { drawLineEnds } from '../../../web/src/charts/line-ends';
import { linesOf } from '../../../web/src/charts/lines';
import type { Panel } from '../../../web/src/charts/panel';
import type { Scene } from '../../../web/src/charts/scene';
import type { Run } from '../../../web/src/experiment/run';
import { run, series } from './run';

const area = { left: 40, right: 440, top: 0, bottom: 200 };
const gutterRight = 76;

/** Where each text begins and ends; letters are six pixels wide. */
function written(current: Run): { text: string; from: number; to: number }[] {
  const words: { text: string; from: number; to: number }[] = [];
  const pen: Record<string, unknown> = {
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillText: (text: string, x: number) => words.push({ text, from: x, to: x + 6 * text.length }),
  };
  const ctx = new Proxy(pen, { get: (_, name) => pen[String(name)] ?? (() => undefined) });
  const scene = {
    current,
    highlighted: null,
    view: { range: null },
    theme: { fontSize: 12, gutterRight, runs: [], runWords: [] },
    map: { ofStep: (_: Run, step: number) => step },
  } as unknown as Scene;
  const panel = {
    kind: 'loss',
    lines: linesOf('loss', [current], current, null),
    chart: { chartArea: area },
    pixelX: (step: number) => area.left + 4 * step,
    pixelY: () => 100,
  } as unknown as Panel;
  drawLineEnds(ctx as unknown as CanvasRenderingContext2D, panel, scene);
  return words;
}

const ending = (value: number, step = 100) =>
  run({
    series: { smoothed: series([0, step], [1, value]), testLoss: series([0, step], [1, value]) },
  });

it('values stand beside the heads of their lines', () => {
  expect(written(ending(0.25, 50)).map(({ text, from }) => [text, from])).toEqual([
    ['test 0.250', 250],
    ['0.250', 250],
  ]);
});

it('a long value ends within the chart', () => {
  const words = written(ending(1.93e-6));
  expect(words.map(({ text }) => text)).toEqual(['test 1.93·10⁻⁶', '1.93·10⁻⁶']);
  expect(words.map(({ to }) => to)).toEqual([
    area.right + gutterRight,
    area.right + 10 + 6 * '1.93·10⁻⁶'.length,
  ]);
});
