import { describe, expect, it } from 'vitest';
import { mistakes } from '../../../web/src/views/model/mistakes';
import { recall, rootMeanSquare, rowTotals, rSquared } from '../../../web/src/views/model/scores';

describe('scores of a regression', () => {
  const truth = Float32Array.of(1, 2, 3, 4);

  it('are 1 and 0 for a perfect model, and 0 for one that always says the mean', () => {
    expect(rSquared(truth, truth)).toBe(1);
    expect(rootMeanSquare(truth, truth)).toBe(0);
    expect(rSquared(truth, new Float32Array(4).fill(2.5))).toBe(0);
  });

  it('are those of the definition', () => {
    const guess = Float32Array.of(1.5, 2, 2, 5);
    expect(rSquared(truth, guess)).toBeCloseTo(1 - 2.25 / 5, 6);
    expect(rootMeanSquare(truth, guess)).toBeCloseTo(Math.sqrt(2.25 / 4), 6);
  });

  it('say that nothing can be said of a truth that does not vary', () => {
    expect(rSquared(Float32Array.of(2, 2), Float32Array.of(1, 3))).toBeNaN();
  });
});

describe('scores of a confusion matrix', () => {
  const confusion = Int32Array.of(8, 2, 0, 1, 9, 0, 0, 0, 0);

  it('are counted by row', () => {
    expect(rowTotals(confusion, 3)).toEqual([10, 10, 0]);
    expect(recall(confusion, 3)).toEqual([0.8, 0.9, Number.NaN]);
    expect(mistakes(confusion, 3)).toEqual({ wrong: 3, total: 20 });
  });
});
