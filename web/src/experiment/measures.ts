/** What an evaluation measures. */
import type { Evaluation, RunInfo } from '../protocol';

export type Measure = Exclude<keyof Evaluation, 'step'>;

/** In the order in which tables show them. */
export const measures: Measure[] = ['trainLoss', 'trainAccuracy', 'testLoss', 'testAccuracy'];

/** Losses fall, accuracies rise. */
export const isLoss = (measure: Measure) => measure === 'trainLoss' || measure === 'testLoss';

/** Regression has no accuracy, and a set without test rows nothing of them. */
export function isMeasured({ task, testRows }: RunInfo, measure: Measure): boolean {
  const ofTest = measure === 'testLoss' || measure === 'testAccuracy';
  return (isLoss(measure) || task === 'classification') && (!ofTest || testRows > 0);
}
