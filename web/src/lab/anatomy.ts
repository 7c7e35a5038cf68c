/** Loss: what losses make of the recipe's logits at a step, as it was last looked at. */
import { faultOf } from '../engine/fault';
import type { AskedTask, LabClient } from '../engine/lab-client';
import type { AnatomyResult, AnatomySettings } from '../experiment/anatomy';
import type { Lab } from '../lab';
import type { Fault, RunInfo } from '../protocol';
import { comparePreset } from './compare-presets';
import { State } from './state';

/** What the core takes where the document's part says nothing. */
const defaults: AnatomySettings = { row: 0, set: 'train', reduction: 'mean' };

export class Anatomy extends State {
  /** What is shown, with the names of its run's classes; it stays until the next one has come. */
  shown: (AnatomyResult & { info: RunInfo }) | null = null;
  /** So much of the training is done, 0 to 1. */
  part = 0;
  fault: Fault | null = null;

  #task: AskedTask<'anatomy'> | null = null;
  /** The recipe and the part that were last asked for. */
  #asked = '';

  constructor(
    readonly lab: Lab,
    private readonly client: LabClient,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
  }

  get running(): boolean {
    return this.#task !== null;
  }

  /** As the document has them; what is wrong in them shows when they are asked for. */
  get settings(): AnatomySettings {
    return { ...defaults, ...(this.lab.parts.loss_anatomy as object | undefined) };
  }

  /** The recipe's length, and the step of it that is asked for. */
  get steps(): number {
    return this.lab.info?.steps ?? 0;
  }
  get step(): number {
    return Math.min(this.settings.step ?? this.steps, this.steps);
  }

  /** Rows of the set that is looked at. */
  get rows(): number {
    const { info } = this.lab;
    return (this.settings.set === 'train' ? info?.trainRows : info?.testRows) ?? 0;
  }

  set(change: Partial<AnatomySettings>): void {
    const part = { ...(this.lab.parts.loss_anatomy as object | undefined), ...change };
    this.lab.setPart('loss_anatomy', part);
    this.follow();
  }

  /** The row so many behind this one; behind the last comes the first. */
  go(by: number): void {
    const { rows, settings } = this;
    if (rows > 0) this.set({ row: (((settings.row + by) % rows) + rows) % rows });
  }

  hardest(): void {
    if (this.shown) this.set({ row: this.shown.view.hardest });
  }

  random(): void {
    if (this.rows > 0) this.set({ row: Math.floor(Math.random() * this.rows) });
  }

  /** The other set has rows of its own. */
  look(set: AnatomySettings['set']): void {
    this.set({ set, row: 0 });
  }

  /** Asks for what the recipe and the part say, unless that was asked for last. */
  follow(): void {
    const { draft, parts, info } = this.lab;
    if (draft === null || info === null || parts.loss_anatomy === undefined) return;
    if (this.#asked !== this.#question) void this.run();
  }

  get #question(): string {
    return JSON.stringify([this.lab.draft, this.lab.parts.loss_anatomy]);
  }

  async run(): Promise<void> {
    const { draft, parts, info } = this.lab;
    if (draft === null || info === null) return;
    this.stop();
    this.#asked = this.#question;
    Object.assign(this, { part: 0, fault: null });
    const ask = { experiment: draft, anatomy: parts.loss_anatomy };
    const task = this.client.ask('anatomy', ask, {
      progress: (done) => {
        this.part = done;
        this.changed();
      },
    });
    this.#task = task;
    this.changed();
    try {
      const result = await task.result;
      if (this.#task !== task) return;
      if (result) this.shown = { ...result, info };
      this.part = 1;
    } catch (error) {
      if (this.#task !== task) return;
      this.fault = faultOf(error);
    }
    this.#task = null;
    this.changed();
  }

  /** What is shown stays. */
  stop(): void {
    this.#task?.stop();
    this.#task = null;
    this.changed();
  }

  /** Losses times optimizers, in Compare; nothing where there are no classes. */
  get comparison(): (() => void) | null {
    const { draft: document, info, catalogue } = this.lab;
    const part =
      document && info && comparePreset('losses-optimizers', { document, info, catalogue });
    if (!part) return null;
    return () => {
      this.lab.setPart('sweep', part);
      this.lab.open('compare');
    };
  }
}
