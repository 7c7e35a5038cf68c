/** What chooses the rates that are not given: trials, or range tests, on seeds that are not judged. */
import { FaultError } from '../engine/fault';
import type { Experiment } from '../experiment/document';
import { isLoss, type Measure } from '../experiment/measures';
import { checkedRangeTest, rangeTestRuns } from '../experiment/range-test/read';
import { rangeTestResult } from '../experiment/range-test/result';
import { spreadOf } from '../experiment/spread';
import type { Trained } from '../protocol';
import { choosingSeeds, experimentOf } from './arms';
import { Jobs } from './jobs';
import type { Arm, Chosen, Lesson, Setup, Tested } from './lesson';
import { measure } from './quantities';
import type { Choosing } from './result';

export class Choices {
  /** To be trained before there are answers. */
  readonly jobs = new Jobs();
  readonly #lesson: Lesson;
  readonly #seeds: number[];
  /** By what is asked: arms that ask the same share the answer. */
  readonly #answers = new Map<string, (chosen: Chosen) => Choosing>();

  /** `first`: the first of the seeds that are judged. */
  constructor(lesson: Lesson, first: number) {
    this.#lesson = lesson;
    this.#seeds = choosingSeeds(lesson, first);
    for (const setup of lesson.setups) for (const arm of setup.arms) this.#ask(setup, arm);
  }

  /** null where the arm's rate is given. Throws a FaultError where a range test found nothing. */
  of(setup: Setup, arm: Arm): Choosing | null {
    return arm.rate ? this.#answers.get(this.#keyOf(setup, arm, arm.rate))!(arm.rate) : null;
  }

  #ask(setup: Setup, arm: Arm): void {
    const { rate: chosen } = arm;
    if (!chosen) return;
    const key = this.#keyOf(setup, arm, chosen);
    if (this.#answers.has(key)) return;
    const experiment = (rate: number | null) => experimentOf(this.#lesson, setup, arm, rate);
    const by = this.#lesson.choose?.by ?? 'testLoss';
    const answer =
      'test' in chosen
        ? test(this.jobs, experiment(null), chosen, this.#seeds)
        : trials(this.jobs, experiment, chosen.from, by, this.#seeds);
    this.#answers.set(key, answer);
  }

  #keyOf(setup: Setup, arm: Arm, chosen: Chosen): string {
    const asked = 'test' in chosen ? chosen.test : [chosen.from, chosen.at];
    return JSON.stringify([experimentOf(this.#lesson, setup, arm, null), asked]);
  }
}

/** The rate with the best mean over the seeds. */
function trials(
  jobs: Jobs,
  experiment: (rate: number) => Experiment,
  rates: number[],
  by: Measure,
  seeds: number[],
): () => Choosing {
  /** By rate, then by seed: in which order the runs end must not matter. */
  const values = rates.map(() => seeds.map(() => Number.NaN));
  for (const [at, rate] of rates.entries()) {
    for (const [which, seed] of seeds.entries()) {
      jobs.add({ ...experiment(rate), seed }, (run) => {
        values[at]![which] = measure(by, run);
      });
    }
  }
  return () => {
    const scores = values.map((those) => spreadOf(those).mean);
    const good = isLoss(by) ? Math.min(...scores) : Math.max(...scores);
    const at = scores.indexOf(good);
    return { rates, scores, best: rates[at]!, atEdge: at === 0 || at === scores.length - 1 };
  };
}

/** Smith's bounds on the mean of the seeds' curves. */
function test(
  jobs: Jobs,
  recipe: Experiment,
  asked: Tested,
  seeds: number[],
): (chosen: Chosen) => Choosing {
  const whole = checkedRangeTest({ ...asked.test, seeds: seeds.length });
  const runs: Trained[] = [];
  for (const [at, run] of rangeTestRuns({ ...recipe, seed: seeds[0]! }, whole).entries()) {
    jobs.add(run, (trained) => {
      runs[at] = trained;
    });
  }
  return (chosen) => {
    const found = rangeTestResult(whole, runs).suggestions.find(({ rule }) => rule === 'smith')!;
    if ('nothing' in found) {
      const message = `The range test from seed ${seeds[0]} on finds no rate that learns.`;
      throw new FaultError('engine', message);
    }
    const bounds = { lower: found.base!, upper: found.rate };
    return { bounds, best: bounds[(chosen as Tested).bound] };
  };
}
