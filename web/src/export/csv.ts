/** A run as CSV: one row a step, as the command line and the page both write it. */

import { isMeasured, type Measure, measures } from '../experiment/measures';
import { epochAt } from '../experiment/run';
import type { Evaluation, HistoryColumns, RunInfo } from '../protocol';
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

export const csvHeader = ['step', 'epoch', 'lr', 'loss', 'grad_norm', ...evaluationColumns].join();

const rowsInPiece = 2000;

/**
 * The text in pieces of some thousand rows, so that the page can draw in between. Evaluation cells
 * are empty where nothing was evaluated, accuracies also for regression.
 */
export function* csvPieces(info: RunInfo, columns: HistoryColumns): Generator<string> {
  const { lr, loss, gradNorm, evaluations } = columns;
  let next = 0;
  let piece = `${csvHeader}\n`;
  for (let step = 0; step < loss.length; step++) {
    const cells = [
      String(step),
      shortest(epochAt(info, step)),
      shortest(lr[step]!),
      shortest(loss[step]!),
      shortest(gradNorm[step]!),
    ];
    const evaluation = evaluations[next];
    if (evaluation?.step === step) {
      next++;
      cells.push(...evaluationCells(info, evaluation));
    } else {
      cells.push('', '', '', '');
    }
    piece += `${cells.join(',')}\n`;
    if (step % rowsInPiece === rowsInPiece - 1) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/** Empty for what is not measured. */
export function evaluationCells(info: RunInfo, evaluation: Evaluation): string[] {
  return measures.map((name) => (isMeasured(info, name) ? shortest(evaluation[name]) : ''));
}
