import { describe, expect, it } from 'vitest';
import { rateAt, type Shape } from '../../../web/src/lab/points';
import { lineOf, type Plane } from '../../../web/src/views/draw/plane';

/** 100 steps on 200 pixels from 10 on, logarithmic if wanted; rates up to 1 on 100 pixels. */
function plane(log = false): Plane {
  const place = (step: number) => (log ? Math.log1p(step) / Math.log1p(100) : step / 100);
  const step = (share: number) => (log ? Math.expm1(share * Math.log1p(100)) : share * 100);
  return {
    left: 10,
    right: 210,
    top: 0,
    bottom: 100,
    topRate: 1,
    x: (at) => 10 + 200 * place(at),
    y: (rate) => 100 * (1 - rate),
    step: (x) => step((x - 10) / 200),
    rate: (y) => 1 - y / 100,
  };
}

const draw = (shape: Shape, on: Plane) => {
  const steps = shape.points.map((point) => point.step);
  const path = lineOf((step) => rateAt(shape, step), steps, on);
  expect(path).toMatch(/^M/);
  return path
    .slice(1)
    .split('L')
    .map((place) => place.split(' ').map(Number) as [number, number]);
};

const tent: Shape = {
  points: [
    { step: 0, rate: 0 },
    { step: 50, rate: 1 },
    { step: 100, rate: 0 },
  ],
  stepped: false,
};

describe('the line of a drawn schedule', () => {
  it('passes its points, and reaches across the plot', () => {
    const line = draw(tent, plane());
    expect(line[0]).toEqual([10, 100]);
    expect(line).toContainEqual([110, 0]);
    expect(line.at(-1)).toEqual([210, 100]);
    expect(line.map(([x]) => x)).toEqual(line.map(([x]) => x).sort((a, b) => a - b));
  });

  it('is where the rates are on a logarithmic axis, where it is bent', () => {
    const on = plane(true);
    for (const [x, y] of draw(tent, on)) {
      expect(Math.abs(y - on.y(rateAt(tent, on.step(x))))).toBeLessThan(2.5);
    }
  });

  it('jumps upright where it holds until the next point', () => {
    const line = draw({ ...tent, stepped: true }, plane());
    expect(line.filter(([x]) => x === 110).map(([, y]) => y)).toEqual(
      expect.arrayContaining([0, 100]),
    );
  });

  it('holds the first rate before the first point, and leaves out what is not shown', () => {
    const points = [
      { step: 20, rate: 0.5 },
      { step: 300, rate: 0.5 },
    ];
    const line = draw({ points, stepped: false }, plane());
    expect(line.every(([x, y]) => x >= 10 && x <= 210 && y === 50)).toBe(true);
  });
});
