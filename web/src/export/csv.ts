/** A run as CSV: one row a step, as the command line and the page both write it. */
import { epochAt } from '../experiment/run';
import type { HistoryColumns, RunInfo } from '../protocol';

export const csvHeader =
  'step,epoch,lr,loss,grad_norm,train_loss,train_accuracy,test_loss,test_accuracy';

const rowsInPiece = 2000;

/**
 * The text in pieces of some thousand rows, so that the page can draw in between. Evaluation cells
 * are empty where nothing was evaluated, accuracies also for regression.
 */
export function* csvPieces(info: RunInfo, columns: HistoryColumns): Generator<string> {
  const { lr, loss, gradNorm, evaluations } = columns;
  const classifies = info.task === 'classification';
  const hasTest = info.testRows > 0;
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
      cells.push(
        shortest(evaluation.trainLoss),
        classifies ? shortest(evaluation.trainAccuracy) : '',
        hasTest ? shortest(evaluation.testLoss) : '',
        hasTest && classifies ? shortest(evaluation.testAccuracy) : '',
      );
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

/**
 * The shortest decimal number that becomes the same float32 when it is read. Trailing zeros being
 * dropped, six digits are never too many but for the tiniest numbers, and nine always suffice.
 */
export function shortest(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const single = Math.fround(value);
  for (let digits = Math.abs(single) < 2 ** -126 ? 1 : 6; digits < 9; digits++) {
    const rounded = Number(single.toPrecision(digits));
    if (Math.fround(rounded) === single) return String(rounded);
  }
  return String(Number(single.toPrecision(9)));
}
