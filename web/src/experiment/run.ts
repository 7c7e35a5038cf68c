/** A run as the page knows it: its place in the list and the last state heard from the worker. */
import type {
  Evaluation,
  Fork,
  Frame,
  Picture,
  Points,
  RunInfo,
  RunState,
  Series,
  SeriesName,
  Trained,
} from '../protocol';
import type { FullExperiment } from './document';

/** Where a run leaves another one, and what is said of that. */
export interface Leaving extends Fork {
  name: string;
  /** Beneath its parent in the list, and without one. */
  beside: string;
  alone: string;
  /** On the charts. */
  mark: string;
}

export interface Run {
  id: number;
  name: string;
  /** 1 to 6: the colour token --run-n. */
  color: number;
  /** Beyond six runs a colour returns, told apart by its dash. */
  dashed: boolean;
  visible: boolean;
  /** Kept runs are not pushed out when the list is full. */
  kept: boolean;
  experiment: FullExperiment;
  info: RunInfo;
  points: Points | null;
  state: RunState;
  step: number;
  seconds: number;
  stepsPerSecond: number;
  latest: Frame['latest'];
  evaluation: Evaluation | null;
  firstEvaluation: Evaluation | null;
  series: Partial<Record<SeriesName, Series>>;
  planned: Series | null;
  picture: Picture | null;
  hasPast: boolean;
  diverged: Frame['diverged'];
  /** Where it left another run; null when it began by itself. */
  fork: Leaving | null;
}

export type XAxis = 'steps' | 'epochs' | 'rows' | 'seconds';

/** How the charts are looked at; not part of the experiment. */
export interface ChartView {
  x: XAxis;
  logX: boolean;
  logY: boolean;
  /** As Watch.smoothing. */
  smoothing: number;
  /** Steps shown; null: everything. */
  range: [number, number] | null;
}

/** A diverging step is measured, but its update is not made. */
export function updatesIn({
  status,
  columns: { loss },
}: Omit<Trained, 'info' | 'seconds'>): number {
  return status === 'diverged' ? loss.length - 1 : loss.length;
}

/** The training loss at the first evaluation and at the last. */
export function lossesOf({ firstEvaluation, evaluation }: Run): [first: number, last: number] {
  return [firstEvaluation?.trainLoss ?? Number.NaN, evaluation?.trainLoss ?? Number.NaN];
}

/** Whether a loss that has come from the one to the other has fallen by less than a twentieth. */
export function hasStalled(first: number, last: number): boolean {
  return last >= 0.95 * first;
}

/** Epochs passed before step t: a run of whole epochs plus the part of the present one. */
export function epochAt(info: RunInfo, step: number): number {
  return rowsAt(info, step) / info.rowsPerEpoch;
}

/** Training rows seen before step t; the last batch of an epoch may be short. */
export function rowsAt(info: RunInfo, step: number): number {
  const epochs = Math.floor(step / info.stepsPerEpoch);
  const within = (step - epochs * info.stepsPerEpoch) * info.experiment.batch.size;
  return epochs * info.rowsPerEpoch + Math.min(within, info.rowsPerEpoch);
}
