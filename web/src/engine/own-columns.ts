/** The columns of a table of one's own that its document uses, and where a fault in one stands. */
import { DocumentFault } from '../experiment/document-fault';
import type { DataColumn, TableData } from '../experiment/table-data';
import { asColumn } from '../table/as-column';
import type { Column } from '../table/column';
import { TableFault } from '../table/fault';
import { completeRows, filled, fitFilling, withOwnLevel } from '../table/missing';
import { missingSpellings } from '../table/number';
import type { TextTable } from '../table/table';

/** The level of missing cells that are one. */
const ownLevel = 'missing';
/** Dates are numbers of days. */
const day = 86_400_000;

/** Where column i of a document stands. */
export const columnPlace = (i: number) => `data.table.columns[${i}]`;

/** What is wrong with a table, at the place in the document that asks for it. */
export function placed<Result>(place: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    throw new DocumentFault(place, error.message.replace(/\.$/, ''));
  }
}

/** All its rows, in the document's order of columns. Throws a DocumentFault for what does not fit. */
export function usedColumns(table: TextTable, data: TableData): Column[] {
  if (table.rows !== data.rows) {
    throw new DocumentFault('data.table.rows', `the file has ${table.rows}, not ${data.rows}`);
  }
  const missing = data.missing_texts ? new Set(data.missing_texts) : missingSpellings;
  return data.columns.map(({ name, kind, order }, i) => {
    const index = table.columns.findIndex((column) => column.name === name);
    if (index < 0) {
      throw new DocumentFault(`${columnPlace(i)}.name`, `there is no column "${name}" in the file`);
    }
    const options = { missing, ...(order && { order }) };
    const column = placed(columnPlace(i), () => asColumn(table, index, kind, options));
    return column.kind === 'date'
      ? { ...column, values: column.values.map((time) => time / day) }
      : column;
  });
}

/** Rows without a missing cell in a column whose missing cells take their rows away. */
export function rowsKept(columns: readonly Column[], data: TableData): Int32Array {
  const dropping = columns.filter((_, i) => data.columns[i]!.missing === 'drop');
  const kept = completeRows(dropping, data.rows);
  if (kept.length > 0) return kept;
  throw new DocumentFault('data.table.columns', 'every row has a missing cell and is left out');
}

/** A column with no missing cells, as its document wants; `rows`: those that train. */
export function withoutGaps(
  column: Column,
  { missing }: DataColumn,
  index: number,
  rows: Int32Array,
): Column {
  return placed(`${columnPlace(index)}.missing`, () => {
    if (missing === 'drop') return column;
    if (missing !== 'level') return filled(column, fitFilling(column, missing, rows));
    return 'levels' in column ? withOwnLevel(column, ownLevel) : column;
  });
}

/** Throws a DocumentFault where a number is infinite, or too large for a Float32Array. */
export function checkFinite(
  { name, values }: { name: string; values: Float64Array },
  index: number,
  keptRows: Int32Array,
): void {
  const row = values.findIndex((value) => !Number.isFinite(Math.fround(value)));
  if (row < 0) return;
  const cell = `Column "${name}", row ${keptRows[row]! + 1}: ${values[row]}`;
  throw new DocumentFault(columnPlace(index), `${cell} is too large a number`);
}
