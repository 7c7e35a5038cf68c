/** Tables as the tests read them. */

import { finished, type ReadOptions, readTable } from '../../../web/src/table/read';
import type { Table } from '../../../web/src/table/table';
import reference from '../../reference/table/tables.json';

export { reference };

export function read(text: string | Uint8Array, options?: ReadOptions): Promise<Table> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return finished(readTable(bytes, options));
}

/** All rows, the header first if there is one. */
export function rowsOf({ header, columns, rows }: Table): string[][] {
  const body = Array.from({ length: rows }, (_, row) => columns.map(({ cells }) => cells.at(row)));
  return header ? [header, ...body] : body;
}

/** Reads one column of these cells: a second one keeps empty cells from being empty lines. */
export function readColumn(cells: readonly string[], options?: ReadOptions): Promise<Table> {
  const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}",1\n`);
  return read(`x,y\n${quoted.join('')}`, { header: true, delimiter: ',', ...options });
}

/** What JSON cannot write as a number. */
export function numberOf(value: unknown): number {
  if (value === null) return Number.NaN;
  return Number(String(value).replace('inf', 'Infinity'));
}
