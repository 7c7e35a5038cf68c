/** What a lesson's runs gave. */
import type { PointResult } from '../experiment/sweep-results';
import type { RunInfo } from '../protocol';
import type { Arm, NamedLesson, Setup } from './lesson';

/** How a rate was chosen; `best` is what the arm takes, or takes some times of. */
export type Choosing =
  | {
      rates: number[];
      /** The mean of the measure that is chosen by, for each rate. */
      scores: number[];
      best: number;
      /** The best is the smallest or the largest that was tried: a better one may lie beyond. */
      atEdge: boolean;
    }
  | {
      /** What the range test found. */
      bounds: { lower: number; upper: number };
      best: number;
    };

export interface ArmResult {
  arm: Arm;
  /** null where it is the document's. */
  choosing: Choosing | null;
  /** With its runs, in the order of the seeds. */
  point: PointResult;
  /** By seed, then by question; null: not ended yet. */
  values: (number[] | null)[];
}

export interface SetupResult {
  setup: Setup;
  arms: ArmResult[];
}

export interface LessonResult {
  lesson: NamedLesson;
  /** Of the judged runs, the first. */
  seed: number;
  seeds: number;
  setups: SetupResult[];
}

/** What the arms of a set-up have in common. */
export interface Terms {
  budget: 'both' | 'epochs' | 'updates' | 'neither';
  rate: 'one' | 'best' | 'own';
}

export function termsOf({ arms }: SetupResult): Terms {
  const infos = arms.map(({ point }) => point.info);
  const all = (of: (info: RunInfo) => unknown) => new Set(infos.map(of)).size === 1;
  const updates = all(({ steps }) => steps);
  // Half a per cent apart is the last batch's doing.
  const epochs = infos.map(({ steps, stepsPerEpoch }) => steps / stepsPerEpoch);
  const sameEpochs = Math.max(...epochs) <= 1.005 * Math.min(...epochs);
  const own = updates ? 'updates' : 'neither';
  const budget = sameEpochs ? (updates ? 'both' : 'epochs') : own;
  const isBest = ({ choosing, arm }: ArmResult) =>
    choosing && 'scores' in choosing && arm.rate?.times === undefined;
  if (arms.every(isBest)) {
    return { budget, rate: 'best' };
  }
  return { budget, rate: all(({ experiment }) => experiment.optimizer.lr) ? 'one' : 'own' };
}
