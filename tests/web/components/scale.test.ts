import { describe, expect, it } from 'vitest';
import { floorTo125, makeScale } from '../../../web/src/components/scale';

describe('a logarithmic scale', () => {
  const scale = makeScale({ min: 1e-4, max: 10, scale: 'log', integer: false });

  it('places values by their logarithm, those outside at the ends', () => {
    expect(scale.position(1e-4)).toBe(0);
    expect(scale.position(0.1)).toBeCloseTo(0.6);
    expect(scale.position(100)).toBe(1);
    expect(scale.position(0)).toBe(0);
    expect(scale.position(-1)).toBe(0);
  });

  it('stops at 1, 2 and 5 of every decade', () => {
    expect(scale.nearest(scale.position(0.017))).toBe(0.02);
    expect(scale.nearest(scale.position(0.006))).toBe(0.005);
    expect(scale.nearest(1)).toBe(10);
  });

  it('goes from stop to stop', () => {
    expect(scale.step(0.02, 1)).toBe(0.05);
    expect(scale.step(0.05, 1)).toBe(0.1);
    expect(scale.step(0.01, -1)).toBe(0.005);
    expect(scale.step(0.02, 3)).toBe(0.2);
  });

  it('goes from a value between stops to the next one', () => {
    expect(scale.step(0.03, 1)).toBe(0.05);
    expect(scale.step(0.03, -1)).toBe(0.02);
  });

  it('stays within its ends', () => {
    expect(scale.step(10, 1)).toBe(10);
    expect(scale.step(1e-4, -1)).toBe(1e-4);
    expect(scale.step(50, -1)).toBe(5);
  });

  it('makes fine steps of a tenth, in two digits', () => {
    expect(scale.step(0.02, 0.1)).toBe(0.022);
    expect(scale.step(0.02, -0.1)).toBe(0.019);
  });

  it('marks the decades', () => {
    expect(scale.ticks.map((tick) => Math.round(tick * 5))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('a logarithmic scale of whole numbers', () => {
  const scale = makeScale({ min: 1, max: 384, scale: 'log', integer: true });

  it('ends at its own end', () => {
    expect(scale.nearest(1)).toBe(384);
    expect(scale.step(200, 1)).toBe(384);
    expect(scale.step(384, -1)).toBe(200);
  });

  it('always moves by at least one', () => {
    expect(scale.step(1, 0.1)).toBe(2);
    expect(scale.step(2, -0.1)).toBe(1);
    expect(scale.step(32, 0.1)).toBe(35);
  });
});

describe('a linear scale', () => {
  const momentum = makeScale({ min: 0, max: 0.99, scale: 'linear', integer: false });

  it('has about twenty round steps and both ends', () => {
    expect(momentum.nearest(0.912)).toBe(0.9);
    expect(momentum.nearest(1)).toBe(0.99);
    expect(momentum.nearest(0)).toBe(0);
  });

  it('steps, and finely', () => {
    expect(momentum.step(0.9, -1)).toBe(0.85);
    expect(momentum.step(0.9, 0.1)).toBe(0.905);
    expect(momentum.step(0.1, 1)).toBe(0.15);
    expect(momentum.step(0.95, 1)).toBe(0.99);
  });

  it('of whole numbers moves by whole numbers', () => {
    const growth = makeScale({ min: 1, max: 4, scale: 'linear', integer: true });
    expect(growth.step(2, 1)).toBe(3);
    expect(growth.step(2, 0.1)).toBe(3);
    expect(growth.nearest(0.5)).toBe(3);
  });

  it('takes the place of a logarithmic one that would begin at zero', () => {
    const scale = makeScale({ min: 0, max: 1, scale: 'log', integer: false });
    expect(scale.position(0.5)).toBe(0.5);
  });
});

it('rounds down to 1, 2, 5', () => {
  expect([0.08, 0.1, 0.2, 3, 9.99, 10].map(floorTo125)).toEqual([0.05, 0.1, 0.2, 2, 5, 10]);
});
