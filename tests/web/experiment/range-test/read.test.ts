import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../../web/src/experiment/document';
import {
  rangeTestDefaults,
  rangeTestRuns,
  ratesOf,
  readRangeTest,
} from '../../../../web/src/experiment/range-test/read';

const base = { version: 1, data: 'moons', optimizer: 'adam', epochs: 3 };
const read = (range_test: unknown) => readRangeTest({ ...base, range_test });

describe('a range test', () => {
  it('takes its defaults, and leaves the recipe', () => {
    const { test, recipe } = read({ to: 1 });
    expect(test).toEqual({ ...rangeTestDefaults, to: 1 });
    expect(recipe).toEqual(base);
  });

  it('has a rate a step, by the same factor or by the same difference', () => {
    const { test } = read({ from: 0.001, to: 10, steps: 81 });
    const rates = ratesOf(test);
    expect(rates.length).toBe(81);
    expect([rates[0], rates[20], rates[40], rates[80]]).toEqual([0.001, 0.01, 0.1, 10]);
    const linear = ratesOf({ ...test, growth: 'linear', from: 1, to: 9 });
    expect([linear[0], linear[10], linear[80]]).toEqual([1, 2, 9]);
  });

  it('is the recipe under these rates, once a seed', () => {
    const { test, recipe } = read({ steps: 100, seeds: 2 });
    const changed = { ...recipe, seed: 7, changes: [{ step: 3, optimizer: { lr: 1 } }] };
    const runs = rangeTestRuns(changed, test);
    expect(runs.map(({ seed }) => seed)).toEqual([7, 8]);
    const { schedule, ...rest } = runs[0]!;
    expect(rest).toEqual({
      version: 1,
      data: 'moons',
      optimizer: 'adam',
      seed: 7,
      steps: 100,
      evaluate_every: 3,
    });
    const { name, points } = schedule as Choice;
    expect(name).toBe('piecewise');
    expect(points).toEqual(ratesOf(test).map((rate, step) => [step, rate]));
  });

  it.each([
    [base, 'range_test: is missing'],
    [[], 'experiment: expected an object, found a list'],
    [{ ...base, range_test: 3 }, 'range_test: expected an object, found 3'],
  ])('is asked for: %#', (document, message) => {
    expect(() => readRangeTest(document)).toThrow(message);
  });

  it.each([
    [
      { up: 3 },
      'range_test.up: unknown; expected one of from, to, steps, growth, smoothing, seeds',
    ],
    [{ from: 0 }, 'range_test.from: 0 is below 1e-10'],
    [{ from: '1e-5' }, 'range_test.from: expected a number, found "1e-5"'],
    [{ to: 2000 }, 'range_test.to: 2000 is above 1000'],
    [{ from: 1, to: 0.1 }, 'range_test.to: 0.1 is not even twice from, 1'],
    [{ steps: 10 }, 'range_test.steps: 10 is below 50'],
    [{ steps: 99.5 }, 'range_test.steps: expected a whole number, found 99.5'],
    [{ smoothing: 1 }, 'range_test.smoothing: 1 is above 0.99'],
    [{ seeds: 0 }, 'range_test.seeds: 0 is below 1'],
    [{ growth: 'log' }, 'range_test.growth: expected one of exp, linear, found "log"'],
    [{ growth: ['exp'] }, 'range_test.growth: expected one of exp, linear, found a list'],
  ])('is refused with the place and the reason: %#', (part, message) => {
    expect(() => read(part)).toThrow(
      expect.objectContaining({ code: 'document', message, path: message.split(':')[0] }),
    );
  });
});
