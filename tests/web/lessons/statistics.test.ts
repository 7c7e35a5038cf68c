import { describe, expect, it } from 'vitest';
import {
  incompleteBeta,
  meanInterval,
  shareInterval,
  tQuantile,
} from '../../../web/src/lessons/statistics';

/** P(X ≥ k) of n tries that each succeed with probability p. */
function atLeast(k: number, n: number, p: number): number {
  let sum = 0;
  for (let i = k; i <= n; i++) {
    let term = p ** i * (1 - p) ** (n - i);
    for (let j = 1; j <= i; j++) term *= (n - i + j) / j;
    sum += term;
  }
  return sum;
}

describe('Student’s t', () => {
  // As tables have it; for 1, 2 and 4 degrees of freedom there are closed forms.
  it.each([
    [1, Math.tan(0.475 * Math.PI)],
    [2, 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025))],
    [3, 3.18244631],
    [4, 2.77644511],
    [5, 2.57058184],
    [7, 2.36462425],
    [9, 2.26215716],
    [11, 2.20098516],
    [29, 2.04522964],
    [199, 1.97195654],
  ])('with %i degrees of freedom', (freedom, wanted) => {
    expect(tQuantile(freedom)).toBeCloseTo(wanted, 7);
  });
});

describe('the incomplete beta function', () => {
  it('is a sum of binomial terms for whole numbers', () => {
    for (const [k, n] of [
      [1, 1],
      [1, 8],
      [5, 9],
      [12, 40],
      [39, 40],
    ] as const) {
      for (const p of [0.001, 0.1, 0.5, 0.62, 0.999]) {
        expect(incompleteBeta(p, k, n - k + 1)).toBeCloseTo(atLeast(k, n, p), 12);
      }
    }
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });
});

describe('the interval of a mean', () => {
  it('is Student’s on the values', () => {
    // Mean 3, standard deviation √2.5, four degrees of freedom.
    const { mean, low, high } = meanInterval([1, 2, 3, 4, 5]);
    expect(mean).toBe(3);
    expect(high - 3).toBeCloseTo((2.77644511 * Math.sqrt(2.5)) / Math.sqrt(5), 7);
    expect(3 - low).toBeCloseTo(high - 3, 12);
  });

  it('has no width where all are the same, and no ends for one value', () => {
    expect(meanInterval([2, 2, 2])).toEqual({ mean: 2, low: 2, high: 2 });
    expect(meanInterval([2])).toEqual({ mean: 2, low: -Infinity, high: Infinity });
  });
});

describe('the interval of a share', () => {
  it.each([
    [1, 8],
    [4, 8],
    [7, 10],
    [19, 20],
  ])('is where %i of %i would be as rare as one in 40', (k, n) => {
    const { mean, low, high } = shareInterval(k, n);
    expect(mean).toBe(k / n);
    expect(atLeast(k, n, low)).toBeCloseTo(0.025, 10);
    expect(1 - atLeast(k + 1, n, high)).toBeCloseTo(0.025, 10);
  });

  it('ends at none and at all', () => {
    expect(shareInterval(0, 8).low).toBe(0);
    expect(shareInterval(0, 8).high).toBeCloseTo(1 - 0.025 ** (1 / 8), 12);
    expect(shareInterval(8, 8).high).toBe(1);
    expect(shareInterval(8, 8).low).toBeCloseTo(0.025 ** (1 / 8), 12);
  });
});
