/** Range tests whose answers are known by construction. */
import { type Curve, curveOf } from '../../../../web/src/experiment/range-test/curve';
import {
  type RangeTest,
  rangeTestDefaults,
  ratesOf,
} from '../../../../web/src/experiment/range-test/read';
import {
  isFound,
  type RuleName,
  suggestions,
} from '../../../../web/src/experiment/range-test/rules';
import type { Evaluation, RunInfo } from '../../../../web/src/protocol';

export interface Shape {
  /** Of the loss and of the accuracy, by the rate. */
  loss(rate: number): number;
  accuracy?(rate: number): number;
}

/**
 * Falls from 2.3 to 0.3, fastest on log(lr) at `center`, and rises as the square of the rate from a
 * minimum on; at rates far below `center` it is flat.
 */
export function valleyAt(center: number, explodes: number): Shape['loss'] {
  return (rate) => {
    const decades = Math.log10(rate / center);
    return 0.3 + 2 / (1 + Math.exp(3 * decades)) + (rate / explodes) ** 2;
  };
}

/** The rate with the lowest loss, searched for on a grid a hundred times as fine as a test's. */
export function lowestOf(loss: Shape['loss']): number {
  let best = 1e-5;
  for (let i = 0; i <= 30_000; i++) {
    const rate = 1e-5 * 10 ** (i / 5000);
    if (loss(rate) < loss(best)) best = rate;
  }
  return best;
}

/** Standard normal numbers, the same for the same seed. */
export function normals(seed: number): () => number {
  let state = seed * 2654435761;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform());
}

export interface Disturbed {
  test?: Partial<RangeTest>;
  /** Deviation of the noise on every loss. */
  noise?: number;
  /** Steps whose loss is so many times as high. */
  spikes?: { [step: number]: number };
  seed?: number;
  task?: RunInfo['task'];
}

/** What a test measures of such a shape. */
export function measured(
  shape: Shape,
  { test, noise = 0, spikes = {}, seed = 1, task }: Disturbed = {},
) {
  const settings: RangeTest = { ...rangeTestDefaults, ...test };
  const rates = ratesOf(settings);
  const normal = normals(seed);
  const loss = rates.map((rate, i) => (shape.loss(rate) + noise * normal()) * (spikes[i] ?? 1));
  const { accuracy } = shape;
  const evaluations = rates.flatMap((rate, step) =>
    accuracy && step % 8 === 0 ? [{ step, testAccuracy: accuracy(rate) } as Evaluation] : [],
  );
  const info = { task: task ?? (accuracy ? 'classification' : 'regression'), testRows: 100 };
  return {
    settings,
    run: { info: info as RunInfo, columns: { loss: Float32Array.from(loss), evaluations } },
  };
}

export function curveThrough(shape: Shape, disturbed: Disturbed = {}): Curve {
  const { settings, run } = measured(shape, disturbed);
  return curveOf(settings, [run]);
}

/** What a rule finds; throws with its reason when that is nothing. */
export function found(curve: Curve, rule: RuleName) {
  const suggestion = suggestions(curve).find((one) => one.rule === rule)!;
  if (!isFound(suggestion)) throw new Error(suggestion.nothing);
  return suggestion;
}

/** Doublings from one rate to the other. */
export const octaves = (a: number, b: number) => Math.abs(Math.log2(a / b));
