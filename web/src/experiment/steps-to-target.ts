/**
 * How many steps a batch size needs to a target. McCandlish et al. 2018, "An empirical model of
 * large-batch training", eq. 2.11: (S/S_min − 1)(E/E_min − 1) = 1 for S steps and E = B·S rows.
 */
import { isLoss, type Measure } from './measures';
import { spreadOf } from './spread';
import type { Ended, PointResult } from './sweep-results';

export interface Reached {
  batch: number;
  /** Mean over the seeds that reached the target. */
  steps: number;
  /** How many did, of so many that ended. */
  seeds: number;
  of: number;
}

export interface Law {
  /** Steps that no batch is large enough to do without. */
  leastSteps: number;
  /** Rows that no batch is small enough to do without. */
  leastRows: number;
  /** Twice the least of both is needed at this batch size: leastRows / leastSteps. */
  critical: number;
}

/** The step at which a run first reached the target, between evaluations in proportion; NaN if never. */
export function stepsTo({ evaluations }: Ended, measure: Measure, target: number): number {
  const falls = isLoss(measure);
  for (const [i, evaluation] of evaluations.entries()) {
    const value = evaluation[measure];
    if (!(falls ? value <= target : value >= target)) continue;
    const before = evaluations[i - 1];
    if (before === undefined) return evaluation.step;
    const part = (before[measure] - target) / (before[measure] - value);
    return before.step + part * (evaluation.step - before.step);
  }
  return Number.NaN;
}

/** For each batch size its best point: what else is varied may suit one batch better than another. */
export function reachedBy(results: PointResult[], measure: Measure, target: number): Reached[] {
  const best = new Map<number, Reached>();
  for (const { info, runs } of results) {
    const ended = runs.filter((run) => run !== null);
    const steps = ended
      .map((run) => stepsTo(run, measure, target))
      .filter((count) => !Number.isNaN(count));
    if (ended.length === 0) continue;
    const batch = info.experiment.batch.size;
    const mean = steps.length > 0 ? spreadOf(steps).mean : Number.NaN;
    const found = { batch, steps: mean, seeds: steps.length, of: ended.length };
    const before = best.get(batch);
    if (before === undefined || isBetter(found, before)) best.set(batch, found);
  }
  return [...best.values()].sort((a, b) => a.batch - b.batch);
}

/** More seeds reach it, or as many in fewer steps. */
function isBetter(one: Reached, other: Reached): boolean {
  const [share, before] = [one.seeds / one.of, other.seeds / other.of];
  return share > before || (share === before && one.steps < other.steps);
}

/**
 * The law says S = S_min + E_min/B, which is fitted by least squares of the relative errors, neither
 * below zero; null for less than three batch sizes that always reach the target.
 */
export function fitLaw(reached: Reached[]): Law | null {
  const points = reached.filter(({ seeds, of, steps }) => seeds === of && steps > 0);
  if (points.length < 3) return null;
  let [aa, ab, bb, a, b] = [0, 0, 0, 0, 0];
  for (const { batch, steps } of points) {
    const [one, other] = [1 / steps, 1 / (batch * steps)];
    aa += one * one;
    ab += one * other;
    bb += other * other;
    a += one;
    b += other;
  }
  const determinant = aa * bb - ab * ab;
  let leastSteps = (a * bb - b * ab) / determinant;
  let leastRows = (b * aa - a * ab) / determinant;
  if (!(leastSteps > 0)) [leastSteps, leastRows] = [0, b / bb];
  else if (!(leastRows > 0)) [leastSteps, leastRows] = [a / aa, 0];
  return { leastSteps, leastRows, critical: leastRows / leastSteps };
}
