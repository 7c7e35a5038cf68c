/** The task that a document was handed out with, and how near the runs of this visit have come. */
import { faultOf } from '../engine/fault';
import type { FullExperiment } from '../experiment/document';
import { DocumentFault } from '../experiment/document-fault';
import { encodeResult } from '../experiment/result-code';
import type { Run } from '../experiment/run';
import {
  type Measured,
  measuredIn,
  nearestIn,
  quantities,
  reachedIn,
  readTask,
  type Target,
  type Task,
} from '../experiment/task';
import type { Lab } from '../lab';
import type { Fault } from '../protocol';
import { same } from './edits';
import { keepResult, keptResult, placeOf, type Reached } from './kept-result';
import { ended } from './run-list';
import { State } from './state';

/** What is known of a run that counts. */
interface Known {
  best: Measured | null;
  /** The last step whose evaluation was looked at, and of which its history was asked for. */
  seen: number;
  asked: number;
  reached: boolean;
}

export class TaskProgress extends State {
  task: Task | null = null;
  /** What is wrong with the document's task; where that is only its last step, the task is shown all the same. */
  refusal: Fault | null = null;
  /** Of the current run, as far as it counts. */
  best: Measured | null = null;
  /** The last run that has reached the target, in this visit or an earlier one. */
  reached: Reached | null = null;
  /** It is there again on the next visit. */
  isKept = false;

  #part: unknown;
  /** The length of the run that the task was held against. */
  #judged: number | undefined;
  /** Of the task as it was opened; null until the core has read its recipe. */
  #place: string | null = null;
  readonly #known = new Map<number, Known>();
  /** Where the results of a recipe are kept. */
  #places = new WeakMap<FullExperiment, string>();

  constructor(
    private readonly lab: Lab,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
    for (const event of ['change', 'frame']) lab.addEventListener(event, () => this.#follow());
    this.#follow();
  }

  #follow(): void {
    const { task } = this.lab.parts;
    if (task !== this.#part) this.#read(task);
    const target = this.task?.target;
    const { current: run } = this.lab;
    if (!target || !this.#isOpen()) return;
    // Whoever has it may make the run longer, and shorter as well: that only ends it earlier.
    const steps = this.lab.info?.steps;
    if (this.refusal && steps !== this.#judged) this.#judge(steps);
    // One that was left behind rests from then on.
    for (const one of this.lab.runs) {
      const isOf = one.id === run?.id || this.#known.has(one.id);
      if (isOf && this.#counts(one)) this.#look(one, target);
    }
    const best = (run && this.#known.get(run.id)?.best) ?? null;
    if (same(best, this.best)) return;
    this.best = best;
    this.changed();
  }

  #counts({ experiment }: Run): boolean {
    return this.#placeOf(experiment) === this.#place;
  }

  /**
   * Curves are thinned, and cut where the charts are zoomed, and evaluations may come faster than
   * frames: what counts is in the history, once the target is seen to be reached or the run rests.
   */
  #look(run: Run, target: Target): void {
    const known = this.#known.get(run.id) ?? { best: null, seen: -1, asked: -1, reached: false };
    this.#known.set(run.id, known);
    const step = run.evaluation?.step ?? -1;
    const rests = run.state === 'paused' || ended(run);
    // Most frames bring no evaluation.
    if (step <= (rests ? known.asked : known.seen)) return;
    known.seen = step;
    const seen = run.evaluation ? measuredIn(target, [run.evaluation]) : [];
    known.best = nearestOf(target, known, [...drawn(run, target), ...seen]);
    const isReached = known.best !== null && reachedIn(target, [known.best]) !== null;
    if (!known.reached && (rests || isReached) && step > known.asked) {
      void this.#take(run.id, target, known, step);
    }
  }

  /** Whether the recipe that came with the task is there. What an earlier visit has reached comes with it. */
  #isOpen(): boolean {
    const { draft, info, busy, fault, failed } = this.lab;
    if (this.#place !== null) return true;
    // What did not come may be asked for again.
    if (draft === null || busy || (fault && failed)) return false;
    this.#place = this.#placeOf(draft);
    this.reached = keptResult(this.#place);
    this.isKept = this.reached !== null;
    this.#judge(info?.steps);
    return true;
  }

  #placeOf(recipe: FullExperiment): string {
    const place = this.#places.get(recipe) ?? placeOf(this.#part as object, recipe);
    this.#places.set(recipe, place);
    return place;
  }

  #hold(reached: Reached | null): void {
    this.reached = reached;
    this.isKept = this.#place !== null && keepResult(this.#place, reached);
    this.changed();
  }

  /** Lets go of what was reached: the next run that reaches the target counts. */
  forget(): void {
    this.#hold(null);
  }

  #read(part: unknown): void {
    this.#part = part;
    this.#place = null;
    this.#places = new WeakMap();
    this.#known.clear();
    Object.assign(this, { task: null, refusal: null, best: null, reached: null });
    if (part !== undefined) this.#judge();
    this.changed();
  }

  /** `steps`: of the run, once they are known. */
  #judge(steps?: number): void {
    this.#judged = steps;
    try {
      this.task = readTask(this.#part, steps);
      this.refusal = null;
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      this.refusal = faultOf(error);
    }
    this.changed();
  }

  async #take(id: number, target: Target, known: Known, step: number): Promise<void> {
    const part = this.#part;
    known.asked = step;
    const history = await this.lab.historyOf(id);
    const run = this.lab.runs.find((one) => one.id === id);
    if (!history || !run || part !== this.#part) return;
    const measured = measuredIn(target, history.evaluations);
    known.best = nearestOf(target, known, measured);
    this.#follow();
    const found = reachedIn(target, measured);
    if (!found || known.reached) return;
    known.reached = true;
    // What was changed while it ran is in the run as it is by now.
    const { experiment, name } = run;
    const code = await encodeResult({ experiment, step: found.step });
    if (part === this.#part) this.#hold({ name, step: found.step, code });
  }
}

const nearestOf = (target: Target, { best }: Known, measured: readonly Measured[]) =>
  nearestIn(target, best ? [...measured, best] : measured);

/** What the charts show of it. */
function drawn({ series }: Run, target: Target): Measured[] {
  const { step = [], value = [] } = series[quantities[target.quantity]] ?? {};
  return Array.from(step, (at, i) => ({ step: at, value: value[i] ?? Number.NaN }));
}
