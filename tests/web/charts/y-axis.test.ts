import { describe, expect, it } from 'vitest';
import { ceilNice, floorDecade, multiples, niceStep } from '../../../web/src/charts/nice';
import {
  accuracyAxis,
  fitAxis,
  growAxis,
  placeY,
  type YAxis,
} from '../../../web/src/charts/y-axis';

const linear = { log: false, maxTicks: 5, fromZero: true };
const log = { log: true, maxTicks: 5, fromZero: true };

describe('round numbers', () => {
  it('climbs 1, 2, 5', () => {
    expect([0.69, 1, 1.01, 2.4, 5.1, 37].map((v) => ceilNice(v))).toEqual([1, 1, 2, 5, 10, 50]);
    expect(ceilNice(3e-5)).toBe(5e-5);
  });

  it('forgives single precision', () => {
    expect(ceilNice(Math.fround(0.1))).toBe(0.1);
    expect(ceilNice(Math.fround(0.02))).toBe(0.02);
  });

  it('finds decades and multiples', () => {
    expect([1000, 999, 0.001, 0.00099].map(floorDecade)).toEqual([3, 2, -3, -4]);
    expect(multiples(0, 0.3, 0.1)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(niceStep(1750, 7.3, true)).toBe(250);
    expect(niceStep(1750, 3.7, true)).toBe(500);
  });
});

describe('linear axis', () => {
  it('begins at zero, ends round, has three to five ticks', () => {
    expect(fitAxis({ low: 0.1, high: 0.76 }, linear)).toMatchObject({ min: 0, max: 1 });
    for (const high of [0.012, 0.3, 0.69, 1.4, 2.4, 37, 8000]) {
      const { ticks, max } = fitAxis({ low: 0, high }, linear);
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.at(-1)).toBe(max);
      expect(fitAxis({ low: 0, high }, { ...linear, maxTicks: 3 }).ticks).toHaveLength(3);
    }
  });

  it('closes in on a narrow view', () => {
    const axis = fitAxis({ low: 0.21, high: 0.29 }, { ...linear, fromZero: false });
    expect(axis.min).toBeCloseTo(0.2);
    expect(axis.max).toBeCloseTo(0.3);
    expect(axis.ticks.length).toBeLessThanOrEqual(5);
  });

  it('holds a constant', () => {
    const axis = fitAxis({ low: 0.25, high: 0.25 }, { ...linear, fromZero: false });
    expect(axis.max).toBeGreaterThan(axis.min);
    expect(fitAxis({ low: 0, high: 0 }, linear)).toMatchObject({ min: 0, max: 1 });
  });
});

describe('logarithmic axis', () => {
  it('ends at 1, 2, 5 and begins at a decade', () => {
    expect(fitAxis({ low: 0.026, high: 0.76 }, log)).toMatchObject({ min: 0.01, max: 1 });
    expect(fitAxis({ low: 0.026, high: 2.4 }, log).ticks).toEqual([0.01, 0.1, 1]);
    expect(fitAxis({ low: 0.9, high: 0.95 }, log).ticks).toEqual([0.1, 1]);
  });

  it('has few ticks, decades only, however far it goes', () => {
    for (const maxTicks of [3, 5]) {
      const { ticks } = fitAxis({ low: 0.1, high: 1e30 }, { ...log, maxTicks });
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(maxTicks + 1);
      expect(ticks.every((tick) => Number.isInteger(Math.log10(tick)))).toBe(true);
    }
  });
});

describe('growing', () => {
  it('stays the same object while the values fit', () => {
    const axis = fitAxis({ low: 0.1, high: 0.8 }, log);
    expect(growAxis(axis, { low: 0.5, high: 1 }, log)).toBe(axis);
    const rate = fitAxis({ low: 0, high: 0.1 }, linear);
    expect(growAxis(rate, { low: 0, high: Math.fround(0.1) }, linear)).toBe(rate);
  });

  it('never shrinks and grows a step at a time', () => {
    let axis: YAxis | null = null;
    let changes = 0;
    for (let t = 0; t < 2000; t++) {
      const value = 0.7 * Math.exp(-t / 300);
      const next = growAxis(axis, { low: value, high: value * 1.2 }, log);
      if (axis && next !== axis) {
        changes++;
        expect(next.max).toBeGreaterThanOrEqual(axis.max);
        expect(next.min).toBeCloseTo(axis.min / 10, 12);
      }
      axis = next;
    }
    expect(changes).toBe(3);
    expect(axis).toMatchObject({ max: 1, min: 0.0001 });
  });

  it('begins anew for another kind of axis', () => {
    const axis = fitAxis({ low: 0.1, high: 50 }, linear);
    expect(growAxis(axis, { low: 0.1, high: 0.8 }, log)).toMatchObject({ max: 1, log: true });
  });
});

describe('accuracy axis', () => {
  it('goes down in steps and keeps some room below', () => {
    expect(accuracyAxis(null, 0.5).ticks).toEqual([0.5, 0.75, 1]);
    expect(accuracyAxis(null, 0.46).ticks).toEqual([0.5, 0.75, 1]);
    expect(accuracyAxis(null, 0.1)).toMatchObject({ min: 0, ticks: [0, 0.5, 1] });
    const axis = accuracyAxis(null, 0.95);
    expect(accuracyAxis(axis, 0.99)).toBe(axis);
  });
});

describe('placing', () => {
  it('breaks the line where there is no value', () => {
    const axis = fitAxis({ low: 0.1, high: 1 }, log);
    expect(placeY(axis, 0.01)).toBe(-2);
    for (const value of [0, -1, Infinity, Number.NaN]) expect(placeY(axis, value)).toBeNaN();
    expect(placeY(fitAxis({ low: 0, high: 1 }, linear), -1)).toBe(-1);
  });
});
