/** What a range test measured, and which part of it may be read. */
import type { HistoryColumns, RunInfo } from '../../protocol';
import { type RangeTest, ratesOf } from './read';
import { mean, noiseOf, smoothed, withoutSpikes } from './statistics';

/** Why nothing can be read off: no rate of the test moved the loss, or even the first was too large. */
export type Flat = 'never-fell' | 'only-rose';

/** An evaluation, at an index of `lr`. */
export interface AccuracyPoint {
  index: number;
  value: number;
}

export interface Curve {
  /** [points] the rate of each step; the loss there is that before the step. */
  lr: number[];
  /** [points] mean over the seeds. */
  loss: number[];
  /** [points] without single spikes, then the moving average: what the rules read. */
  smoothed: number[];
  /** Of the test set, or of the training set where there is none; empty for regression. */
  accuracy: AccuracyPoint[];
  /** The first point that rules look at: before it the average has not yet settled. */
  begin: number;
  /** Behind the last point that rules look at. */
  end: number;
  /** Why it ends there: the loss had risen, was no longer finite, or the test was over. */
  stop: 'rose' | 'diverged' | null;
  /** Index of the lowest smoothed loss from `begin` to `end`; `begin` while there is none. */
  low: number;
  flat: Flat | null;
}

/** One seed's measures, as far as they go. */
export interface Measured {
  info: RunInfo;
  columns: Pick<HistoryColumns, 'loss' | 'evaluations'>;
}

/** How much the loss rises above its best before the test counts as over. */
const limit = 4;
/** A spike is up to two points long. */
const spikeReach = 2;
/** The loss has fallen when the mean does, somewhere, by so many of its own deviations, ... */
const leastDeviations = 5;
/** ... and by so much of itself; */
const leastShare = 0.02;
/** means are of so many points at least. */
const fewest = 5;

/**
 * Over the seeds, up to where the first of them ends. `complete`: nothing more will come; otherwise
 * the last points are kept back until what stands around them is known.
 */
export function curveOf(test: RangeTest, runs: Measured[], complete = true): Curve {
  const raw = means(runs.map(({ columns }) => columns.loss));
  const finite = raw.findIndex((value) => !Number.isFinite(value));
  const loss = finite < 0 ? raw : raw.slice(0, finite);
  const lr = ratesOf(test).slice(0, loss.length);
  const settled = complete ? loss.length : Math.max(0, loss.length - spikeReach);
  const plain = withoutSpikes(loss, spikeReach).slice(0, settled);
  const average = smoothed(plain, test.smoothing);
  const earliest = Math.ceil(test.steps / 10);
  const begin = Math.min(Math.ceil(1 / (1 - test.smoothing)), earliest);
  const rose = riseOf(average, earliest);
  const diverged = complete && loss.length < test.steps;
  const stop = rose !== null ? 'rose' : diverged ? 'diverged' : null;
  const end = rose ?? average.length;
  const curve = {
    lr,
    loss,
    smoothed: average,
    accuracy: accuracyOf(runs, lr.length),
    begin,
    end,
    stop,
    low: lowest(average, begin, end),
  } as const;
  return { ...curve, flat: flatness(curve, plain) };
}

/** [points], as far as every seed goes. */
function means(curves: ArrayLike<number>[]): number[] {
  const length = Math.min(...curves.map((curve) => curve.length));
  return Array.from({ length }, (_, i) => mean(curves.map((curve) => curve[i]!)));
}

/** The first point where the loss has risen past the limit; never before `earliest`. */
function riseOf(average: number[], earliest: number): number | null {
  let best = Number.POSITIVE_INFINITY;
  for (const [i, value] of average.entries()) {
    if (i >= earliest && value > limit * best) return i;
    best = Math.min(best, value);
  }
  return null;
}

function lowest(average: number[], begin: number, end: number): number {
  let low = begin;
  for (let i = begin; i < end; i++) if (average[i]! < average[low]!) low = i;
  return low;
}

function accuracyOf(runs: Measured[], length: number): AccuracyPoint[] {
  const { task, testRows } = runs[0]!.info;
  if (task !== 'classification') return [];
  const measure = testRows > 0 ? 'testAccuracy' : 'trainAccuracy';
  const count = Math.min(...runs.map(({ columns }) => columns.evaluations.length));
  return Array.from({ length: count }, (_, k) => ({
    index: runs[0]!.columns.evaluations[k]!.step,
    value: mean(runs.map(({ columns }) => columns.evaluations[k]![measure])),
  })).filter(({ index }) => index < length);
}

/** Null when the loss fell by more than noise and biases explain. */
function flatness(curve: Omit<Curve, 'flat'>, plain: number[]): Flat | null {
  const { loss, smoothed: average, accuracy, begin, low, end, stop } = curve;
  if (average.length <= begin) return stop && 'only-rose';
  const start = mean(plain.slice(0, begin));
  const fall = start - average[low]!;
  const until = Math.min(end, low + begin);
  const noise = noiseOf(loss.slice(0, until));
  const within = accuracy.filter(({ index }) => index < end).map(({ value }) => value);
  // Biases alone take a stuck network to the classes' frequencies, where it knows nothing yet.
  const ignorant = within.length > 0 && fall < start / 5 && Math.max(...within) - within[0]! < 0.05;
  const hasFallen =
    fall > leastShare * start && drop(plain.slice(0, until)) > leastDeviations * noise;
  if (hasFallen && !ignorant) return null;
  return stop === null ? 'never-fell' : 'only-rose';
}

/**
 * By how much the mean falls where it falls most, in deviations of one point: over every place that
 * parts the values, the means' difference over √(1/n + 1/m), what the noise of one point makes of it.
 */
function drop(values: number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  let before = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [i, value] of values.entries()) {
    before += value;
    const n = i + 1;
    const m = values.length - n;
    if (n < fewest || m < fewest) continue;
    const difference = before / n - (total - before) / m;
    most = Math.max(most, difference / Math.sqrt(1 / n + 1 / m));
  }
  return most;
}
