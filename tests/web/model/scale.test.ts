import { describe, expect, it } from 'vitest';
import {
  extentOf,
  place,
  type Scale,
  ticks,
  unplace,
  widened,
} from '../../../web/src/views/model/scale';

describe('scales', () => {
  const scale: Scale = { domain: [-2, 6], range: [100, 20] };

  it('go to pixels and back', () => {
    expect(place(scale, 0)).toBe(80);
    expect(unplace(scale, 80)).toBe(0);
    expect(unplace(scale, place(scale, 3.7))).toBeCloseTo(3.7, 12);
  });

  it('have few round ticks within their domain', () => {
    expect(ticks([-2.3, 6.1], 4)).toEqual([0, 5]);
    expect(ticks([0, 1], 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('span what is finite, and are never empty', () => {
    const [low, high] = extentOf([Float32Array.of(3, Number.NaN, -1), Float32Array.of(2)]);
    expect([low, high]).toEqual([-1, 3]);
    expect(widened([low, high], 0.25)).toEqual([-2, 4]);
    expect(extentOf([])).toEqual([0, 1]);
    const [from, to] = extentOf([Float32Array.of(5, 5)]);
    expect(to).toBeGreaterThan(from);
  });
});
