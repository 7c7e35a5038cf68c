import { describe, expect, it } from 'vitest';
import {
  curveOf,
  inOrder,
  type Point,
  pointsOfCurve,
  pointsOfJumps,
  presetOf,
  rateAt,
  tidyRate,
  widestGap,
  withoutDoubles,
} from '../../../web/src/lab/points';

const points = (...pairs: [number, number][]): Point[] =>
  pairs.map(([step, rate]) => ({ step, rate }));

const curve = (steps: number, rate: (step: number) => number): Point[] =>
  Array.from({ length: steps }, (_, step) => ({ step, rate: rate(step) }));

describe('the rate between points', () => {
  const shape = points([10, 1], [20, 3], [40, 2]);
  it('goes in straight lines, and holds before the first and behind the last', () => {
    const at = (step: number) => rateAt({ points: shape, stepped: false }, step);
    expect([0, 10, 15, 20, 30, 40, 99].map(at)).toEqual([1, 1, 2, 3, 2.5, 2, 2]);
  });

  it('or holds until the next', () => {
    const at = (step: number) => rateAt({ points: shape, stepped: true }, step);
    expect([0, 10, 19, 20, 39, 40, 99].map(at)).toEqual([1, 1, 1, 3, 3, 2, 2]);
  });
});

describe('editing', () => {
  it('puts points in order, those on one step as they were given', () => {
    expect(inOrder(points([5, 1], [2, 2], [5, 3]))).toEqual(points([2, 2], [5, 1], [5, 3]));
  });

  it('keeps the first of several on one step where they are made rather than drawn', () => {
    expect(withoutDoubles(points([0, 1], [0, 2], [1, 3]))).toEqual(points([0, 1], [1, 3]));
  });

  it('rounds rates to what can be seen, and not below zero', () => {
    expect(tidyRate(0.012345678, 0.1)).toBe(0.0123);
    expect(tidyRate(0.012345678, 0.02)).toBe(0.0123);
    expect(tidyRate(0.000012345678, 1e-4)).toBe(0.0000123);
    expect(tidyRate(2.34567, 5)).toBe(2.35);
    expect(tidyRate(-0.01, 0.1)).toBe(0);
  });

  it('finds the middle of the widest gap, before the first and behind the last too', () => {
    expect(widestGap(points([0, 1], [10, 1], [40, 1]), 50)).toBe(25);
    expect(widestGap(points([60, 1]), 100)).toBe(30);
    expect(widestGap(points([0, 1]), 100)).toBe(50);
    // Points behind the end of the run are as good as others.
    expect(widestGap(points([0, 1], [90, 1]), 20)).toBe(45);
  });
});

describe('presets', () => {
  it('reach from the first step to the last, and have the given rate for their highest', () => {
    for (const name of ['warmup', 'triangle', 'staircase'] as const) {
      const shape = presetOf(name, 1000, 0.3);
      expect(shape.points[0]?.step).toBe(0);
      expect(Math.max(...shape.points.map(({ rate }) => rate))).toBe(0.3);
      expect(inOrder(shape.points)).toEqual(shape.points);
    }
    expect(presetOf('triangle', 1000, 0.3).points).toEqual(
      points([0, 0.03], [500, 0.3], [1000, 0.03]),
    );
    expect(presetOf('staircase', 1000, 0.3)).toEqual({
      points: points([0, 0.3], [500, 0.03], [750, 0.003]),
      stepped: true,
    });
  });

  it('have no two points on one step, however short the run', () => {
    for (const name of ['warmup', 'triangle', 'staircase'] as const) {
      const steps = presetOf(name, 1, 0.1).points.map(({ step }) => step);
      expect(new Set(steps).size).toBe(steps.length);
    }
  });
});

describe('a curve as points', () => {
  const strays = (from: Point[], to: Point[]) =>
    from.map(({ step, rate }) => Math.abs(rateAt({ points: to, stepped: false }, step) - rate));

  it('needs only the corners of what is straight', () => {
    const tent = curve(101, (step) => Math.min(step, 100 - step) / 50);
    expect(pointsOfCurve(tent)).toEqual(points([0, 0], [50, 1], [100, 0]));
  });

  it('is within a hundredth of the height, with few points', () => {
    const cosine = curve(1000, (step) => 0.05 * (1 + Math.cos((Math.PI * step) / 1000)));
    const found = pointsOfCurve(cosine);
    expect(found.length).toBeLessThan(10);
    expect(Math.max(...strays(cosine, found))).toBeLessThan(0.0011);
  });

  it('has no more points than can be taken hold of', () => {
    const wild = curve(2000, (step) => 1 + Math.sin(step / 7));
    expect(pointsOfCurve(wild).length).toBeLessThanOrEqual(16);
  });

  it('is two points where nothing changes, and one where there is but one', () => {
    expect(pointsOfCurve(curve(50, () => 0.1))).toEqual(points([0, 0.1], [49, 0.1]));
    expect(pointsOfCurve(points([3, 0.2]))).toEqual(points([3, 0.2]));
    expect(pointsOfCurve(curve(5, () => 0))).toEqual(points([0, 0], [4, 0]));
  });

  it('of jumps begins where they are', () => {
    const thinned = points([0, 1], [90, 1], [110, 0.1], [250, 0.1], [310, 0.01]);
    expect(pointsOfJumps(thinned, [100, 300])).toEqual(points([0, 1], [100, 0.1], [300, 0.01]));
  });

  it('joins what was used and what is planned, without gaps in the measuring', () => {
    const series = (step: number[], value: number[]) => ({
      step: Float64Array.from(step),
      seconds: new Float32Array(step.length),
      value: Float32Array.from(value),
    });
    const used = series([0, 1, 2], [1, Number.NaN, 0.5]);
    expect(curveOf(used, series([2, 3], [9, 0.25]))).toEqual(points([0, 1], [2, 0.5], [3, 0.25]));
    expect(curveOf(null, undefined)).toEqual([]);
  });
});
