import { describe, expect, it } from 'vitest';
import { extentOf } from '../../../web/src/charts/extent';
import { linesOf } from '../../../web/src/charts/lines';
import type { Scene } from '../../../web/src/charts/scene';
import { XMap } from '../../../web/src/charts/x-axis';
import type { Run } from '../../../web/src/experiment/run';
import { run, series } from './run';

function extent(
  kind: 'loss' | 'rate',
  runs: Run[],
  logY = true,
  range: [number, number] | null = null,
) {
  const [current = null] = runs;
  const scene = {
    runs,
    current,
    highlighted: null,
    view: { x: 'steps', logX: false, logY, smoothing: 0.9, range },
    map: XMap.of('steps', false, current),
    domain: { min: 0, max: 100, focused: false },
  } as unknown as Scene;
  return extentOf(kind, linesOf(kind, runs, current, null), scene);
}

const near = (value: number) => expect.closeTo(value, 5);

describe('what an axis must hold', () => {
  it('lets mini-batches stretch the top a little and the bottom not at all', () => {
    const smoothed = series([0, 1], [1, 0.5]);
    const wild = run({ series: { smoothed, loss: series([0, 1], [50, 0.0001]) } });
    expect(extent('loss', [wild])).toEqual({ low: near(0.5), high: near(3) });
  });

  it('leaves out what a logarithmic axis cannot show', () => {
    const zero = run({ series: { smoothed: series([0, 1, 2], [1, 0.5, 0]) } });
    expect(extent('loss', [zero]).low).toBeCloseTo(0.5);
    expect(extent('loss', [zero], false).low).toBe(0);
  });

  it('keeps to the range shown', () => {
    const falling = run({ series: { smoothed: series([0, 10, 20], [4, 2, 1]) } });
    expect(extent('loss', [falling], true, [10, 15])).toEqual({ low: 1.5, high: 2 });
    expect(extent('loss', [run()]).high).toBe(-Infinity);
  });

  it('holds lines that cross the range without a point in it', () => {
    const evaluated = run({ series: { testLoss: series([0, 10], [4, 2]) } });
    expect(extent('loss', [evaluated], true, [2, 5])).toEqual({ low: 3, high: near(3.6) });
    expect(extent('loss', [evaluated], true, [20, 30]).high).toBe(-Infinity);
  });

  it('does not let an older run that blew up press the others flat', () => {
    const smoothed = series([0, 1, 2, 3], [1, 0.5, 1e6, 1e30]);
    const diverged = { step: 4, lowestLoss: 0.5, lowestStep: 1, lr: 1 };
    const blownUp = run({ id: 2, series: { smoothed }, diverged });
    const current = run({ series: { smoothed: series([0, 1], [2, 1]) } });
    expect(extent('loss', [current, blownUp]).high).toBe(2);
    expect(extent('loss', [blownUp]).high).toBeCloseTo(Math.fround(1e30), -25);
    expect(extent('loss', [blownUp], false).high).toBe(1);
  });

  it("makes room for other runs' rates, as long as the current one's is not pressed flat", () => {
    const lr = series([0, 49], [0.5, 0.25]);
    const current = run({ series: { lr }, planned: series([0, 50, 99], [8, 0.25, 1]) });
    const other = (rate: number) => run({ id: 2, series: { lr: series([0, 49], [rate, rate]) } });
    expect(extent('rate', [current])).toEqual({ low: 0.25, high: 1 });
    expect(extent('rate', [current, other(4)])).toEqual({ low: 0.25, high: 4 });
    expect(extent('rate', [current, other(0.125)])).toEqual({ low: 0.125, high: 1 });
    expect(extent('rate', [current, other(40)])).toEqual({ low: 0.25, high: 10 });
  });
});
