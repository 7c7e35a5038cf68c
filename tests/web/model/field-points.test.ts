import { describe, expect, it } from 'vitest';
import type { Points, RunInfo } from '../../../web/src/protocol';
import {
  fieldPoints,
  nearest,
  placeInWords,
  pointRadius,
} from '../../../web/src/views/model/field-points';

const points: Points = {
  trainX: Float32Array.of(-2, 4, 0, 1),
  trainY: Float32Array.of(0, 1),
  testX: Float32Array.of(2, -2),
  testY: Float32Array.of(1),
};
const extent: [number, number, number, number] = [-2, 2, -2, 4];

describe('points of a field', () => {
  it('stand where the extent puts them, the largest x2 at the top', () => {
    expect(fieldPoints(points, extent)).toEqual([
      { across: 0, down: 0, y: 0, test: false },
      { across: 0.5, down: 0.5, y: 1, test: false },
      { across: 1, down: 1, y: 1, test: true },
    ]);
    expect(fieldPoints(null, extent)).toEqual([]);
  });

  it('are found near the pointer only', () => {
    const all = fieldPoints(points, extent);
    expect(nearest(all, { across: 0.52, down: 0.49 }, 0.05)).toBe(all[1]);
    expect(nearest(all, { across: 0.7, down: 0.5 }, 0.05)).toBeNull();
  });

  it('are smaller when there are many', () => {
    expect(pointRadius(280, 5000)).toBeLessThan(pointRadius(280, 200));
    expect(pointRadius(560, 200)).toBe(2 * pointRadius(280, 200));
  });

  it('are named by their features, with decimals that suit the extent', () => {
    const info = { featureNames: ['x1', 'x2'] } as RunInfo;
    expect(placeInWords({ across: 0.75, down: 0.5 }, extent, info)).toBe('x1 1.00, x2 1.00');
  });
});
