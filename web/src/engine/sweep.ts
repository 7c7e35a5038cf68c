/** Trains a sweep on a pool. */
import type { FullExperiment } from '../experiment/document';
import { updatesIn } from '../experiment/run';
import { atSweep, type Sweep, withSeeds } from '../experiment/sweep';
import type { Ended, PointResult } from '../experiment/sweep-results';
import type { Fault } from '../protocol';
import { FaultError } from './fault';
import type { Pool, RunResult } from './pool';

export interface SweepCallbacks {
  /** The core takes every point; these results fill from now on. */
  begin?(results: PointResult[]): void;
  /** A run has ended and stands in its point's result. */
  ended?(result: PointResult, run: Ended): void;
  /** So much of all training is done, 0 to 1. */
  progress?(part: number): void;
  /** A run could not be trained to its end. */
  failed?(fault: Fault): void;
}

/**
 * The results in the grid's order, whatever the order in which the runs end. Throws a FaultError when
 * the core refuses a point, before anything is trained. When the pool is stopped meanwhile, runs
 * are missing, or all. `isWanted` leaves runs out by their number: they are counted from 0 in the
 * grid's order, a point's seeds together.
 */
export async function runSweep(
  pool: Pool,
  sweep: Sweep,
  callbacks: SweepCallbacks = {},
  isWanted: (run: number) => boolean = () => true,
): Promise<PointResult[]> {
  const results = await checkPoints(pool, sweep);
  if (results.length === 0) return results;
  callbacks.begin?.(results);
  const runs = results
    .flatMap((result) =>
      withSeeds(result.info.experiment, sweep.seeds).map((experiment, seed) => {
        return { experiment, result, seed, part: 0 };
      }),
    )
    .filter((_, run) => isWanted(run))
    // First every point with one seed, so that the whole grid is soon seen.
    .sort((a, b) => a.seed - b.seed);
  let parts = 0;
  const progress = (index: number, part: number) => {
    const run = runs[index]!;
    parts += part - run.part;
    run.part = part;
    callbacks.progress?.(parts / runs.length);
  };
  await pool.run(
    runs.map(({ experiment }) => experiment),
    {
      done(index, trained) {
        const { experiment, result, seed } = runs[index]!;
        if ('fault' in trained) callbacks.failed?.(trained.fault);
        const run = endedOf(experiment, trained);
        result.runs[seed] = run;
        callbacks.ended?.(result, run);
        progress(index, 1);
      },
      progress: (index, step, steps) => progress(index, step / steps),
    },
  );
  return results;
}

/**
 * What the core says of each point, its runs yet to come; empty when the pool was stopped. Throws a
 * FaultError when the core refuses one.
 */
export async function checkPoints(pool: Pool, { points, seeds }: Sweep): Promise<PointResult[]> {
  const answers = await pool.check(points.map(({ experiment }) => experiment));
  const results: PointResult[] = [];
  for (const [i, answer] of answers.entries()) {
    const point = points[i]!;
    if (answer === null) return [];
    if ('fault' in answer) {
      const { code, message, path } = atSweep(point, answer.fault);
      throw new FaultError(code, message, path);
    }
    results.push({ point, info: answer.info, runs: Array(seeds).fill(null) });
  }
  return results;
}

/** Its columns are let go: of thousands of runs they would fill the memory. */
function endedOf({ seed }: FullExperiment, result: RunResult): Ended {
  if ('fault' in result) return { seed, status: 'failed', steps: 0, seconds: 0, evaluations: [] };
  const { status, seconds, columns } = result;
  return { seed, status, steps: updatesIn(result), seconds, evaluations: columns.evaluations };
}
