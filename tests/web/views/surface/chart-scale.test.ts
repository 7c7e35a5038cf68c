import { describe, expect, it } from 'vitest';
import { bounds, thinned } from '../../../../web/src/views/surface/chart-scale';
import { racerNames } from '../../../../web/src/views/surface/racer-names';

const column = (...values: number[]) => Float64Array.from(values);

describe("a race's axis", () => {
  it('is logarithmic where nothing is below zero', () => {
    const scale = bounds([column(100, 10, 1), column(1000, 0.1)]);
    expect(scale.place(1000)).toBe(1);
    expect(scale.place(0.1)).toBeCloseTo(0);
    expect(scale.place(10)).toBeCloseTo(0.5);
    expect(scale.ticks).toEqual([1000, 100, 10, 1, 0.1]);
    expect(scale.place(0)).toBe(0);
  });

  it('does not follow a descent into rounding', () => {
    const scale = bounds([column(1, 1e-30)]);
    expect(scale.place(1e-30)).toBe(0);
    expect(scale.ticks.length).toBeLessThan(8);
  });

  it('is linear where the loss falls below zero, and does not follow one that falls without end', () => {
    const scale = bounds([column(1, 0, -1e30)]);
    expect(scale.place(1)).toBeGreaterThan(scale.place(0) + 0.02);
    expect(scale.place(-1e30)).toBeLessThan(-1);
    expect(scale.ticks).toContain(0);
  });

  it('is there without any number', () => {
    expect(bounds([column(Number.NaN)]).ticks.length).toBeGreaterThan(1);
    expect(bounds([]).place(0.5)).toBeCloseTo(0.5);
  });

  it('keeps the lowest and the highest of each stretch', () => {
    const values = Float64Array.from({ length: 1000 }, (_, at) => (at === 501 ? 99 : 1 + (at % 7)));
    const points = thinned(values, 999, bounds([values]), 20);
    expect(points.length).toBeLessThanOrEqual(40);
    expect(points).toContainEqual([501, 99]);
    expect(thinned(values, 2, bounds([values]))).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });
});

describe("racers' names", () => {
  const knob = (name: string, label: string) => ({ name, label });
  const known = {
    optimizers: [
      {
        name: 'sgd',
        label: 'SGD',
        knobs: [knob('lr', 'learning rate'), knob('momentum', 'momentum')],
      },
      { name: 'adam', label: 'Adam', knobs: [knob('lr', 'learning rate')] },
    ],
    schedules: [{ name: 'cosine', label: 'Cosine', knobs: [] }],
  } as unknown as Parameters<typeof racerNames>[1];
  const racer = (name: string, lr: number, momentum = 0, schedule = 'fixed') => ({
    optimizer: { name, lr, momentum },
    schedule: { name: schedule },
  });

  it('say in what racers of one kind differ', () => {
    expect(
      racerNames([racer('sgd', 0.1), racer('sgd', 0.1, 0.9), racer('adam', 1)], known),
    ).toEqual(['SGD, momentum 0', 'SGD, momentum 0.9', 'Adam']);
    expect(racerNames([racer('adam', 1), racer('adam', 1, 0, 'cosine')], known)).toEqual([
      'Adam, fixed',
      'Adam, Cosine',
    ]);
  });
});
