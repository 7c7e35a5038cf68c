/** Landscape: the loss on a plane through the recipe's path, as far as it is measured. */
import { faultOf } from '../engine/fault';
import type { AskedTask, LabClient } from '../engine/lab-client';
import type { LandscapePart } from '../engine/tasks/landscape';
import type { LandscapeSettings, MeasuredPlane } from '../experiment/landscape';
import type { Lab } from '../lab';
import type { Fault } from '../protocol';
import { State } from './state';

/** What the core takes where the document's part says nothing. */
const defaults: LandscapeSettings = { plane: 'pca', size: 41, of: 'train', margin: 0.25, seed: 1 };

export class Landscape extends State {
  /** What is being measured, or was: with every knob. */
  begun: NonNullable<LandscapePart['begun']> | null = null;
  /** Its plane, from when it is laid. */
  measured: MeasuredPlane | null = null;
  at: NonNullable<LandscapePart['at']> | null = null;
  /** So much of the work is done, 0 to 1. */
  part = 0;
  fault: Fault | null = null;

  #task: AskedTask<'landscape'> | null = null;
  /** The recipe and the settings of what is shown, as texts: they are compared. */
  #recipe = '';
  #settings = '';

  constructor(
    private readonly lab: Lab,
    private readonly client: LabClient,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
  }

  get running(): boolean {
    return this.#task !== null;
  }

  /** As the document has them; what is wrong in them shows when they are measured. */
  get settings(): LandscapeSettings {
    return { ...defaults, ...(this.lab.parts.landscape as object | undefined) };
  }

  /** Whether what is shown, or was refused, is of another recipe. */
  get stale(): boolean {
    return this.#recipe !== '' && this.#recipe !== JSON.stringify(this.lab.draft);
  }

  /** Other settings are measured at once: they were just asked for. */
  set(change: Partial<LandscapeSettings>): void {
    this.lab.setPart('landscape', { ...(this.lab.parts.landscape as object), ...change });
    void this.run();
  }

  /** What the document asks for when it is opened, or when its part is another one. */
  follow(): void {
    const { parts, draft } = this.lab;
    if (draft === null || parts.landscape === undefined) return;
    if (this.#recipe === '' || this.#settings !== JSON.stringify(parts.landscape)) void this.run();
  }

  async run(): Promise<void> {
    const { draft, parts } = this.lab;
    if (draft === null) return;
    this.stop();
    this.#recipe = JSON.stringify(draft);
    this.#settings = JSON.stringify(parts.landscape);
    Object.assign(this, { begun: null, measured: null, at: null, part: 0, fault: null });
    const ask = { experiment: draft, landscape: parts.landscape };
    const task = this.client.ask('landscape', ask, {
      part: (part) => this.#hear(part),
      progress: (done) => {
        this.part = done;
        this.changed();
      },
    });
    this.#task = task;
    this.changed();
    try {
      await task.result;
    } catch (error) {
      if (this.#task === task) this.fault = faultOf(error);
    }
    if (this.#task !== task) return;
    this.#task = null;
    this.changed();
  }

  /** What is measured so far stays. */
  stop(): void {
    this.#task?.stop();
    this.#task = null;
    this.changed();
  }

  #hear({ begun, at, plane, losses }: LandscapePart): void {
    if (begun) this.begun = begun;
    if (at) this.at = at;
    if (plane) this.measured = { ...plane, losses: new Float64Array() };
    if (losses && this.measured) {
      const all = new Float64Array(this.measured.losses.length + losses.length);
      all.set(this.measured.losses);
      all.set(losses, this.measured.losses.length);
      this.measured = { ...this.measured, losses: all };
    }
    this.changed();
  }
}
