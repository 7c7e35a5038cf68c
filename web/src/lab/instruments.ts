/** Train's instruments: which are switched on, and what they have read of each run. */
import { FaultError, faultOf } from '../engine/fault';
import type { AskedTask, LabClient } from '../engine/lab-client';
import type { FullExperiment } from '../experiment/document';
import { type InstrumentChoice, type InstrumentReadings, withPart } from '../experiment/readings';
import type { Run } from '../experiment/run';
import type { Lab } from '../lab';
import type { Fault } from '../protocol';
import { ended, started } from './run-list';
import { State } from './state';

/** What was read of a run, and how that goes. */
export interface Measured {
  /** Of what: a run that was changed is read anew. */
  experiment: FullExperiment;
  chosen: readonly InstrumentChoice[];
  readings: InstrumentReadings[];
  /** So much is done, 0 to 1. */
  part: number;
  /** `ready`: the run has not begun, and there is nothing against reading it then. */
  state: 'ready' | 'reading' | 'done' | 'stopped' | 'failed';
  /** What training it once more and reading have cost, when done. */
  seconds: number | null;
  fault: Fault | null;
}

const nameOf = (choice: InstrumentChoice) => (typeof choice === 'string' ? choice : choice.name);

export class Instruments extends State {
  readonly #measured = new Map<number, Measured>();
  #task: AskedTask<'instruments'> | null = null;

  constructor(
    private readonly lab: Lab,
    private readonly client: Pick<LabClient, 'ask'>,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
    lab.addEventListener('change', () => this.#follow());
    this.#follow();
  }

  /** As they stand in the document. */
  get chosen(): readonly InstrumentChoice[] {
    const { instruments } = this.lab.parts;
    return Array.isArray(instruments) ? instruments : [];
  }

  has(name: string): boolean {
    return this.chosen.some((choice) => nameOf(choice) === name);
  }

  /** Switches one on or off. */
  toggle(name: string): void {
    const others = this.chosen.filter((choice) => nameOf(choice) !== name);
    const next = this.has(name) ? others : [...others, name];
    this.lab.setPart('instruments', next.length > 0 ? next : undefined);
    this.#follow();
  }

  /** What was read of a run; null when nothing was asked. */
  of(run: Run | null): Measured | null {
    return (run && this.#measured.get(run.id)) ?? null;
  }

  /** Ends the reading that goes on; what has come of it stays. */
  stop(): void {
    this.#task?.stop();
    this.#task = null;
    for (const [id, one] of this.#measured) {
      if (one.state === 'reading') this.#measured.set(id, { ...one, state: 'stopped' });
    }
    this.changed();
  }

  /** Reads the current run again, as when it was stopped. */
  again(): void {
    const { current } = this.lab;
    if (current) void this.#read(current);
  }

  /**
   * A run that has not begun is asked about; one that has is read as it is, and anew when it was changed, or
   * other instruments were chosen.
   */
  #follow(): void {
    const { current, runs } = this.lab;
    for (const id of this.#measured.keys()) {
      if (!runs.some((run) => run.id === id)) this.#measured.delete(id);
    }
    if (!current) return;
    const begun = started(current) || ended(current);
    const known = this.#measured.get(current.id);
    if (this.chosen.length === 0) {
      if (!known) return;
      this.stop();
      this.#measured.delete(current.id);
      return;
    }
    const same = known?.experiment === current.experiment && known.chosen === this.chosen;
    if (same && !(begun && known.state === 'ready')) return;
    void this.#read(current, !begun);
  }

  async #read(run: Run, onlyCheck = false): Promise<void> {
    this.stop();
    const { chosen } = this;
    const { id, experiment } = run;
    this.#measured.set(id, {
      experiment,
      chosen,
      readings: [],
      part: 0,
      state: onlyCheck ? 'ready' : 'reading',
      seconds: null,
      fault: null,
    });
    const task: AskedTask<'instruments'> = this.client.ask(
      'instruments',
      { experiment, instruments: chosen, onlyCheck },
      {
        part: (part) => {
          const { readings } = this.#measured.get(id) ?? { readings: [] };
          this.#update(id, task, { readings: withPart(readings, part) });
        },
        progress: (part) => this.#update(id, task, { part }),
      },
    );
    this.#task = task;
    this.changed();
    try {
      const result = await task.result;
      if (result && !onlyCheck)
        this.#update(id, task, { state: 'done', part: 1, seconds: result.seconds });
    } catch (error) {
      const fault = error instanceof FaultError ? error.fault : faultOf(error);
      this.#update(id, task, { state: 'failed', fault });
    }
  }

  /** Of a task that is still the one that is asked for. */
  #update(id: number, task: AskedTask<'instruments'>, news: Partial<Measured>): void {
    const known = this.#measured.get(id);
    if (!known || this.#task !== task) return;
    this.#measured.set(id, { ...known, ...news });
    this.changed();
  }
}
