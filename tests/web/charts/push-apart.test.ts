import { describe, expect, it } from 'vitest';
import { pushApart } from '../../../web/src/charts/push-apart';

describe('pushing labels apart', () => {
  it('leaves alone what has room', () => {
    expect(pushApart([10, 50, 90], 15, 0, 100)).toEqual([10, 50, 90]);
    expect(pushApart([], 15, 0, 100)).toEqual([]);
  });

  it('moves neighbours by as little as possible, around their middle', () => {
    expect(pushApart([50, 50], 16, 0, 100)).toEqual([42, 58]);
    expect(pushApart([50, 51, 52], 10, 0, 100)).toEqual([41, 51, 61]);
  });

  it('keeps the order of the lines, whatever the order given', () => {
    const placed = pushApart([60, 58, 20], 10, 0, 100);
    expect(placed[2]).toBe(20);
    expect(placed[1]).toBeLessThan(placed[0] ?? 0);
    expect((placed[0] ?? 0) - (placed[1] ?? 0)).toBeCloseTo(10);
  });

  it('stays inside, with every gap kept', () => {
    for (const wanted of [
      [0, 0, 0, 0],
      [100, 99, 98, 3],
      [50, 50, 50, 50, 50, 50],
    ]) {
      const placed = pushApart(wanted, 12, 0, 100).sort((a, b) => a - b);
      expect(placed[0]).toBeGreaterThanOrEqual(0);
      expect(placed.at(-1)).toBeLessThanOrEqual(100 + 1e-9);
      for (let i = 1; i < placed.length; i++) {
        expect((placed[i] ?? 0) - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-9);
      }
    }
  });

  it('keeps the gaps when there is no room for all', () => {
    expect(pushApart([5, 5, 5], 40, 0, 60)).toEqual([0, 40, 80]);
  });
});
