/** What is kept of a sweep's runs, and what they give together. */
import type { Evaluation, RunInfo } from '../protocol';
import { isMeasured, type Measure } from './measures';
import { type Spread, spreadOf } from './spread';
import type { Point } from './sweep';

/** A run that has ended. */
export interface Ended {
  seed: number;
  /** `failed`: it could not be trained to its end; the reason is told elsewhere. */
  status: 'finished' | 'diverged' | 'failed';
  /** Updates made. */
  steps: number;
  /** Spent on training. */
  seconds: number;
  evaluations: Evaluation[];
}

/** A point of the grid with its runs, one a seed, in the order of the seeds; null: not ended yet. */
export interface PointResult {
  point: Point;
  info: RunInfo;
  runs: (Ended | null)[];
}

/** What a run measured when it was done; null when it never was. */
export function lastEvaluation(run: Ended | null): Evaluation | null {
  return run?.status === 'finished' ? (run.evaluations[run.evaluations.length - 1] ?? null) : null;
}

/** Over the seeds whose run finished; null where nothing is measured or nothing finished. */
export function spreadAtEnd({ info, runs }: PointResult, measure: Measure): Spread | null {
  if (!isMeasured(info, measure)) return null;
  const values = runs.flatMap((run) => lastEvaluation(run)?.[measure] ?? []);
  return values.length > 0 ? spreadOf(values) : null;
}

export function countFinished({ runs }: PointResult): number {
  return runs.filter((run) => run?.status === 'finished').length;
}
