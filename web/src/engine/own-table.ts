/**
 * A table of one's own as training sees it: missing cells filled and categories encoded, both fitted
 * to the training rows alone. What trains and what shows the table use this same function.
 */
import type { Experiment } from '../experiment/document';
import { DocumentFault } from '../experiment/document-fault';
import { readTableData, type TableData } from '../experiment/table-data';
import type { Column } from '../table/column';
import { takeRows } from '../table/missing';
import type { TextTable } from '../table/table';
import type { Outcome, Table } from './core';
import type { EncodedCells, EncodingHandle, EncodingSettings, Encodings } from './encoding';
import { FaultError, granted } from './fault';
import { checkFinite, columnPlace, rowsKept, usedColumns, withoutGaps } from './own-columns';
import { targetOf } from './own-target';

/** So many still fit in the module's memory a few times. */
const mostNumbers = 25_000_000;
/** The number of a level that no training row has. */
const unseen = -1;

/** What a column of features has become. */
export interface OwnPart {
  /** Which of `data.table.columns`. */
  column: number;
  /** A value as it is read, the number of its level, or a column for each level. */
  kind: 'value' | 'integer' | 'one_hot';
  /** Its first feature, and how many it has. */
  from: number;
  width: number;
  names: string[];
  /** Rows with a level that no training row has: -1 as an integer, 0 in every column of one_hot. */
  unseen: number;
}

/** As the core takes it: the rows that are kept, in the file's order. */
export interface OwnTable extends Table {
  features: string[];
  /** In the order of pandas.get_dummies: columns of one-hot ones come last. */
  parts: OwnPart[];
  /** Which of the file's. */
  keptRows: Int32Array;
  /** How many were left out for a missing cell. */
  dropped: number;
  /** Which of those kept train, in the order of the training set. */
  trainingRows: Int32Array;
}

export interface Splits {
  /** Which of so many rows train, as `seed` and `data` of the experiment say. */
  trainingRows(experiment: Experiment, rows: number): Outcome<Int32Array>;
}

/**
 * `data` and `seed` as the document has them. Throws a DocumentFault with the place, or a FaultError
 * for what the core refuses.
 */
export function encodeOwnTable(
  lab: Encodings & Splits,
  cells: TextTable,
  data: { table?: unknown },
  seed: number | undefined,
): OwnTable {
  const table = readTableData(data.table);
  const whole = usedColumns(cells, table);
  const keptRows = rowsKept(whole, table);
  const { cells: _, ...settings } = table;
  const split = { version: 1, seed, data: { ...data, table: settings } } as unknown as Experiment;
  const trainingRows = granted(lab.trainingRows(split, keptRows.length));
  const columns = whole.map((column, i) =>
    withoutGaps(takeRows(column, keptRows), table.columns[i]!, i, trainingRows),
  );
  const target = table.columns.findIndex(({ name }) => name === table.target);
  const { y, classes } = targetOf(columns[target]!, table.task, target, keptRows);
  const { x, parts } = features(lab, columns, { table, target, trainingRows, keptRows });
  const names = parts.flatMap((part) => part.names);
  return {
    name: table.name,
    rows: keptRows.length,
    columns: names.length,
    ...{ x, y, task: table.task, classes, features: names, image: null, parts },
    ...{ keptRows, dropped: table.rows - keptRows.length, trainingRows },
  };
}

/** The numbers [rows][features] of all columns but the target. */
function features(
  lab: Encodings,
  columns: readonly Column[],
  of: { table: TableData; target: number; trainingRows: Int32Array; keptRows: Int32Array },
): { x: Float32Array; parts: OwnPart[] } {
  const { table, target, trainingRows, keptRows } = of;
  const places = [...columns.keys()].filter((index) => index !== target);
  const used = places.map((index) => columns[index]!);
  for (const [i, column] of used.entries()) {
    if ('values' in column) checkFinite(column, places[i]!, keptRows);
  }
  const encoding = fitted(lab, used, table, trainingRows);
  try {
    const encoded = encoding.parts();
    const width = encoded.reduce((sum, { names }) => sum + names.length, 0);
    const x = numbersFor(keptRows.length, width);
    const cells = granted(encoding.encode(used, null));
    let from = 0;
    const parts = encoded.map(({ column, names, kind: encodedKind }, i): OwnPart => {
      const kind = kinds[encodedKind];
      put(x, from, width, kind === 'value' ? used[column]! : cells[i]!);
      const part = { column: places[column]!, kind, from, width: names.length, names };
      from += names.length;
      return { ...part, unseen: cells[i]!.unseen };
    });
    return { x, parts };
  } finally {
    encoding.delete();
  }
}

const kinds = { kept: 'value', ordinal: 'integer', one_hot: 'one_hot' } as const;

function fitted(
  lab: Encodings,
  columns: readonly Column[],
  { encode, drop_first, columns: described }: TableData,
  trainingRows: Int32Array,
): EncodingHandle {
  const categories = columns.filter((column) => 'levels' in column);
  const isOneHot = (column: Column) =>
    encode === 'one_hot' && !(column.kind === 'category' && column.ordered);
  const settings: EncodingSettings = {
    columns: categories.filter(isOneHot).map(({ name }) => name),
    drop_first,
    ordinal: Object.fromEntries(
      categories
        .filter((column) => !isOneHot(column))
        .map((column) => [column.name, levelsOf(column, trainingRows)]),
    ),
  };
  const { value, fault } = lab.createEncoding(columns, settings, trainingRows);
  if (!fault) return value;
  const index = described.findIndex(({ name }) => name === fault.path);
  if (index < 0) throw new FaultError(fault.code, fault.message, fault.path);
  throw new DocumentFault(columnPlace(index), fault.message);
}

/** In their order: all of an ordered category, of others those in the given rows. */
function levelsOf(column: Extract<Column, { levels: string[] }>, rows: Int32Array): string[] {
  if (column.kind === 'category' && column.ordered) return column.levels;
  const found = new Set(rows.map((row) => column.codes[row]!));
  return column.levels.filter((_, code) => found.has(code));
}

function numbersFor(rows: number, width: number): Float32Array {
  if (width === 0) throw new DocumentFault('data.table.columns', 'leave no features');
  if (rows * width <= mostNumbers) return new Float32Array(rows * width);
  const size = `${rows} rows by ${width} features`;
  const reason = `make ${size}, ${rows * width} numbers where at most ${mostNumbers} are allowed`;
  throw new DocumentFault('data.table.columns', reason);
}

/** Writes a part into its columns. */
function put(x: Float32Array, from: number, width: number, cells: Column | EncodedCells): void {
  if ('values' in cells && cells.values.length > 0) {
    for (const [row, value] of cells.values.entries()) {
      x[row * width + from] = Number.isNaN(value) ? unseen : value;
    }
    return;
  }
  const { codes } = cells as EncodedCells;
  for (const [row, code] of codes.entries()) if (code >= 0) x[row * width + from + code] = 1;
}
