import { describe, expect, it } from 'vitest';
import { bandOf, heightOf, lossScale } from '../../../../web/src/views/landscape/loss-scale';

const scaleOf = (...losses: number[]) => lossScale(Float64Array.from(losses));

describe('the scale of losses', () => {
  it('is linear where the losses are of one size, with round levels between them', () => {
    const scale = scaleOf(0.3, 1.2, Number.NaN, Number.POSITIVE_INFINITY)!;
    expect(scale.log).toBe(false);
    expect(scale.levels).toEqual([0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1]);
    expect(heightOf(scale, 0.5)).toBe(0.5);
  });

  it('is logarithmic where they are not', () => {
    const scale = scaleOf(0.03, 7)!;
    expect(scale.log).toBe(true);
    expect(scale.levels).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2, 5]);
    expect(heightOf(scale, 100)).toBe(2);
  });

  it('has few levels over many decades, and a floor under zero', () => {
    const scale = scaleOf(0, 1e20)!;
    expect(scale.levels.length).toBeLessThanOrEqual(12);
    expect(scale.levels.every((level) => level > scale.floor)).toBe(true);
    expect(Number.isFinite(heightOf(scale, 0))).toBe(true);
  });

  it('is that of a single loss, and of none', () => {
    expect(scaleOf(0.5, 0.5)?.levels).toEqual([]);
    expect(scaleOf(0)?.log).toBe(false);
    expect(scaleOf()).toBeNull();
    expect(scaleOf(Number.NaN)).toBeNull();
  });

  it('counts the levels below a height', () => {
    expect([0, 1, 1.5, 3].map((height) => bandOf([1, 2], height))).toEqual([0, 1, 1, 2]);
  });
});
