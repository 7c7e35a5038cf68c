/** Trains a range test on a pool, a run for each seed. */
import type { Experiment } from '../experiment/document';
import type { Measured } from '../experiment/range-test/curve';
import { type RangeTest, rangeTestRuns } from '../experiment/range-test/read';
import type { Fault, RunInfo, Trained } from '../protocol';
import { FaultError } from './fault';
import type { Pool } from './pool';

export interface RangeTestCallbacks {
  /** So much of all training is done, 0 to 1. */
  progress?(part: number): void;
  /** The runs that have ended; before that of the first seed, what it has measured so far. */
  measured?(runs: Measured[]): void;
  /** A run could not be trained to its end. */
  failed?(fault: Fault): void;
}

/**
 * The runs in the order of the seeds, without those that failed or were stopped. Throws a
 * FaultError when the core refuses the recipe, before anything is trained.
 */
export async function runRangeTest(
  pool: Pool,
  recipe: Experiment,
  test: RangeTest,
  callbacks: RangeTestCallbacks = {},
): Promise<Trained[]> {
  // The recipe itself is judged: its schedule plays no part in the test, and is to be right all the same.
  const [answer] = await pool.check([recipe]);
  if (!answer) return [];
  if ('fault' in answer) {
    const { code, message, path } = answer.fault;
    throw new FaultError(code, message, path);
  }
  return train(pool, answer.info, test, callbacks);
}

async function train(
  pool: Pool,
  info: RunInfo,
  test: RangeTest,
  callbacks: RangeTestCallbacks,
): Promise<Trained[]> {
  const experiments = rangeTestRuns(info.experiment, test);
  const results: (Trained | null)[] = experiments.map(() => null);
  const parts = experiments.map(() => 0);
  const tell = (index: number, part: number) => {
    parts[index] = part;
    callbacks.progress?.(parts.reduce((sum, one) => sum + one, 0) / parts.length);
  };
  const { measured } = callbacks;
  const ended = () => results.flatMap((result) => result ?? []);
  await pool.run(experiments, {
    done(index, result) {
      tell(index, 1);
      if ('fault' in result) return callbacks.failed?.(result.fault);
      results[index] = result;
      measured?.(ended());
    },
    progress: (index, step, steps) => tell(index, step / steps),
    ...(measured && {
      measured(index, columns) {
        if (index === 0 && ended().length === 0) measured([{ info, columns }]);
      },
    }),
  });
  return ended();
}
