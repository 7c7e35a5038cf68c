/** Measures as they stand in files. */
import { isMeasured, type Measure, measures } from '../experiment/measures';
import type { Evaluation, RunInfo } from '../protocol';
import { shortest } from './shortest';

/** What files call a measure. */
export const columnOf: Record<Measure, string> = {
  trainLoss: 'train_loss',
  trainAccuracy: 'train_accuracy',
  testLoss: 'test_loss',
  testAccuracy: 'test_accuracy',
};
/** Of `evaluationCells`. */
export const evaluationColumns = measures.map((measure) => columnOf[measure]);

/** Empty for what is not measured. */
export function evaluationCells(info: RunInfo, evaluation: Evaluation): string[] {
  return measures.map((name) => (isMeasured(info, name) ? shortest(evaluation[name]) : ''));
}
