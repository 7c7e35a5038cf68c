import { describe, expect, it } from 'vitest';
import { curveOf } from '../../../../web/src/experiment/range-test/curve';
import { curveThrough, measured, valleyAt } from './synthetic';

const loss = valleyAt(0.01, 3);

describe('the curve', () => {
  it('is smoothed by a moving average that is corrected for having started at zero', () => {
    const { smoothed, loss: raw } = curveThrough({ loss });
    // The weighted mean of all losses so far, written out. The curve has no spikes to be taken out.
    for (const i of [0, 1, 7, 150]) {
      const weights = raw.slice(0, i + 1).map((_, j) => 0.9 ** (i - j));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const average = weights.reduce((sum, weight, j) => sum + weight * raw[j]!, 0) / total;
      expect(smoothed[i]).toBeCloseTo(average, 3);
    }
  });

  it('does not end before a tenth of the test, however high the loss', () => {
    const early = (rate: number) => (rate < 2e-5 ? 1 : 100);
    const curve = curveThrough({ loss: early });
    expect(curve.end).toBe(30);
  });

  it('ends with the last finite loss', () => {
    const { settings, run } = measured({ loss });
    run.columns.loss = run.columns.loss.slice(0, 200);
    run.columns.loss[199] = Number.POSITIVE_INFINITY;
    const curve = curveOf(settings, [run]);
    expect(curve).toMatchObject({ stop: 'diverged', end: 199 });
    expect(curve.smoothed.every(Number.isFinite)).toBe(true);
  });

  it.each([0, 1, 5])('that diverges after %i steps has only risen', (length) => {
    const { settings, run } = measured({ loss });
    run.columns.loss = run.columns.loss.slice(0, length + 1);
    run.columns.loss[length] = Number.NaN;
    const curve = curveOf(settings, [run]);
    expect(curve).toMatchObject({ stop: 'diverged', end: length, flat: 'only-rose' });
    expect(curveOf(settings, [run], false).flat).toBeNull();
  });

  it('is the mean over the seeds, as far as all of them go', () => {
    const { settings, run } = measured({ loss: () => 1 });
    const { run: other } = measured({ loss: () => 3 });
    other.columns.loss = other.columns.loss.slice(0, 100);
    const curve = curveOf(settings, [run, other]);
    expect(curve.loss).toEqual(Array(100).fill(2));
    expect(curve.stop).toBe('diverged');
  });

  it('while it is measured is the beginning of what it will be', () => {
    const { settings, run } = measured({ loss }, { noise: 0.3, spikes: { 60: 9 } });
    const whole = curveOf(settings, [run]);
    for (const length of [1, 2, 3, 50, 62, 280]) {
      const part = { ...run, columns: { ...run.columns, loss: run.columns.loss.slice(0, length) } };
      const { smoothed, end, stop } = curveOf(settings, [part], false);
      expect(smoothed).toEqual(whole.smoothed.slice(0, Math.max(0, length - 2)));
      if (stop) expect(end).toBe(whole.end);
    }
  });

  it('takes accuracy of the test set, or of the training set where there is none', () => {
    const { settings, run } = measured({ loss, accuracy: () => 0.5 });
    const evaluations = run.columns.evaluations.map((one) => ({ ...one, trainAccuracy: 0.7 }));
    const columns = { ...run.columns, evaluations };
    const of = (testRows: number) =>
      curveOf(settings, [{ columns, info: { ...run.info, testRows } }]).accuracy[3];
    expect(of(100)).toEqual({ index: 24, value: 0.5 });
    expect(of(0)).toEqual({ index: 24, value: 0.7 });
  });
});
