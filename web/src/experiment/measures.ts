/** What an evaluation measures. */
import type { Evaluation, RunInfo } from '../protocol';

export type Measure = Exclude<keyof Evaluation, 'step'>;

/** In the order in which tables show them. */
export const measures: Measure[] = ['trainLoss', 'trainAccuracy', 'testLoss', 'testAccuracy'];

/** Regression has no accuracy, and a set without test rows nothing of them. */
export function isMeasured({ task, testRows }: RunInfo, measure: Measure): boolean {
  const ofTest = measure === 'testLoss' || measure === 'testAccuracy';
  const isLoss = measure === 'trainLoss' || measure === 'testLoss';
  return (isLoss || task === 'classification') && (!ofTest || testRows > 0);
}
