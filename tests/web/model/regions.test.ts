import { describe, expect, it } from 'vitest';
import {
  largest,
  logarithms,
  probabilitiesAt,
  Regions,
} from '../../../web/src/views/model/regions';

/** Softmax of the logits in the middle of each cell; across and down are 0 to 1. */
function field(size: number, logits: (across: number, down: number) => number[]): Float32Array {
  const values: number[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const own = logits((x + 0.5) / size, (y + 0.5) / size);
      const top = Math.max(...own);
      const shares = own.map((logit) => Math.exp(logit - top));
      const total = shares.reduce((sum, share) => sum + share, 0);
      values.push(...shares.map((share) => share / total));
    }
  }
  return Float32Array.from(values);
}

describe('regions', () => {
  it('have a straight boundary even where the probability jumps within one cell', () => {
    const at = 0.43;
    const steep = field(16, (across, down) => [0, 400 * (across + 0.3 * down - at)]);
    const regions = new Regions();
    regions.update(logarithms(16, 2, steep), 4);
    expect(regions.boundary).toHaveLength(1);
    const line = regions.boundary[0]!;
    for (let k = 0; k < line.length; k += 2) {
      const across = line[k]! / (regions.size - 1);
      const down = line[k + 1]! / (regions.size - 1);
      // float32 tells the probabilities apart only down to 1e-38: a hundredth of the width is near
      expect(Math.abs(across + 0.3 * down - at)).toBeLessThan(0.01);
    }
  });

  it('belong to the class with the largest probability, with its lead in log-odds', () => {
    const three = field(12, (across) => [10 - 30 * across, 0, 30 * across - 20]);
    const regions = new Regions();
    regions.update(logarithms(12, 3, three), 2);
    const at = (across: number) => regions.size * 5 + Math.round(across * (regions.size - 1));
    expect([0.1, 0.5, 0.9].map((across) => regions.winner[at(across)])).toEqual([0, 1, 2]);
    expect(regions.lead[at(0.5)]).toBeCloseTo(5, 3);
    const places = regions.boundary.map((line) => line[0]! / (regions.size - 1));
    expect(
      places.every((place) => [1 / 3, 2 / 3].some((own) => Math.abs(place - own) < 0.01)),
    ).toBe(true);
    expect(Math.max(...places) - Math.min(...places)).toBeCloseTo(1 / 3, 2);
  });

  it('leave no gap where three of them meet', () => {
    const three = field(32, (across, down) =>
      [0, 1, 2].map((k) => {
        const angle = (k * 2 * Math.PI) / 3;
        return 9 * ((across - 0.5) * Math.cos(angle) + (down - 0.5) * Math.sin(angle));
      }),
    );
    const regions = new Regions();
    regions.update(logarithms(32, 3, three), 4);
    expect(new Set(regions.winner)).toEqual(new Set([0, 1, 2]));
    const middle = (regions.size - 1) / 2;
    const distances = regions.boundary.map((line) =>
      Math.min(
        ...line.flatMap((x, k) =>
          k % 2 === 0 ? [Math.hypot(x - middle, line[k + 1]! - middle)] : [],
        ),
      ),
    );
    expect(Math.max(...distances)).toBeLessThan(1);
  });

  it('have no lead and no boundary where the model has no finite answer', () => {
    const regions = new Regions();
    regions.update(logarithms(8, 2, new Float32Array(128).fill(Number.NaN)), 2);
    expect(regions.boundary).toEqual([]);
    expect(regions.lead.every(Number.isNaN)).toBe(true);
  });

  it('give probabilities between the nodes that add up to one', () => {
    const logs = logarithms(
      16,
      2,
      field(16, (across) => [0, 8 * (across - 0.5)]),
    );
    const shares = probabilitiesAt(logs, 0.75, 0.4);
    expect(shares[1]).toBeCloseTo(1 / (1 + Math.exp(-2)), 4);
    expect(shares[0]! + shares[1]!).toBeCloseTo(1, 12);
    expect(largest(shares)).toBe(1);
  });
});
