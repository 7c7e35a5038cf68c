/** What is done about the missing cells of a column. Nothing here changes the column it is given. */
import type { Column } from './column';
import { TableFault } from './fault';
import { sortByCodePoint } from './order';

/** As scikit-learn's SimpleImputer names them. */
export type Filling = 'mean' | 'median' | 'most_frequent';

export function isMissing(column: Column, row: number): boolean {
  return 'codes' in column ? column.codes[row]! < 0 : Number.isNaN(column.values[row]);
}

/** Rows in which no column has a missing cell. */
export function completeRows(columns: readonly Column[], rows: number): Int32Array {
  const complete = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (!columns.some((column) => isMissing(column, row))) complete[count++] = row;
  }
  return complete.slice(0, count);
}

/** Some rows of a column; levels that none of them has stay. */
export function takeRows<C extends Column>(column: C, rows: Int32Array): C {
  if ('codes' in column)
    return { ...column, codes: Int32Array.from(rows, (row) => column.codes[row]!) };
  return { ...column, values: Float64Array.from(rows, (row) => column.values[row]!) };
}

/**
 * What missing cells are filled with, as a value or a code, from the given rows alone: the training
 * rows, so that nothing is learnt from the others. Of values that are as frequent it is the lowest.
 * Throws a TableFault where these rows hold nothing, or the column is not one of amounts.
 */
export function fitFilling(column: Column, filling: Filling, rows: Int32Array): number {
  const cells = 'codes' in column ? column.codes : column.values;
  const present = Float64Array.from(
    rows.filter((row) => !isMissing(column, row)),
    (row) => cells[row]!,
  );
  if (present.length === 0) {
    throw new TableFault(`Column "${column.name}" has no cell to fill the missing ones from.`);
  }
  if (filling === 'most_frequent') return mostFrequent(present);
  if (column.kind !== 'number' && column.kind !== 'date') {
    throw new TableFault(
      `Column "${column.name}" is a ${column.kind} column: it has no ${filling}.`,
    );
  }
  return filling === 'mean' ? mean(present) : median(present);
}

/** The column with a value of `fitFilling` in its missing cells. */
export function filled<C extends Column>(column: C, value: number): C {
  if ('codes' in column)
    return { ...column, codes: column.codes.map((code) => (code < 0 ? value : code)) };
  return { ...column, values: column.values.map((cell) => (Number.isNaN(cell) ? value : cell)) };
}

/**
 * Missing cells as a level of their own, behind the others of an ordered category, else where its
 * name belongs. Throws a TableFault where there is such a level.
 */
export function withOwnLevel<C extends Extract<Column, { levels: string[] }>>(
  column: C,
  level: string,
): C {
  const { levels, codes } = column;
  if (levels.includes(level)) {
    throw new TableFault(`Column "${column.name}" has a level "${level}" already.`);
  }
  const ordered = column.kind === 'category' && column.ordered;
  const all = ordered ? [...levels, level] : sortByCodePoint([...levels, level]);
  const own = all.indexOf(level);
  const shifted = (code: number) => (code < own ? code : code + 1);
  return { ...column, levels: all, codes: codes.map((code) => (code < 0 ? own : shifted(code))) };
}

function mostFrequent(values: Float64Array): number {
  const sorted = values.slice().sort();
  let best = sorted[0]!;
  let most = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from > most) {
      most = to - from;
      best = sorted[from]!;
    }
  }
  return best;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
