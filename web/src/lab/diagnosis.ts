/**
 * Why a run failed, from what was measured of it: the most likely cause, what speaks for it, and one
 * change that would mend it. Pure; nothing is guessed where the readings say nothing.
 */

import { floorTo125 } from '../components/scale';
import type { FullExperiment } from '../experiment/document';
import { highestRate } from '../experiment/rate';
import { type InstrumentReadings, seriesOf } from '../experiment/readings';
import { hasStalled } from '../experiment/run';
import { inForce } from './edits';

export type Cause =
  /** λ stood above the optimizer's stability threshold: steps overshoot. */
  | 'unstable'
  /** The loss overflowed, though λ was never above the threshold. */
  | 'overflow'
  /** A hidden layer lets nothing back. */
  | 'dead'
  /** Wrong rows whose squashed outputs cannot move under a squared error. */
  | 'saturated'
  /** Updates are too short to change anything. */
  | 'slow';

export interface Diagnosis {
  cause: Cause;
  /** The step where it shows. */
  step: number;
  /** What was measured there: η·λ over its limit (unstable), a share (dead, saturated), |Δw|/|w| (slow). */
  measured: number;
  /** Which hidden layer, from 1 (dead). */
  layer?: number;
  /** The change that is offered. */
  change: { path: string; value: unknown };
}

/** A run that has ended. */
export interface Outcome {
  experiment: FullExperiment;
  diverged: { step: number } | null;
  /** Training loss at the first evaluation and at the last. */
  firstLoss: number;
  lastLoss: number;
}

/** The instruments that a diagnosis goes by, each read some twenty times in so many steps. */
export function instrumentsFor(
  { model, loss }: FullExperiment,
  steps: number,
): { name: string; every: number }[] {
  const every = Math.max(1, Math.ceil(steps / 20));
  const hasUnits = model.hidden.length > 0 || (loss.output ?? 'linear') !== 'linear';
  const names = [...(hasUnits ? ['dead_units'] : []), 'update_ratio', 'sharpness'];
  return names.map((name) => ({ name, every }));
}

const mostlyDead = 0.9;
const tooShort = 1e-5;

/** null: nothing stands out, or the run has come down as it should. */
export function diagnose(outcome: Outcome, readings: InstrumentReadings[]): Diagnosis | null {
  const { diverged, firstLoss, lastLoss } = outcome;
  if (diverged) return unstable(outcome, readings) ?? overflow(outcome, readings);
  if (!hasStalled(firstLoss, lastLoss)) return null;
  // Steps that overshoot may throw units to where they are dead: that is what came of it.
  const overshot = lastLoss > firstLoss ? unstable(outcome, readings) : null;
  return (
    overshot ??
    dead(outcome, readings) ??
    saturated(outcome, readings) ??
    slow(outcome, readings) ??
    unstable(outcome, readings)
  );
}

/** η·λ over its limit, at each step where both are known. */
function overLimit(readings: InstrumentReadings[]): { step: number; times: number }[] {
  const threshold = seriesOf(readings, 'sharpness', 'threshold');
  const sharpness =
    seriesOf(readings, 'sharpness', 'sharpness') ??
    seriesOf(readings, 'sharpness', 'preconditioned_sharpness');
  if (!threshold || !sharpness) return [];
  return sharpness
    .map(({ step, value }, i) => ({ step, times: value / (threshold[i]?.value ?? Number.NaN) }))
    .filter(({ times }) => Number.isFinite(times));
}

/**
 * The first reading at which η·λ lay over its limit. Of those that follow many are of weights that
 * steps too long have thrown far away, where the curvature is another one.
 */
function unstable({ experiment }: Outcome, readings: InstrumentReadings[]): Diagnosis | null {
  const first = overLimit(readings).find(({ times }) => times > 1);
  if (!first) return null;
  // Half of what would just be stable there; λ has no more digits than these.
  const half = Number((rateAt(experiment, first.step) / first.times / 2).toPrecision(3));
  return {
    cause: 'unstable',
    step: first.step,
    measured: first.times,
    change: { path: 'optimizer.lr', value: floorTo125(half) },
  };
}

function overflow(
  { experiment, diverged }: Outcome,
  readings: InstrumentReadings[],
): Diagnosis | null {
  // Where nothing was read against a threshold, nothing speaks against an unstable step.
  if (overLimit(readings).length === 0) return null;
  const step = diverged?.step ?? 0;
  const clipped = 'clip_norm' in experiment.regularization;
  const change = clipped
    ? { path: 'optimizer.lr', value: floorTo125(rateAt(experiment, step) / 10) }
    : { path: 'regularization.clip_norm', value: 1 };
  return { cause: 'overflow', step, measured: Number.POSITIVE_INFINITY, change };
}

/** The highest rate that was set, as changed until then. */
function rateAt(experiment: FullExperiment, step: number): number {
  return highestRate(inForce(experiment, step));
}

function dead({ experiment }: Outcome, readings: InstrumentReadings[]): Diagnosis | null {
  const layers = experiment.model.hidden.length;
  for (let layer = 1; layer <= layers; layer++) {
    const shares = seriesOf(readings, 'dead_units', `layer_${layer}`) ?? [];
    const first = shares.find(({ value }) => value >= mostlyDead);
    if (!first) continue;
    const rectifier = experiment.model.activation.name === 'relu';
    return {
      cause: 'dead',
      step: first.step,
      measured: first.value,
      layer,
      change: rectifier
        ? { path: 'model.activation', value: { name: 'leaky_relu' } }
        : { path: 'model.init', value: { name: 'glorot_uniform' } },
    };
  }
  return null;
}

function saturated(_: Outcome, readings: InstrumentReadings[]): Diagnosis | null {
  const last = seriesOf(readings, 'dead_units', 'outputs')?.at(-1);
  if (!last || !(last.value > 0.2)) return null;
  return {
    cause: 'saturated',
    step: last.step,
    measured: last.value,
    change: { path: 'loss', value: { name: 'cross_entropy' } },
  };
}

/** Every layer's updates are too short, at every reading. */
function slow({ experiment }: Outcome, readings: InstrumentReadings[]): Diagnosis | null {
  const found = readings.find(({ instrument }) => instrument.name === 'update_ratio');
  const values = found?.readings.flatMap((one) => [...one.values]).filter(Number.isFinite) ?? [];
  const largest = Math.max(...values);
  if (values.length === 0 || !(largest < tooShort)) return null;
  const lr = rateAt(experiment, 0);
  // To where a step changes a thousandth.
  const times = largest > 0 ? Math.min(1e-3 / largest, 1e6) : 1e3;
  return {
    cause: 'slow',
    step: found?.readings[0]?.step ?? 0,
    measured: largest,
    change: { path: 'optimizer.lr', value: lr > 0 ? floorTo125(lr * times) : 0.1 },
  };
}
