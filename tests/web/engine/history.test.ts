import { describe, expect, it } from 'vitest';
import type { Slice } from '../../../web/src/engine/core';
import { History } from '../../../web/src/engine/history';
import type { Evaluation, SeriesName, Watch } from '../../../web/src/protocol';
import { randomNumbers } from './random';

const everything: Watch = { smoothing: 0.9, buckets: 50, range: null, logX: false };

function slice(first: number, loss: ArrayLike<number>, evaluations: Evaluation[] = []): Slice {
  const values = Float32Array.from(loss);
  return {
    first,
    loss: values,
    gradNorm: values.map((value) => value * 2),
    lr: values.map((_, i) => 0.1 / (first + i + 1)),
    evaluations,
    status: 'ready',
  };
}

/** A history filled in slices of uneven lengths. */
function filled(loss: ArrayLike<number>): History {
  const history = new History();
  const values = Array.from(loss);
  for (
    let first = 0, length = 1;
    first < values.length;
    first += length, length = (length * 7) % 997
  ) {
    history.append(slice(first, values.slice(first, first + length)), 0.01);
  }
  return history;
}

/** The smoothed curve, from its definition. */
function smooth(values: number[], beta: number): number[] {
  const result: number[] = [];
  let sum = 0;
  for (const [t, value] of values.entries()) {
    if (!Number.isFinite(value)) break;
    sum = beta * sum + (1 - beta) * value;
    result.push(sum / (1 - beta ** (t + 1)));
  }
  return result;
}

describe('a thinned curve', () => {
  const random = randomNumbers(7);
  const cases = [1, 2, 99, 100, 101, 256, 257, 1000, 4096, 4097, 20_000].flatMap((length) =>
    [false, true].flatMap((logX) =>
      [null, [0, length - 1], [length / 3, length / 2], [length - 150, length + 99]].map(
        (range) => ({ length, logX, range: range as [number, number] | null }),
      ),
    ),
  );

  it.each(cases)('keeps extremes, ends, order and range: %o', ({ length, logX, range }) => {
    const loss = Float32Array.from({ length }, () => random() ** 3);
    const watch = { ...everything, logX, range };
    const { step, value, seconds } = filled(loss).series('loss', watch);

    const from = Math.max(0, Math.ceil(range?.[0] ?? 0));
    const to = Math.min(length - 1, Math.floor(range?.[1] ?? length));
    const shown = loss.subarray(from, to + 1);
    expect(step.length).toBeLessThanOrEqual(2 * watch.buckets + 2);
    expect(seconds.length).toBe(step.length);
    expect(Array.from(value)).toEqual(Array.from(step, (at) => loss[at]));
    expect(Array.from(step)).toEqual([...new Set(step)].sort((a, b) => a - b));
    expect(Array.from(seconds)).toEqual(Array.from(seconds).sort((a, b) => a - b));
    if (shown.length === 0) expect(step.length).toBe(0);
    else {
      expect(step[0]).toBe(from);
      expect(step.at(-1)).toBe(to);
      expect(Math.min(...value)).toBe(Math.min(...shown));
      expect(Math.max(...value)).toBe(Math.max(...shown));
    }
  });

  it('gives the lowest and the highest value of every bucket', () => {
    const loss = Array.from({ length: 16_000 }, random);
    const { step } = filled(loss).series('loss', everything);
    // 16,000 steps in at most 50 buckets of a power of two: 32 of 512.
    for (let from = 0; from < loss.length; from += 512) {
      const part = Float32Array.from(loss.slice(from, from + 512));
      expect(step).toContain(from + part.indexOf(Math.min(...part)));
      expect(step).toContain(from + part.indexOf(Math.max(...part)));
    }
  });

  it('keeps its points while it grows', () => {
    const loss = Array.from({ length: 5000 }, random);
    const before = filled(loss.slice(0, 4500)).series('loss', everything);
    const after = filled(loss).series('loss', everything);
    const settled = before.step.filter((step) => step < 4096);
    expect(Array.from(after.step.filter((step) => step < 4096))).toEqual(Array.from(settled));
  });

  it('shows early steps closely on a logarithmic axis', () => {
    const { step } = filled(Array.from({ length: 20_000 }, random)).series('loss', {
      ...everything,
      logX: true,
    });
    expect(Array.from(step.slice(0, 4))).toEqual([0, 1, 2, 3]);
    expect(step.filter((at) => at < 141).length).toBeGreaterThan(step.length / 3);
  });

  it('leaves out what is not finite', () => {
    const history = filled([3, 2, Number.POSITIVE_INFINITY, 1, Number.NaN]);
    expect(Array.from(history.series('loss', everything).step)).toEqual([0, 1, 3]);
    const long = Array.from({ length: 3000 }, (_, t) => (t % 2 ? Number.NEGATIVE_INFINITY : t));
    const { value } = filled(long).series('loss', everything);
    expect(value.every(Number.isFinite)).toBe(true);
    expect(value.length).toBeGreaterThan(40);
  });

  it('is empty before the first step', () => {
    for (const name of ['loss', 'smoothed', 'testLoss'] satisfies SeriesName[]) {
      expect(new History().series(name, everything).step).toEqual(new Float64Array());
    }
  });
});

describe('smoothing', () => {
  const random = randomNumbers(11);
  const loss = Array.from({ length: 3000 }, (_, t) => Math.fround(3 / (t + 1) + random()));

  it.each([0, 0.5, 0.9, 0.999])('is the bias-corrected average over all steps at %d', (beta) => {
    const watch = { ...everything, smoothing: beta, buckets: 5000 };
    const history = filled(loss);
    history.series('smoothed', { ...watch, smoothing: 0.3 });
    const { step, value } = history.series('smoothed', watch);
    expect(step.length).toBe(loss.length);
    const expected = smooth(loss, beta);
    for (const [t, smoothed] of value.entries()) expect(smoothed).toBeCloseTo(expected[t]!, 5);
    expect(history.series('gradNormSmoothed', watch).value[700]).toBeCloseTo(2 * expected[700]!, 5);
    expect(history.latest(beta)?.smoothed).toBe(value.at(-1));
    expect(history.latest(beta)?.gradNormSmoothed).toBeCloseTo(2 * value.at(-1)!, 4);
  });

  it('thins the smoothed curve, not the raw one', () => {
    const expected = smooth(loss, 0.9);
    const { step, value } = filled(loss).series('smoothed', everything);
    for (const [i, at] of step.entries()) expect(value[i]).toBeCloseTo(expected[at]!, 5);
    expect(Math.min(...value)).toBeCloseTo(Math.min(...expected), 5);
  });

  it('ends before a value that is not finite', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const history = filled([...loss.slice(0, 300), bad]);
      expect(history.series('smoothed', everything).step.at(-1)).toBe(299);
      expect(history.latest(0.9)).toMatchObject({ loss: bad, smoothed: Number.NaN });
      const expected = smooth(loss.slice(0, 300), 0.9);
      const lowest = history.lowestLoss(0.9);
      expect(lowest.loss).toBeCloseTo(Math.min(...expected), 5);
      expect(lowest.step).toBe(expected.indexOf(Math.min(...expected)));
    }
    expect(filled([Number.NaN]).lowestLoss(0.9)).toEqual({ step: -1, loss: Number.NaN });
  });
});

describe('evaluations', () => {
  const evaluation = (step: number): Evaluation => ({
    step,
    trainLoss: 1 / (step + 1),
    testLoss: 2 / (step + 1),
    trainAccuracy: Number.NaN,
    testAccuracy: Number.NaN,
  });
  const steps = Array.from({ length: 400 }, (_, i) => 50 * i);
  const history = new History();
  for (const step of steps) {
    history.append(slice(step, new Float32Array(50), [evaluation(step)]), 0.001);
  }
  history.append(slice(20_000, [], [evaluation(20_000)]), 0);

  it('stand at their steps, the one behind the last update included', () => {
    const { step, value } = history.series('testLoss', { ...everything, buckets: 1000 });
    expect(Array.from(step)).toEqual([...steps, 20_000]);
    expect(value[1]).toBe(Math.fround(2 / 51));
  });

  it('are thinned like any other curve', () => {
    const { step } = history.series('trainLoss', { ...everything, buckets: 20 });
    expect(step.length).toBeLessThanOrEqual(42);
    expect([step[0], step.at(-1)]).toEqual([0, 20_000]);
    expect(history.series('testAccuracy', everything).step.length).toBe(0);
  });

  it('next to a range are there as well, so that lines cross its edges', () => {
    const stepsIn = (range: [number, number], buckets = 50) =>
      Array.from(history.series('trainLoss', { ...everything, buckets, range }).step);
    expect(stepsIn([49, 151])).toEqual([0, 50, 100, 150, 200]);
    expect(stepsIn([60, 90])).toEqual([50, 100]);
    expect(stepsIn([100, 100])).toEqual([50, 100, 150]);
    expect(stepsIn([19_990, 30_000])).toEqual([19_950, 20_000]);
    const many = stepsIn([1010, 9010], 20);
    expect(many.length).toBeLessThanOrEqual(42);
    expect([many[0], many.at(-1)]).toEqual([1000, 9050]);
    // What a fork was before it left is another run's curve.
    const fork = history.until(120);
    fork.append(slice(120, new Float32Array(50), [evaluation(150)]), 0.001);
    const { step } = fork.series('trainLoss', { ...everything, range: [130, 170] });
    expect(Array.from(step)).toEqual([150]);
  });

  it('come back with the columns', () => {
    const { evaluations, loss } = history.columns();
    expect(loss.length).toBe(20_000);
    expect(evaluations.length).toBe(401);
    expect(evaluations[2]).toEqual({
      ...evaluation(100),
      trainLoss: Math.fround(1 / 101),
      testLoss: Math.fround(2 / 101),
    });
  });
});

describe('the version of a curve', () => {
  it('changes exactly when the curve may have', () => {
    const history = filled([1, 2, 3]);
    const version = (name: SeriesName, watch: Partial<Watch> = {}) =>
      history.version(name, { ...everything, ...watch });
    const loss = version('loss');
    expect(version('loss', { smoothing: 0.5 })).toBe(loss);
    expect(version('smoothed', { smoothing: 0.5 })).not.toBe(version('smoothed'));
    expect(version('loss', { logX: true })).not.toBe(loss);
    const zoomed = version('loss', { range: [0, 1] });
    const evaluated = version('testLoss');
    history.append(slice(3, [4]), 0.1);
    expect(version('loss')).not.toBe(loss);
    expect(version('loss', { range: [0, 1] })).toBe(zoomed);
    expect(version('testLoss')).toBe(evaluated);
  });
});

describe('columns', () => {
  it('come back bit for bit, however the rate moves', () => {
    const random = randomNumbers(3);
    const rates = Float32Array.from({ length: 70_000 }, (_, t) => {
      if (t < 10_000) return 0.1;
      if (t < 40_000) return 0.05 * (1 + Math.cos((Math.PI * (t - 10_000)) / 3e6));
      return t < 60_000 ? 0.1 * 0.9997 ** t : random() - 0.5;
    });
    const history = new History();
    history.append({ ...slice(0, rates), lr: rates }, 1);
    const { lr, loss } = history.columns();
    expect(Buffer.compare(Buffer.from(lr.buffer), Buffer.from(rates.buffer))).toBe(0);
    expect(Buffer.compare(Buffer.from(loss.buffer), Buffer.from(rates.buffer))).toBe(0);
    const { step, value } = history.series('lr', { ...everything, range: [9000, 45_000] });
    for (const [i, at] of step.entries()) expect(value[i]).toBe(rates[at]);
  });
});
