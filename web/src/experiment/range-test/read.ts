/**
 * A document's `range_test`: the recipe trained while its rate grows at every step, from where it
 * is too small to matter to where it is too large to learn (Smith 2017, arXiv:1506.01186). The core
 * knows single experiments only; here a test becomes one, with a schedule that has a point a step.
 */
import type { Experiment } from '../document';
import { DocumentFault, describe, objectAt } from '../document-fault';

export interface RangeTest {
  from: number;
  to: number;
  /** Updates, one at each rate. */
  steps: number;
  /** `exp`: the same factor from step to step; `linear`: the same difference. */
  growth: 'exp' | 'linear';
  /** Weight of the past in the moving average that the rules read. */
  smoothing: number;
  /** Runs whose mean is read. */
  seeds: number;
}

export const rangeTestDefaults: Readonly<RangeTest> = {
  from: 1e-5,
  to: 10,
  steps: 300,
  growth: 'exp',
  smoothing: 0.9,
  seeds: 1,
};

/** What a number may be, bounds included. */
export const rangeTestBounds = {
  from: { min: 1e-10, max: 1e3 },
  to: { min: 1e-10, max: 1e3 },
  steps: { min: 50, max: 10_000, whole: true },
  smoothing: { min: 0, max: 0.99 },
  seeds: { min: 1, max: 100, whole: true },
} as const;

const growths = ['exp', 'linear'];
/** Evaluations in a test: two an octave or so, over the six decades of the default. */
const evaluations = 40;

/** The document's test, completed, and its recipe alone. Throws a DocumentFault. */
export function readRangeTest(document: unknown): { test: RangeTest; recipe: Experiment } {
  const { range_test, ...recipe } = objectAt(document, 'experiment');
  if (range_test === undefined) throw new DocumentFault('range_test', 'is missing');
  return { test: checkedRangeTest(range_test), recipe: recipe as unknown as Experiment };
}

/** The part of a document that stands at `range_test`, completed. Throws a DocumentFault. */
export function checkedRangeTest(part: unknown): RangeTest {
  const given = objectAt(part, 'range_test');
  const names = Object.keys(rangeTestDefaults);
  for (const [name, value] of Object.entries(given)) {
    const at = `range_test.${name}`;
    if (!names.includes(name)) {
      throw new DocumentFault(at, `unknown; expected one of ${names.join(', ')}`);
    }
    if (name === 'growth') checkGrowth(at, value);
    else checkNumber(at, value, rangeTestBounds[name as keyof typeof rangeTestBounds]);
  }
  const test = { ...rangeTestDefaults, ...given } as RangeTest;
  if (test.to < 2 * test.from) {
    throw new DocumentFault('range_test.to', `${test.to} is not even twice from, ${test.from}`);
  }
  return test;
}

/** A rate a step. Of six digits, so that no engine's exp or log makes another test of it. */
export function ratesOf({ from, to, steps, growth }: RangeTest): number[] {
  return Array.from({ length: steps }, (_, i) => {
    const part = i / (steps - 1);
    const rate = growth === 'exp' ? from * (to / from) ** part : from + (to - from) * part;
    return Number(rate.toPrecision(6));
  });
}

/** The recipe under the test's rates, once for each seed from its own on. */
export function rangeTestRuns(recipe: Experiment, test: RangeTest): Experiment[] {
  const { epochs: _, changes: __, ...rest } = recipe;
  const first = recipe.seed ?? 1;
  return Array.from({ length: test.seeds }, (_, i) => ({
    ...rest,
    seed: first + i,
    schedule: { name: 'piecewise', points: ratesOf(test).map((rate, step) => [step, rate]) },
    steps: test.steps,
    evaluate_every: Math.ceil(test.steps / evaluations),
  }));
}

function checkGrowth(at: string, value: unknown): void {
  if (growths.includes(value as string)) return;
  throw new DocumentFault(at, `expected one of ${growths.join(', ')}, found ${describe(value)}`);
}

function checkNumber(
  at: string,
  value: unknown,
  { min, max, whole = false }: { min: number; max: number; whole?: boolean },
): void {
  if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isInteger(value))) {
    const wanted = whole ? 'a whole number' : 'a number';
    throw new DocumentFault(at, `expected ${wanted}, found ${describe(value)}`);
  }
  if (value < min) throw new DocumentFault(at, `${value} is below ${min}`);
  if (value > max) throw new DocumentFault(at, `${value} is above ${max}`);
}
