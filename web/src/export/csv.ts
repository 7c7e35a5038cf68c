/** A run as CSV: one row a step, as the command line and the page both write it. */
import { epochAt } from '../experiment/run';
import type { HistoryColumns, RunInfo } from '../protocol';
import { evaluationCells, evaluationColumns } from './cells';
import { shortest } from './shortest';

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
