import { describe, expect, it } from 'vitest';
import { fineGrid, valueAt } from '../../../../web/src/views/landscape/fine-grid';

describe('the finer grid', () => {
  it('keeps the nodes, is bilinear between them, and goes from the top', () => {
    const { size, values } = fineGrid(2, [0, 2, 4, 6], 2);
    expect(size).toBe(3);
    expect([...values]).toEqual([4, 5, 6, 2, 3, 4, 0, 1, 2]);
  });

  it('is no number where a neighbour that counts is not measured yet', () => {
    const { values } = fineGrid(2, [0, 2, 4], 2);
    expect([...values]).toEqual([4, Number.NaN, Number.NaN, 2, Number.NaN, Number.NaN, 0, 1, 2]);
  });

  it('is read between nodes', () => {
    expect(valueAt(3, [0, 1, 2, 3, 4, 5, 6, 7, 8], 0.5, 1.5)).toBe(5);
    expect(valueAt(3, [0, 1, 2, 3, 4, 5, 6, 7, 8], 2, 2)).toBe(8);
  });
});
