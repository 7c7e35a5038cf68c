/** A document's `preview`: what Data shows of a table, that of the recipe or one that is still being decided about. */
import { DocumentFault, describe, objectAt } from './document-fault';
import { readTableData, type TableData } from './table-data';

export interface Preview {
  /** The first row that is looked at, counted from 0. */
  row: number;
  /** As `data.table`; null: the recipe's, where it has one. */
  table: TableData | null;
}

/** The part of a document that stands at `preview`, completed. Throws a DocumentFault. */
export function readPreview(part: unknown): Preview {
  const { row = 0, table, ...others } = objectAt(part, 'preview');
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new DocumentFault(`preview.${unknown}`, 'unknown; expected one of row, table');
  }
  if (typeof row !== 'number' || !Number.isSafeInteger(row) || row < 0) {
    throw new DocumentFault(
      'preview.row',
      `expected a whole number from 0, found ${describe(row)}`,
    );
  }
  return { row, table: table === undefined ? null : tableAt(table) };
}

function tableAt(table: unknown): TableData {
  try {
    return readTableData(table);
  } catch (error) {
    if (!(error instanceof DocumentFault)) throw error;
    throw new DocumentFault(error.path.replace(/^data/, 'preview'), error.reason);
  }
}
