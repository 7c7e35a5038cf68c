/** What a teacher does with an experiment: a task is made of it, and what comes back is checked. */
import { faultOf } from '../engine/fault';
import type { Pool, PoolCallbacks } from '../engine/pool';
import { type Checked, checkResult, type Line, linesOf, type Trainer } from '../experiment/check';
import type { Experiment, FullExperiment } from '../experiment/document';
import { DocumentFault } from '../experiment/document-fault';
import { handedOf } from '../experiment/embed-code';
import { taskIn } from '../experiment/given-task';
import { handedBy, heldBy, type LockablePart, visibleParts } from '../experiment/presentation';
import { readTask, type Target } from '../experiment/task';
import type { Lab } from '../lab';
import type { RunInfo } from '../protocol';
import type { Refusal } from './draft';
import { same } from './edits';
import { settled } from './settled';
import { State } from './state';
import { canKeepDraft, emptyDraft, keepDraft, keptDraft, type TaskDraft } from './task-draft';

/** A line that was handed in, and what is said of it. */
export interface Handed extends Line {
  /** null: not yet checked. */
  checked: Checked | null;
  /** Why it cannot be checked. */
  fault: string;
}

export class Classroom extends State implements TaskDraft {
  text = emptyDraft.text;
  hidden = emptyDraft.hidden;
  locked = emptyDraft.locked;
  target = emptyDraft.target;
  codes = emptyDraft.codes;
  given = emptyDraft.given;
  /** What is written is there again after a reload. */
  isKept = canKeepDraft();
  /** Why it cannot be taken. */
  fault = '';
  /** As checked against the task and the recipe as they are. */
  rows: Handed[] = [];
  /** Of the task that the rows are checked against. */
  judged: Target | null = null;
  running = false;

  #part: object | null = null;
  #opened: unknown;
  /** What the rows were checked against. */
  #rowsBasis: unknown;

  constructor(
    private readonly lab: Lab,
    private readonly pool: Pool,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
    const kept = keptDraft();
    Object.assign(this, kept?.draft);
    this.#opened = kept?.opened;
    lab.addEventListener('change', () => this.#follow());
    this.#follow();
  }

  /** A task that is opened is gone on with; come back to, it is as it was left. */
  #follow(): void {
    this.#dropOld();
    const { task } = this.lab.parts;
    if (task === undefined || same(task, this.#opened)) return;
    this.#opened = task;
    try {
      const { text, target } = readTask(task);
      const { show, lock = [] } = handedBy(task as object);
      const hidden = show ? visibleParts.filter((part) => !show.includes(part)) : [];
      this.set({ text, hidden, locked: lock, target });
    } catch (error) {
      // The page says what is wrong with it.
      if (!(error instanceof DocumentFault)) throw error;
    }
  }

  /** The document's `task`; another one after every change. */
  get part(): object {
    this.#part ??= this.#made();
    return this.#part;
  }

  #made(): object {
    const { text, target, hidden, locked, held } = this;
    const all = [...new Set([...locked, ...held])];
    return { text, ...handedOf({ hidden, locked: all }), ...(target && { target }) };
  }

  /** What is locked whatever is chosen. */
  get held(): readonly LockablePart[] {
    return heldBy(this.target);
  }

  /** Why the target, as it is now set, cannot be handed out. */
  get refusal(): Refusal | null {
    try {
      readTask(this.part, this.lab.info?.steps);
      return null;
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      return { path: error.path, reason: error.reason };
    }
  }

  set(fields: Partial<Omit<TaskDraft, 'codes' | 'given'>>): void {
    this.#part = null;
    this.#write(fields);
    this.#dropOld();
  }

  /** All that a verdict depends on, but for the code. */
  get #basis(): unknown {
    if (this.given.trim()) return this.given;
    return [this.lab.draft, this.target, this.locked];
  }

  /** Under another task or recipe a verdict may be another one. */
  #dropOld(): void {
    if (this.rows.length === 0 || same(this.#rowsBasis, this.#basis)) return;
    this.rows = [];
    this.stop();
  }

  paste(codes: string): void {
    this.#write({ codes });
  }

  /** The task that the results are held against, in place of the one that is open. */
  take(given: string): void {
    this.fault = '';
    this.#write({ given });
    this.#dropOld();
  }

  #write(fields: Partial<TaskDraft>): void {
    Object.assign(this, fields);
    this.isKept = keepDraft(this, this.#opened);
    this.changed();
  }

  /** Nothing has been written yet. */
  get isEmpty(): boolean {
    return Object.entries(emptyDraft).every(([name, value]) =>
      same(this[name as keyof TaskDraft], value),
    );
  }

  /** A new task: what was written and pasted is let go of. */
  startAnew(): void {
    this.stop();
    this.fault = '';
    this.rows = [];
    this.set(emptyDraft);
  }

  /** Trains what was handed in, one a line, and says of each what came of it. */
  async check(): Promise<void> {
    const lines = linesOf(this.codes);
    if (lines.length === 0) return;
    this.stop();
    this.running = true;
    this.fault = '';
    if (this.given.trim() === '' && this.lab.draft === null) {
      this.changed();
      await settled(this.lab);
      // The page says why it has not come.
      if (this.lab.draft === null) this.stop();
      if (!this.running) return;
    }
    this.#rowsBasis = this.#basis;
    this.rows = lines.map((line) => ({ ...line, checked: null, fault: '' }));
    const { rows } = this;
    this.changed();
    const task = await this.#task().catch((error) => {
      if (rows === this.rows) {
        this.fault = faultOf(error).message;
        this.rows = [];
        this.stop();
      }
    });
    if (!task || rows !== this.rows) return;
    const { recipe, part } = task;
    this.judged = readTask(part).target;
    const one = async (row: Handed) => {
      try {
        row.checked = await checkResult(recipe, part, row.code, this.#trainer);
      } catch (error) {
        row.fault = faultOf(error).message;
      }
      this.changed();
    };
    await Promise.all(rows.map(one));
    if (rows !== this.rows) return;
    this.running = false;
    this.pool.rest();
    this.changed();
  }

  /** What was not yet checked stays so. */
  stop(): void {
    this.pool.close();
    this.running = false;
    this.changed();
  }

  /** The task that is open, or the one that was given in its place. */
  async #task(): Promise<{ recipe: FullExperiment; part: unknown }> {
    const { draft } = this.lab;
    if (draft && this.given.trim() === '') return { recipe: draft, part: this.part };
    const { recipe, part } = await taskIn(this.given);
    const { experiment, steps } = await this.#infoOf(recipe);
    readTask(part, steps);
    return { recipe: experiment, part };
  }

  async #infoOf(experiment: Experiment): Promise<RunInfo> {
    const [answer] = await this.pool.check([experiment]);
    // Stopped: nobody waits for it any more.
    if (!answer) return new Promise(() => {});
    if ('fault' in answer) throw { fault: answer.fault };
    return answer.info;
  }

  #trainer: Trainer = {
    complete: async (experiment) => (await this.#infoOf(experiment)).experiment,
    train: (experiment) =>
      new Promise((resolve, reject) => {
        const done: PoolCallbacks['done'] = (_, result) =>
          'fault' in result ? reject({ fault: result.fault }) : resolve(result);
        void this.pool.run([experiment], { done });
      }),
  };
}
