import { describe, expect, it } from 'vitest';
import { singleCurves, spreadCurve } from '../../../web/src/experiment/sweep-curves';
import { ended, point } from './results';

describe('a point of a sweep', () => {
  it('is the mean of its seeds, with their standard deviation around it', () => {
    const curve = spreadCurve(
      point({}, [ended(1, [1, 0.2]), ended(2, [3, 0.4])]),
      'testLoss',
      'steps',
      false,
    );
    expect(curve.x).toEqual([0, 10]);
    expect(curve.middle[0]).toBe(2);
    // Of a sample: the squares 1 and 1, divided by one less than two.
    expect(curve.high[0]).toBeCloseTo(2 + Math.SQRT2, 12);
    expect(curve.low[0]).toBeCloseTo(2 - Math.SQRT2, 12);
    expect(curve.middle[1]).toBeCloseTo(0.3, 12);
  });

  it('has a band above zero on a logarithmic axis, however far its seeds spread', () => {
    const result = point({}, [ended(1, [0.01]), ended(2, [1])]);
    const { middle, low, high } = spreadCurve(result, 'trainLoss', 'steps', true);
    expect(middle[0]).toBeCloseTo(0.1, 12);
    // The logarithms' deviation is ln 100 / √2.
    expect(high[0]).toBeCloseTo(0.1 * 100 ** Math.SQRT1_2, 10);
    expect(low[0]).toBeCloseTo(0.1 / 100 ** Math.SQRT1_2, 10);
    expect(spreadCurve(result, 'trainLoss', 'steps', false).low[0]).toBeLessThan(0);
  });

  it('has no band from one seed, and no curve before a run has finished', () => {
    expect(spreadCurve(point({}, [ended(1, [1])]), 'testLoss', 'steps', false).low).toEqual([
      Number.NaN,
    ]);
    expect(spreadCurve(point({}, [null]), 'testLoss', 'steps', false).x).toEqual([]);
  });

  it('leaves what diverged out of the mean, and shows it by itself', () => {
    const diverged = ended(2, [5, 500], { status: 'diverged' });
    const result = point({}, [ended(1, [1, 0.5]), diverged]);
    expect(spreadCurve(result, 'testLoss', 'steps', false).middle).toEqual([1, 0.5]);
    expect(singleCurves(result, 'testLoss', 'steps')).toMatchObject([
      { seed: 1, diverged: false, y: [1, 0.5] },
      { seed: 2, diverged: true, y: [5, 500] },
    ]);
  });

  it.each([
    ['steps', [0, 10]],
    // Three epochs of three steps, and a batch of four of ten rows.
    ['epochs', [0, 3.4]],
    ['rows', [0, 34]],
    ['seconds', [0, 2]],
  ] as const)('lies over %s', (axis, x) => {
    const result = point({}, [ended(1, [1, 1], { seconds: 2 })]);
    expect(spreadCurve(result, 'testLoss', axis, false).x).toEqual(x);
  });

  it('has no accuracy where none is measured', () => {
    const result = point({}, [ended(1, [1])], { task: 'regression' });
    expect(singleCurves(result, 'testAccuracy', 'steps')).toEqual([]);
  });
});
