import { describe, expect, it } from 'vitest';
import { fitLaw, reachedBy, stepsTo } from '../../../web/src/experiment/steps-to-target';
import { ended, point } from './results';

describe('the steps to a target', () => {
  it('are counted between evaluations in proportion', () => {
    expect(stepsTo(ended(1, [1, 0.5, 0.1]), 'testLoss', 0.5)).toBe(10);
    expect(stepsTo(ended(1, [1, 0.5, 0.1]), 'testLoss', 0.3)).toBeCloseTo(15, 12);
    expect(stepsTo(ended(1, [1, 0.5, 0.1]), 'testAccuracy', 0.7)).toBeCloseTo(15, 12);
  });

  it('are those to the first time', () => {
    expect(stepsTo(ended(1, [1, 0.5, 2, 0.5]), 'trainLoss', 0.5)).toBe(10);
    expect(stepsTo(ended(1, [0.4]), 'trainLoss', 0.5)).toBe(0);
  });

  it('are none where the target is never reached', () => {
    expect(stepsTo(ended(1, [1, 0.5]), 'testLoss', 0.3)).toBeNaN();
    expect(stepsTo(ended(1, [Number.NaN, 0.5]), 'testLoss', 0.3)).toBeNaN();
  });
});

it('of each batch size the point counts that most seeds and then fewest steps lead to', () => {
  const at = (batch: number, ...runs: number[][]) =>
    point(
      {},
      runs.map((losses, i) => ended(i, losses)),
      { batch },
    );
  const reached = reachedBy(
    [
      at(8, [1, 0], [1, 1]),
      at(8, [1, 1, 0], [1, 1, 0]),
      at(8, [1, 1, 1, 0], [1, 1, 1, 0]),
      at(2, [1, 1], [1, 1]),
    ],
    'testLoss',
    0,
  );
  expect(reached).toEqual([
    { batch: 2, steps: Number.NaN, seeds: 0, of: 2 },
    { batch: 8, steps: 20, seeds: 2, of: 2 },
  ]);
});

describe('the law of large batches', () => {
  const reached = (batch: number, steps: number) => ({ batch, steps, seeds: 3, of: 3 });
  /** S steps where (S/S_min − 1)(E/E_min − 1) = 1 with E = B·S. */
  const lawful = (batch: number) => {
    const [leastSteps, leastRows] = [50, 800];
    const steps = leastSteps + leastRows / batch;
    expect((steps / leastSteps - 1) * ((batch * steps) / leastRows - 1)).toBeCloseTo(1, 12);
    return reached(batch, steps);
  };

  it('is found where it holds', () => {
    const law = fitLaw([1, 4, 16, 64, 256].map(lawful));
    expect(law?.leastSteps).toBeCloseTo(50, 9);
    expect(law?.leastRows).toBeCloseTo(800, 9);
    expect(law?.critical).toBeCloseTo(16, 9);
  });

  it('has neither least below zero', () => {
    // Steps that fall faster than the batch grows, and such that rise with it.
    const fast = [2, 4, 8].map((batch) => reached(batch, 1000 / batch ** 2));
    expect(fitLaw(fast)).toMatchObject({ leastSteps: 0, critical: Infinity });
    const rising = [2, 4, 8].map((batch) => reached(batch, 10 * batch));
    expect(fitLaw(rising)).toMatchObject({ leastRows: 0, critical: 0 });
  });

  it('needs three batch sizes that always reach the target', () => {
    expect(fitLaw([1, 4].map(lawful))).toBeNull();
    const missed = { batch: 64, steps: 90, seeds: 2, of: 3 };
    expect(fitLaw([...[1, 4].map(lawful), missed])).toBeNull();
  });
});
