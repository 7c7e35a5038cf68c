/** Lessons: the one that is open, and what came of each that was run. */
import { faultOf } from '../engine/fault';
import type { Pool } from '../engine/pool';
import { DocumentFault } from '../experiment/document-fault';
import { valueAt, withValue } from '../experiment/paths';
import type { Lab } from '../lab';
import { experimentOf } from '../lessons/arms';
import { type AskedLesson, type LessonPart, readLesson } from '../lessons/asked';
import type { Arm } from '../lessons/lesson';
import { lessons } from '../lessons/library';
import type { ArmResult, LessonResult, SetupResult } from '../lessons/result';
import { trainLesson } from '../lessons/train';
import { overall } from '../lessons/verdict';
import type { Fault } from '../protocol';
import { State } from './state';

export class Lessons extends State {
  running = false;
  /** Runs that have ended, of so many. */
  ended = 0;
  runs = 0;
  fault: Fault | null = null;

  /** By the lesson's id. */
  readonly #results = new Map<string, LessonResult>();
  #turn = 0;

  constructor(
    readonly lab: Lab,
    private readonly pool: Pool,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
  }

  /** What the document asks for, or what is wrong with it. */
  get asked(): { lesson: AskedLesson | null; refusal: Fault | null } {
    const { lesson } = this.lab.parts;
    try {
      return { lesson: lesson === undefined ? null : readLesson(lesson), refusal: null };
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      return { lesson: null, refusal: error.fault };
    }
  }

  /** What came of it on the seeds that are asked for. */
  get result(): LessonResult | null {
    const { lesson: asked } = this.asked;
    const result = asked && this.#results.get(asked.lesson.id);
    const isIt = result && result.seed === asked.seed && result.seeds === asked.seeds;
    return isIt ? result : null;
  }

  /** The last verdict on a lesson, for the list. */
  verdict(id: string): ReturnType<typeof overall> {
    const result = this.#results.get(id);
    return result ? overall(result) : null;
  }

  open(id: string): void {
    // One can go back from it to the one before.
    if (this.lab.parts.lesson !== undefined) this.lab.openings += 1;
    this.#ask({ id });
  }

  /** On seeds that none of its runs has had. */
  renew(): void {
    const { lesson: asked } = this.asked;
    if (!asked) return;
    const { lesson, seed, seeds } = asked;
    const more = seeds === lesson.seeds ? {} : { seeds };
    this.#ask({ id: lesson.id, seed: seed + seeds, ...more });
    void this.run();
  }

  #ask(part: LessonPart): void {
    this.stop();
    this.fault = null;
    this.lab.setPart('lesson', part);
  }

  /** Before anything is asked for: the first. */
  begin(): void {
    if (this.lab.parts.lesson === undefined) this.open(lessons[0]?.id ?? '');
  }

  /** Called when a run is likely. */
  prepare(): void {
    const { lesson } = this.asked;
    if (lesson) this.pool.prepare(lesson.lesson.experiment);
  }

  /** Called when the view is left. What trains goes on. */
  leave(): void {
    this.pool.rest();
  }

  async run(): Promise<void> {
    this.stop();
    const { lesson: asked } = this.asked;
    if (!asked) return;
    const turn = ++this.#turn;
    Object.assign(this, { running: true, fault: null, ended: 0, runs: 0 });
    this.changed();
    try {
      await trainLesson(this.pool, asked.lesson, asked, {
        begin: (result) => {
          this.#results.set(asked.lesson.id, result);
          this.changed();
        },
        progress: (ended, runs) => {
          Object.assign(this, { ended, runs });
          this.changed();
        },
      });
    } catch (error) {
      if (turn === this.#turn) this.fault = faultOf(error);
    }
    // Another one may have begun since.
    if (turn === this.#turn) this.running = false;
    this.tell();
  }

  /** What has ended stays. */
  stop(): void {
    this.pool.stop();
  }

  /** An arm's run of the first seed, in Train. */
  train(result: LessonResult, { point: { point } }: ArmResult): void {
    this.lab.replace({ ...point.experiment, seed: result.seed });
  }

  /** All arms as a grid, in Compare: it holds every arm, and where they differ by more than one thing, more. */
  compare(result: LessonResult, { setup, arms }: SetupResult): void {
    const base = experimentOf(result.lesson, setup, { id: '', change: {} } satisfies Arm, null);
    const paths = new Set(arms.flatMap(({ arm }) => Object.keys(arm.change)));
    if (arms.some(({ choosing }) => choosing)) paths.add('optimizer.lr');
    // How often is looked is no difference between arms.
    paths.delete('evaluate_every');
    // A whole choice brings its knobs.
    const tops = [...paths].filter(
      (path) => !paths.has(path.split('.')[0] ?? '') || !path.includes('.'),
    );
    const vary = Object.fromEntries(
      tops.map((path) => {
        const values = arms.map(({ point }) => valueAt(point.point.experiment, path));
        const texts = values.map((value) => JSON.stringify(value));
        return [path, values.filter((_, i) => texts.indexOf(texts[i] as string) === i)];
      }),
    );
    const every = arms.map(({ point }) => point.info.experiment.evaluate_every);
    const document = withValue(base, 'evaluate_every', Math.min(...every));
    const sweep = { vary, seeds: result.seeds };
    this.lab.replace({ ...document, seed: result.seed, sweep } as typeof document);
  }
}
