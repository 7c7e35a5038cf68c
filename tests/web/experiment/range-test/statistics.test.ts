import { describe, expect, it } from 'vitest';
import {
  median,
  noiseOf,
  slopes,
  smoothed,
  withoutSpikes,
} from '../../../../web/src/experiment/range-test/statistics';
import { normals } from './synthetic';

describe('statistics', () => {
  it('takes the median', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('takes spikes out, at the ends too, and leaves what is not one', () => {
    const rising = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(withoutSpikes(rising, 2)).toEqual([3, 3, 3, 4, 5, 6, 6, 6]);
    expect(withoutSpikes([1, 90, 90, 1, 1, 1, -80, 1], 2)).toEqual(Array(8).fill(1));
  });

  it('smooths with a correction for having begun at zero', () => {
    expect(smoothed([4, 4, 4], 0.9).map((value) => value.toFixed(9))).toEqual(
      Array(3).fill('4.000000000'),
    );
    // (0.5·0.5·2 + 0.5·8) / 0.75
    expect(smoothed([2, 8], 0.5)[1]).toBeCloseTo(6, 12);
  });

  it('measures the noise on a slope, whatever the spikes', () => {
    const normal = normals(7);
    const values = Array.from({ length: 4000 }, (_, i) => i / 1000 + 0.2 * normal());
    for (const i of [10, 500, 3000]) values[i] = 1000;
    expect(noiseOf(values)).toBeCloseTo(0.2, 1);
  });

  it('fits straight lines as their formula does', () => {
    const normal = normals(3);
    const x = Array.from({ length: 60 }, (_, i) => Math.log(i + 1));
    const y = x.map((value) => 5 - 2 * value + 0.1 * normal());
    const slope = slopes(x, y);
    for (const [from, to] of [
      [0, 60],
      [3, 9],
      [40, 60],
    ] as const) {
      const part = x.slice(from, to);
      const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
      const [mx, my] = [mean(part), mean(y.slice(from, to))];
      const above = part.reduce((sum, value, i) => sum + (value - mx) * (y[from + i]! - my), 0);
      const below = part.reduce((sum, value) => sum + (value - mx) ** 2, 0);
      expect(slope(from, to)).toBeCloseTo(above / below, 9);
    }
    const line = slopes([1, 2, 4], [10, 7, 1]);
    expect(line(0, 3)).toBeCloseTo(-3, 12);
  });
});
