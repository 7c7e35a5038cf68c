/** The gradient noise scale of a run on its way to a target: the batch size at which rows stop paying. */
import { faultOf } from '../engine/fault';
import type { AskedTask, LabClient } from '../engine/lab-client';
import type { FullExperiment } from '../experiment/document';
import type { Fault } from '../protocol';
import { State } from './state';

/** Readings on the way. */
const READINGS = 20;

export class NoiseScale extends State {
  /** Σ over the readings of S and of |G|², averaged apart before they are divided; null: not known. */
  value: number | null = null;
  /** What it was measured for: of anything else nothing is known. */
  subject: unknown = null;
  running = false;
  /** So much of the way is measured, 0 to 1. */
  part = 0;
  fault: Fault | null = null;

  #task: AskedTask<'instruments'> | null = null;

  constructor(
    private readonly lab: Pick<LabClient, 'ask'>,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
  }

  /** Trains the experiment once more, as far as this step, and reads it on the way. */
  async measure(experiment: FullExperiment, until: number, subject: unknown): Promise<void> {
    this.forget();
    this.subject = subject;
    const every = Math.max(1, Math.round(until / READINGS));
    let [variance, gradSquare] = [0, 0];
    const task = this.lab.ask(
      'instruments',
      { experiment, instruments: [{ name: 'noise_scale', every }] },
      {
        part: ({ readings }) => {
          for (const { step, values } of readings) {
            if (step > until) task.stop();
            else {
              variance += values[1] ?? Number.NaN;
              gradSquare += values[2] ?? Number.NaN;
              this.value = variance / gradSquare;
              this.part = step / until;
            }
          }
          this.changed();
        },
      },
    );
    this.#task = task;
    this.running = true;
    this.changed();
    try {
      await task.result;
    } catch (error) {
      if (this.#task === task) this.fault = faultOf(error);
    }
    if (this.#task === task) this.running = false;
    this.changed();
  }

  forget(): void {
    this.#task?.stop();
    Object.assign(this, { value: null, subject: null, running: false, part: 0, fault: null });
    this.#task = null;
    this.changed();
  }
}
