import { describe, expect, it } from 'vitest';
import { fineSize, plane, refine, valueAt } from '../../../web/src/views/model/grid';

const size = 6;
/** 2·across − 3·down + 1 in the middle of each cell. */
const slope = {
  size,
  values: Float32Array.from(
    { length: size * size },
    (_, at) => 2 * (((at % size) + 0.5) / size) - 3 * ((Math.floor(at / size) + 0.5) / size) + 1,
  ),
};

describe('a grid of values', () => {
  it('is a straight slope up to the edges', () => {
    for (const [across, down] of [
      [0, 0],
      [1, 1],
      [0.37, 0.81],
      [0.02, 0.5],
    ] as const) {
      expect(valueAt(slope, across, down)).toBeCloseTo(2 * across - 3 * down + 1, 5);
    }
  });

  it('is refined to nodes that begin and end on the edges', () => {
    const fine = refine(slope, 4);
    expect(fine.size).toBe(fineSize(size, 4));
    fine.values.forEach((value, at) => {
      const across = (at % fine.size) / (fine.size - 1);
      const down = Math.floor(at / fine.size) / (fine.size - 1);
      expect(value).toBeCloseTo(2 * across - 3 * down + 1, 5);
    });
  });

  it('agrees with its refinement where it bends', () => {
    const bent = { size: 3, values: Float32Array.of(0, 4, 1, 2, 9, 3, 5, 1, 7) };
    const fine = refine(bent, 5);
    fine.values.forEach((value, at) => {
      const across = (at % fine.size) / (fine.size - 1);
      const down = Math.floor(at / fine.size) / (fine.size - 1);
      expect(value).toBeCloseTo(valueAt(bent, across, down), 4);
    });
  });

  it('is refined into spare memory when that fits', () => {
    const spare = refine(slope, 2);
    expect(refine(slope, 2, spare).values).toBe(spare.values);
    expect(refine(slope, 3, spare).values).not.toBe(spare.values);
  });

  it('is one of several outputs side by side', () => {
    const both = Float32Array.of(1, 10, 2, 20, 3, 30, 4, 40);
    expect([...plane(2, 2, 1, both).values]).toEqual([10, 20, 30, 40]);
  });
});
