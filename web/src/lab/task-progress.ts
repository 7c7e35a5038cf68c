/** The task that a document was handed out with, and how near the runs of this visit have come. */
import { faultOf } from '../engine/fault';
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
import { State } from './state';

/** A run that has reached the target. */
export interface Reached {
  name: string;
  step: number;
  /** What is handed in. */
  code: string;
}

export class TaskProgress extends State {
  task: Task | null = null;
  /** What is wrong with the document's task. */
  refusal: Fault | null = null;
  /** Of the current run, as far as it counts. */
  best: { step: number; value: number } | null = null;
  /** The last run that has reached the target. */
  reached: Reached | null = null;

  #part: unknown;
  /** Runs whose history was looked through. */
  readonly #seen = new Set<number>();

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
    if (!target) return;
    const best = run && nearest(run, target);
    if (best?.step !== this.best?.step || best?.value !== this.best?.value) {
      this.best = best;
      this.changed();
    }
    const isNew = run && best && reaches(target, best.step, best.value) && !this.#seen.has(run.id);
    if (isNew) void this.#take(run, target);
  }

  #read(part: unknown): void {
    this.#part = part;
    Object.assign(this, { task: null, refusal: null, best: null, reached: null });
    this.#seen.clear();
    try {
      if (part !== undefined) this.task = readTask(part);
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
    this.reached = { name, step, code };
    this.changed();
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
