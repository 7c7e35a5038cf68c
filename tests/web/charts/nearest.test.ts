import { describe, expect, it } from 'vitest';
import {
  interpolate,
  lastFinite,
  lowerBound,
  nearestIndex,
  nearestPoint,
} from '../../../web/src/charts/nearest';
import { series } from './run';

describe('looking up points', () => {
  const steps = [0, 3, 3, 10];

  it('finds the first entry not below', () => {
    expect([-1, 0, 1, 3, 4, 10, 11].map((x) => lowerBound(steps, x))).toEqual([
      0, 0, 1, 1, 3, 3, 4,
    ]);
  });

  it('finds the closest entry', () => {
    expect([-5, 1, 2, 6, 7, 99].map((x) => nearestIndex(steps, x))).toEqual([0, 0, 1, 2, 3, 3]);
    expect(nearestIndex([], 1)).toBe(-1);
  });

  it('gives measured points, never invented ones', () => {
    expect(nearestPoint(series([0, 50, 100], [3, 2, 1]), 60)).toMatchObject({ step: 50, value: 2 });
    expect(nearestPoint(series([], []), 60)).toBeNull();
    expect(nearestPoint(null, 60)).toBeNull();
  });

  it('interpolates between and holds beyond', () => {
    expect([-1, 5, 15, 30].map((x) => interpolate([0, 10, 20], [0, 1, 3], x))).toEqual([
      0, 0.5, 2, 3,
    ]);
    expect(interpolate([], [], 1)).toBeNaN();
  });

  it('finds where a curve ends on the page', () => {
    expect(lastFinite(series([0, 1, 2], [1, 2, Infinity]))).toMatchObject({ step: 1, value: 2 });
    expect(lastFinite(series([0], [Number.NaN]))).toBeNull();
  });
});
