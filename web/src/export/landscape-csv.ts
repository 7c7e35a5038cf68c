/** A landscape as CSV: one row a point of the grid, or one a mark of the path. */
import type { MeasuredPlane } from '../experiment/landscape';

export const landscapeHeader = 'x,y,loss';

/** Numbers as JavaScript writes them: they become the same float64 when they are read. */
export function* landscapeCsv({ x, y, losses }: MeasuredPlane): Generator<string> {
  yield `${landscapeHeader}\n`;
  for (const [row, height] of y.entries()) {
    const cells = Array.from(x, (at, column) => {
      const loss = losses[row * x.length + column];
      return loss === undefined ? '' : `${at},${height},${cellOf(loss)}\n`;
    });
    yield cells.join('');
  }
}

export function* pathCsv({ path }: MeasuredPlane): Generator<string> {
  yield 'step,x,y\n';
  for (const [at, step] of path.step.entries()) yield `${step},${path.x[at]},${path.y[at]}\n`;
}

function cellOf(loss: number): string {
  if (Number.isNaN(loss)) return 'nan';
  if (Number.isFinite(loss)) return String(loss);
  return loss > 0 ? 'inf' : '-inf';
}
