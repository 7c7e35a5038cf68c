/** Trains a lesson on a pool: first what chooses the rates, then, on other seeds, what is judged. */
import { FaultError } from '../engine/fault';
import type { Pool } from '../engine/pool';
import type { Experiment } from '../experiment/document';
import { isLoss } from '../experiment/measures';
import { updatesIn } from '../experiment/run';
import { spreadOf } from '../experiment/spread';
import type { Trained } from '../protocol';
import { choosingSeeds, experimentOf, seedsFrom } from './arms';
import type { Arm, Lesson, NamedLesson, Setup } from './lesson';
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
  const rates = choosings(lesson, seed);
  const judged = lesson.setups.reduce((sum, { arms }) => sum + arms.length * seeds, 0);
  const begin = rates.jobs.size;
  const chosen = await rates.jobs.train(pool, (ended) =>
    callbacks.progress?.(ended, begin + judged),
  );
  if (!chosen) return null;

  const jobs = new Jobs();
  const setups = [];
  for (const setup of lesson.setups) {
    const arms: ArmResult[] = [];
    for (const arm of setup.arms) {
      const choosing = rates.of(setup, arm);
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

/** Runs that are made once, whoever wants to hear of them. */
class Jobs {
  readonly #wanted = new Map<
    string,
    { experiment: Experiment; tell: ((run: Trained) => void)[] }
  >();

  get size(): number {
    return this.#wanted.size;
  }

  add(experiment: Experiment, tell: (run: Trained) => void): void {
    const key = JSON.stringify(experiment);
    const job = this.#wanted.get(key) ?? { experiment, tell: [] };
    job.tell.push(tell);
    this.#wanted.set(key, job);
  }

  /** Whether all have ended. */
  async train(pool: Pool, ended: (count: number) => void): Promise<boolean> {
    const jobs = [...this.#wanted.values()];
    let count = 0;
    let fault: FaultError | null = null;
    await pool.run(
      jobs.map(({ experiment }) => experiment),
      {
        done: (index, run) => {
          if ('fault' in run) {
            const { code, message, path } = run.fault;
            fault ??= new FaultError(code, message, path);
            return;
          }
          for (const tell of jobs[index]?.tell ?? []) tell(run);
          ended(++count);
        },
      },
    );
    if (fault) throw fault;
    return count === jobs.length;
  }
}

/** What chooses the rates. Arms that ask the same share the answer. */
function choosings(lesson: Lesson, first: number) {
  const jobs = new Jobs();
  const by = lesson.choose?.by ?? 'testLoss';
  const seeds = choosingSeeds(lesson, first);
  /** By rate, then by seed: in which order the runs end must not matter. */
  const tried = new Map<string, { rates: number[]; values: number[][] }>();
  const keyOf = (setup: Setup, arm: Arm) =>
    JSON.stringify([experimentOf(lesson, setup, arm, null), arm.rate?.from]);
  for (const setup of lesson.setups) {
    for (const arm of setup.arms) {
      const { from: rates } = arm.rate ?? {};
      const key = keyOf(setup, arm);
      if (!rates || tried.has(key)) continue;
      const values = rates.map(() => seeds.map(() => Number.NaN));
      tried.set(key, { rates, values });
      for (const [at, rate] of rates.entries()) {
        const experiment = experimentOf(lesson, setup, arm, rate);
        for (const [which, seed] of seeds.entries()) {
          jobs.add({ ...experiment, seed }, (run) => {
            (values[at] as number[])[which] = measure(by, run);
          });
        }
      }
    }
  }
  const of = (setup: Setup, arm: Arm): Choosing | null => {
    const asked = arm.rate && tried.get(keyOf(setup, arm));
    if (!asked) return null;
    const scores = asked.values.map((values) => spreadOf(values).mean);
    const good = isLoss(by) ? Math.min(...scores) : Math.max(...scores);
    const at = scores.indexOf(good);
    const atEdge = at === 0 || at === scores.length - 1;
    return { rates: asked.rates, scores, best: asked.rates[at] as number, atEdge };
  };
  return { jobs, of };
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
