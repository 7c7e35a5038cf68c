/** The task that a document was handed out with, and how near the runs of this visit have come. */
import { faultOf } from '../engine/fault';
import type { FullExperiment } from '../experiment/document';
import { DocumentFault } from '../experiment/document-fault';
import { encodeResult } from '../experiment/result-code';
import type { Run } from '../experiment/run';
import {
  quantities,
  reachedIn,
  reaches,
  readTask,
  type Target,
  type Task,
} from '../experiment/task';
import type { Lab } from '../lab';
import type { Fault } from '../protocol';
import { same } from './edits';
import { keepResult, keptResult, placeOf, type Reached } from './kept-result';
import { State } from './state';

export class TaskProgress extends State {
  task: Task | null = null;
  /** What is wrong with the document's task; where that is only its last step, the task is shown all the same. */
  refusal: Fault | null = null;
  /** Of the current run, as far as it counts. */
  best: { step: number; value: number } | null = null;
  /** The current run has not the task's data: a result of it would be none. */
  isOther = false;
  /** The last run that has reached the target, in this visit or an earlier one. */
  reached: Reached | null = null;
  /** It is there again on the next visit. */
  isKept = false;

  #part: unknown;
  /** Of the task as it was opened; null until the core has read its recipe. */
  #place: string | null = null;
  /** Runs whose history was looked through. */
  readonly #seen = new Set<number>();
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
    if (this.refusal) this.#judge(this.lab.info?.steps);
    const isOther = run !== null && this.#placeOf(run.experiment) !== this.#place;
    const best = run && !isOther ? nearest(run, target) : null;
    if (!same([best, isOther], [this.best, this.isOther])) {
      Object.assign(this, { best, isOther });
      this.changed();
    }
    const isNew = run && best && reaches(target, best.step, best.value) && !this.#seen.has(run.id);
    if (isNew) void this.#take(run, target);
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
    this.#seen.clear();
    Object.assign(this, { task: null, refusal: null, best: null, isOther: false, reached: null });
    if (part !== undefined) this.#judge();
    this.changed();
  }

  /** `steps`: of the run, once they are known. */
  #judge(steps?: number): void {
    try {
      this.task = readTask(this.#part, steps);
      this.refusal = null;
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      this.refusal = faultOf(error);
    }
    this.changed();
  }

  /** Curves are thinned: at which step it was reached first is in the history. */
  async #take(run: Run, target: Target): Promise<void> {
    this.#seen.add(run.id);
    const part = this.#part;
    const history = await this.lab.historyOf(run.id);
    const found = history && reachedIn(target, history.evaluations);
    if (!found) return;
    const { step } = found;
    // What was changed while it ran is in the run as it is by now.
    const { experiment, name } = this.lab.runs.find(({ id }) => id === run.id) ?? run;
    const code = await encodeResult({ experiment, step });
    if (part !== this.#part) return;
    this.#hold({ name, step, code });
  }
}

/** The point of a run's curve that came nearest, of those that count. */
function nearest({ series }: Run, target: Target): { step: number; value: number } | null {
  const points = series[quantities[target.quantity]];
  if (!points) return null;
  const sign = target.above !== undefined ? 1 : -1;
  let best: { step: number; value: number } | null = null;
  for (const [i, step] of points.step.entries()) {
    const value = points.value[i] ?? Number.NaN;
    if (step > (target.within ?? Number.POSITIVE_INFINITY) || Number.isNaN(value)) continue;
    if (best === null || sign * (value - best.value) > 0) best = { step, value };
  }
  return best;
}
