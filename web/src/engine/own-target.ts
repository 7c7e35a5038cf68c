/** What a table of one's own is to tell: classes or numbers. */
import { DocumentFault } from '../experiment/document-fault';
import type { Column } from '../table/column';
import { checkFinite, columnPlace } from './own-columns';

/** As many as inline data may have. */
const mostClasses = 1000;

/**
 * Class indices and the classes' names, of those that occur: levels in their order, numbers by size.
 * Of a regression the numbers, and null. Throws a DocumentFault.
 */
export function targetOf(
  column: Column,
  task: 'classification' | 'regression',
  index: number,
  keptRows: Int32Array,
): { y: Float32Array; classes: string[] | null } {
  if ('values' in column) checkFinite(column, index, keptRows);
  if (task === 'regression' && 'values' in column) {
    return { y: Float32Array.from(column.values), classes: null };
  }
  const cells = 'codes' in column ? column.codes : column.values;
  const found = Float64Array.from(new Set<number>(cells)).sort();
  if (found.length < 2 || found.length > mostClasses) {
    const wanted = `a classification wants 2 to ${mostClasses}`;
    const classes = found.length === 1 ? 'class' : 'classes';
    const reason = `the target has ${found.length} ${classes}; ${wanted}`;
    throw new DocumentFault(columnPlace(index), reason);
  }
  const places = new Map([...found].map((value, place) => [value, place]));
  return {
    y: Float32Array.from(cells, (cell) => places.get(cell)!),
    classes: [...found].map((value) => nameOf(column, value)),
  };
}

function nameOf(column: Column, value: number): string {
  if ('levels' in column) return column.levels[value]!;
  return column.kind === 'boolean' ? String(value === 1) : String(value);
}
