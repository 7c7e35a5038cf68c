/** What is measured of a run. */
import type { Measure } from '../experiment/measures';
import { isLoss } from '../experiment/measures';
import { epochAt, updatesIn } from '../experiment/run';
import type { Evaluation, Trained } from '../protocol';
import type { Quantity } from './lesson';

export type Reach = Extract<Quantity, { reach: Measure }>;

/** NaN where it is not measured. */
export function measure(quantity: Quantity, run: Trained): number {
  if (typeof quantity === 'object') {
    return 'reach' in quantity ? reach(quantity, run) : meanLoss(quantity.meanLoss, run);
  }
  const { info, columns, seconds } = run;
  switch (quantity) {
    case 'diverged':
      return hasDiverged(run) ? 1 : 0;
    case 'roughness':
      return roughness(columns.loss);
    case 'epochSeconds':
      return seconds / epochAt(info, updatesIn(run));
    case 'learned':
      return 1 - atEnd('trainLoss', run) / (columns.evaluations[0]?.trainLoss ?? Number.NaN);
    default:
      return atEnd(quantity, run);
  }
}

/** The numbers of a run may also have blown up between its last step and the end. */
function hasDiverged({ status, columns: { evaluations } }: Trained): boolean {
  return status === 'diverged' || !Number.isFinite(evaluations.at(-1)?.trainLoss);
}

/** Of a run that diverged nothing is left but what it began with. */
function atEnd(name: Measure, run: Trained): number {
  return run.columns.evaluations.at(hasDiverged(run) ? 0 : -1)?.[name] ?? Number.NaN;
}

function reach(quantity: Reach, run: Trained): number {
  const step = reachedIn(quantity, run.columns.evaluations)?.step ?? run.info.steps;
  return quantity.in === 'steps' ? step : epochAt(run.info, step);
}

/** The first evaluation at the value or past it. */
export function reachedIn({ reach: name, value }: Reach, evaluations: Evaluation[]) {
  const isThere = (reached: number) => (isLoss(name) ? reached <= value : reached >= value);
  return evaluations.find((evaluation) => isThere(evaluation[name])) ?? null;
}

/** A run that diverges on the way counts for the rest of it as untrained. */
function meanLoss(steps: number, { columns: { loss } }: Trained): number {
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const value = loss[step] ?? Number.NaN;
    sum += Number.isFinite(value) ? value : (loss[0] as number);
  }
  return sum / steps;
}

function roughness(loss: Float32Array): number {
  const from = Math.floor(loss.length / 2);
  let sum = 0;
  for (let step = from + 1; step < loss.length; step++) {
    const jump = (loss[step] as number) - (loss[step - 1] as number);
    sum += jump * jump;
  }
  return Math.sqrt(sum / (loss.length - from - 1));
}
