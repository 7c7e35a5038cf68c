/** Trains a lesson on a pool: first what chooses the rates, then, on other seeds, what is judged. */
import { FaultError } from '../engine/fault';
import type { Pool } from '../engine/pool';
import type { Experiment } from '../experiment/document';
import { updatesIn } from '../experiment/run';
import { experimentOf, seedsFrom } from './arms';
import { Choices } from './choose';
import { Jobs } from './jobs';
import type { Arm, NamedLesson } from './lesson';
import { measure } from './quantities';
import type { ArmResult, Choosing, LessonResult } from './result';

export interface LessonCallbacks {
  /** The rates are chosen; this result fills from now on. */
  begin?(result: LessonResult): void;
  /** So many runs have ended, of so many. */
  progress?(ended: number, runs: number): void;
}

/** Which seeds are judged: so many, counted up from the first. */
export interface Seeds {
  seed: number;
  seeds: number;
}

/**
 * Throws a FaultError when a run is refused or fails. When the pool is stopped meanwhile, null, or
 * a result whose runs are missing.
 */
export async function trainLesson(
  pool: Pool,
  lesson: NamedLesson,
  { seed, seeds }: Seeds,
  callbacks: LessonCallbacks = {},
): Promise<LessonResult | null> {
  const choices = new Choices(lesson, seed);
  const judged = lesson.setups.reduce((sum, { arms }) => sum + arms.length * seeds, 0);
  const begin = choices.jobs.size;
  const chosen = await choices.jobs.train(pool, (ended) =>
    callbacks.progress?.(ended, begin + judged),
  );
  if (!chosen) return null;

  const jobs = new Jobs();
  const setups = [];
  for (const setup of lesson.setups) {
    const arms: ArmResult[] = [];
    for (const arm of setup.arms) {
      const choosing = choices.of(setup, arm);
      const rate = choosing && choosing.best * (arm.rate?.times ?? 1);
      const experiment = experimentOf(lesson, setup, arm, rate);
      const result = await emptyArm(pool, arm, choosing, experiment, seeds);
      if (result === null) return null;
      arms.push(result);
      for (const [at, its] of seedsFrom(seed, seeds).entries()) {
        jobs.add({ ...experiment, seed: its }, (run) => {
          result.values[at] = setup.questions.map(({ quantity }) => measure(quantity, run));
          result.point.runs[at] = {
            seed: its,
            status: run.status,
            steps: updatesIn(run),
            seconds: run.seconds,
            evaluations: run.columns.evaluations,
          };
        });
      }
    }
    setups.push({ setup, arms });
  }
  const result = { lesson, seed, seeds, setups };
  callbacks.begin?.(result);
  // Set-ups may share runs.
  await jobs.train(pool, (ended) => callbacks.progress?.(begin + ended, begin + jobs.size));
  return result;
}

/** null when the pool was stopped. */
async function emptyArm(
  pool: Pool,
  arm: Arm,
  choosing: Choosing | null,
  experiment: Experiment,
  seeds: number,
): Promise<ArmResult | null> {
  const [answer] = await pool.check([experiment]);
  if (!answer) return null;
  if ('fault' in answer) {
    const { code, message, path } = answer.fault;
    throw new FaultError(code, message, path);
  }
  const point = {
    point: { varied: [], experiment },
    info: answer.info,
    runs: Array(seeds).fill(null),
  };
  return { arm, choosing, point, values: Array(seeds).fill(null) };
}
