/** Why runs failed: each that did is measured once, and what it says is kept. */
import type { LabClient } from '../engine/lab-client';
import { toRate } from '../experiment/rate';
import { type InstrumentReadings, withPart } from '../experiment/readings';
import { lossesOf, type Run } from '../experiment/run';
import type { Lab } from '../lab';
import { type Diagnosis, diagnose, instrumentsFor, type Outcome } from './diagnosis';
import { inForce } from './edits';
import { State } from './state';
import { tryAgain } from './try-again';

export type Answer = 'looking' | 'unknown' | Diagnosis;

/** A run as a diagnosis sees it; null while it has not ended. */
export function outcomeOf(run: Run): Outcome | null {
  if (run.state !== 'finished' && run.state !== 'diverged') return null;
  const [firstLoss, lastLoss] = lossesOf(run);
  return {
    experiment: run.experiment,
    diverged: run.diverged,
    firstLoss,
    lastLoss,
  };
}

export class Why extends State {
  readonly #answers = new Map<number, Answer>();

  constructor(
    private readonly lab: Lab,
    private readonly client: Pick<LabClient, 'ask'>,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
  }

  /** Looks into a run when it is first asked about. */
  of(run: Run): Answer {
    const known = this.#answers.get(run.id);
    if (known) return known;
    this.#answers.set(run.id, 'looking');
    void this.#look(run);
    return 'looking';
  }

  /** Trains the recipe with the change that was offered, from its start. */
  follow({ change }: Diagnosis): void {
    tryAgain(this.lab, change);
  }

  /** Where the run could go on with the change instead: where its loss was lowest. null: nowhere. */
  forkStep(run: Run, { change }: Diagnosis): number | null {
    const step = run.diverged?.lowestStep ?? 0;
    return change.path === 'optimizer.lr' && run.hasPast && step > 0 ? step : null;
  }

  fork(run: Run, step: number, { change }: Diagnosis): void {
    void this.lab.fork({
      run: run.id,
      step,
      change: toRate(inForce(run.experiment, step), change.value as number),
    });
  }

  async #look(run: Run): Promise<void> {
    const outcome = outcomeOf(run);
    let readings: InstrumentReadings[] = [];
    try {
      const { experiment, info, diverged } = run;
      const fitting = instrumentsFor(experiment, diverged?.step ?? info.steps);
      const ask = { experiment, instruments: fitting };
      await this.client.ask('instruments', ask, {
        part: (part) => {
          readings = withPart(readings, part);
        },
      }).result;
    } catch {
      // What was read until then may say enough.
    }
    const found = outcome && diagnose(outcome, readings);
    this.#answers.set(run.id, found ?? 'unknown');
    this.changed();
  }
}
