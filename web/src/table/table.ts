/** A table of text as it was read, and what was seen in it. */
import type { Cells } from './cells';
import type { Encoding } from './decode';
import type { Delimiter } from './dialect';
import type { Described } from './kinds';
import type { Decimal } from './number';
import type { QuoteFault } from './rows';

/** A row with more or fewer cells than the header, or than the first row where there is no header. */
export interface RaggedRow {
  kind: 'ragged';
  line: number;
  found: number;
  expected: number;
  /** Empty cells were added at its end, or the last cells taken away. */
  done: 'padded' | 'cut';
}

export type RowFault = RaggedRow | QuoteFault;

export interface TextColumn {
  name: string;
  cells: Cells;
}

/** What a column's numbers, dates and levels are made from. */
export interface TextTable {
  /** Each with a name of its own. */
  columns: readonly TextColumn[];
  rows: number;
  decimal: Decimal;
}

export interface TableColumn extends Described, TextColumn {}

export interface Table extends TextTable {
  /** The first row as written, but for `namedRows`; null when it belongs to the data. */
  header: string[] | null;
  /** The header has no cell for the first column, as R writes names of rows: it is put there, empty. */
  namedRows: boolean;
  columns: TableColumn[];
  encoding: Encoding;
  delimiter: Delimiter;
  /** Columns whose numbers have a decimal comma, it seems; null once `decimal` was given. */
  ambiguous: { kind: 'decimalComma'; columns: number[] } | null;
  /** The first of them, line by line. */
  faults: RowFault[];
  /** All of them. */
  faultCount: number;
}
