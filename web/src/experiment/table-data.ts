/**
 * `data.table` of a document whose data are a table of one's own: which of its columns are used, and
 * how they become numbers. The core keeps it as it stands.
 */
import { DocumentFault, describe, objectAt } from './document-fault';

export const columnKinds = ['number', 'boolean', 'date', 'category', 'ordered'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/**
 * What becomes of a missing cell: its row is left out, the mean, median or most frequent value of the
 * training rows stands in its place, or it is a level of its own.
 */
export const missingChoices = ['drop', 'mean', 'median', 'most_frequent', 'level'] as const;
export type MissingChoice = (typeof missingChoices)[number];

/** Of categories: a column for each level, or one column of numbers that only name the levels. */
export const encodes = ['one_hot', 'integers'] as const;

const tasks = ['classification', 'regression'] as const;
const decimals = ['.', ','] as const;
const charsets = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
const delimiters = [',', ';', '\t', '|'] as const;

export interface DataColumn {
  name: string;
  kind: ColumnKind;
  missing: MissingChoice;
  /** Of an ordered category, the lowest level first. */
  order?: string[];
}

/** How the file is read, where that is not what is found in it. */
export interface TableReading {
  decimal?: (typeof decimals)[number];
  charset?: (typeof charsets)[number];
  delimiter?: (typeof delimiters)[number];
  /** Whether its first row holds the names. */
  header?: boolean;
}

/** With every choice that has a default. */
export interface TableData extends TableReading {
  /** The file's. */
  name: string;
  /** Of the file's bytes; needed where the cells do not stand here. */
  sha256?: string;
  rows: number;
  target: string;
  task: (typeof tasks)[number];
  encode: (typeof encodes)[number];
  /** The first level of a category gets no column. */
  drop_first: boolean;
  /** Features and the target, in the file's order. */
  columns: DataColumn[];
  /** Cells written so are missing; else those that pandas takes for missing. */
  missing_texts?: string[];
  /** Of each column all its cells as they are written. */
  cells?: Record<string, string[]>;
}

/** As a person writes it: what has a default may be left out. */
export type GivenTableData = Omit<TableData, 'encode' | 'drop_first' | 'columns'> &
  Partial<Pick<TableData, 'encode' | 'drop_first'>> & {
    columns: (Omit<DataColumn, 'missing'> & Partial<Pick<DataColumn, 'missing'>>)[];
  };

const place = 'data.table';
const members = [
  ...['name', 'sha256', 'rows', 'target', 'task', 'encode', 'drop_first', 'columns', 'decimal'],
  ...['missing_texts', 'charset', 'delimiter', 'header', 'cells'],
];

/** Throws a DocumentFault for the first thing that is wrong. */
export function readTableData(value: unknown): TableData {
  if (value === undefined) throw new DocumentFault(place, 'is missing');
  const given = objectAt(value, place);
  expectOnly(given, place, members);
  const data: TableData = {
    name: textAt(given.name, `${place}.name`),
    rows: rowsAt(given.rows),
    target: textAt(given.target, `${place}.target`),
    task: oneOf(tasks, given.task, `${place}.task`),
    encode: oneOf(encodes, given.encode ?? 'one_hot', `${place}.encode`),
    drop_first: flagAt(given.drop_first ?? false, `${place}.drop_first`),
    columns: listAt(given.columns, `${place}.columns`).map(columnAt),
  };
  const { sha256, decimal, missing_texts, charset, delimiter, header, cells } = given;
  if (decimal !== undefined) data.decimal = oneOf(decimals, decimal, `${place}.decimal`);
  if (charset !== undefined) data.charset = oneOf(charsets, charset, `${place}.charset`);
  if (delimiter !== undefined) data.delimiter = oneOf(delimiters, delimiter, `${place}.delimiter`);
  if (header !== undefined) data.header = flagAt(header, `${place}.header`);
  if (missing_texts !== undefined) {
    data.missing_texts = textsAt(missing_texts, `${place}.missing_texts`);
  }
  if (sha256 !== undefined) data.sha256 = hashAt(sha256);
  checkColumns(data);
  if (cells !== undefined) data.cells = cellsAt(cells, data);
  else if (sha256 === undefined) {
    throw new DocumentFault(`${place}.sha256`, 'is missing, and so are the cells');
  }
  return data;
}

function columnAt(value: unknown, index: number): DataColumn {
  const at = `${place}.columns[${index}]`;
  const given = objectAt(value, at);
  expectOnly(given, at, ['name', 'kind', 'missing', 'order']);
  const name = textAt(given.name, `${at}.name`);
  const kind = oneOf(columnKinds, given.kind, `${at}.kind`);
  const missing = oneOf(missingChoices, given.missing ?? 'drop', `${at}.missing`);
  const amounts = kind === 'number' || kind === 'date';
  const levels = kind === 'category' || kind === 'ordered';
  if (
    ((missing === 'mean' || missing === 'median') && !amounts) ||
    (missing === 'level' && !levels)
  ) {
    throw new DocumentFault(`${at}.missing`, `${missing} does not go with ${kind}`);
  }
  if (kind !== 'ordered') {
    if (given.order === undefined) return { name, kind, missing };
    throw new DocumentFault(`${at}.order`, `does not go with ${kind}`);
  }
  const order = textsAt(given.order, `${at}.order`);
  if (order.length === 0) throw new DocumentFault(`${at}.order`, 'has no levels');
  const twice = order.findIndex((level, i) => order.indexOf(level) < i);
  if (twice >= 0) {
    throw new DocumentFault(`${at}.order[${twice}]`, `${describe(order[twice])} is there twice`);
  }
  return { name, kind, missing, order };
}

/** What the columns are to each other and to the target. */
function checkColumns({ columns, target, task }: TableData): void {
  const names = columns.map(({ name }) => name);
  const twice = names.findIndex((name, i) => names.indexOf(name) < i);
  if (twice >= 0) {
    const reason = `${describe(names[twice])} is there twice`;
    throw new DocumentFault(`${place}.columns[${twice}].name`, reason);
  }
  const index = names.indexOf(target);
  if (index < 0) {
    throw new DocumentFault(`${place}.target`, `${describe(target)} is none of the columns`);
  }
  if (columns.length < 2) {
    throw new DocumentFault(`${place}.columns`, 'has no column besides the target');
  }
  const { kind, missing } = columns[index]!;
  const at = `${place}.columns[${index}]`;
  if (task === 'regression' ? kind !== 'number' : kind === 'date') {
    throw new DocumentFault(`${at}.kind`, `${kind} does not go with ${task}: this is the target`);
  }
  if (missing !== 'drop') {
    const reason = `${missing} does not go with the target, whose rows are left out: drop`;
    throw new DocumentFault(`${at}.missing`, reason);
  }
}

function cellsAt(value: unknown, { columns, rows }: TableData): Record<string, string[]> {
  const at = `${place}.cells`;
  const given = objectAt(value, at);
  const names = columns.map(({ name }) => name);
  expectOnly(given, at, names);
  return Object.fromEntries(
    names.map((name) => {
      const column = `${at}[${describe(name)}]`;
      const cells = textsAt(given[name], column);
      if (cells.length !== rows) {
        throw new DocumentFault(column, `has ${cells.length} cells where there are ${rows} rows`);
      }
      return [name, cells];
    }),
  );
}

function expectOnly(given: object, at: string, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new DocumentFault(`${at}.${unknown}`, `unknown; expected one of ${known.join(', ')}`);
}

function rowsAt(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw unexpected(value, `${place}.rows`, 'a whole number above 0');
}

function hashAt(value: unknown): string {
  if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) return value;
  throw unexpected(value, `${place}.sha256`, '64 digits from 0 to f');
}

function textAt(value: unknown, at: string): string {
  if (typeof value === 'string') return value;
  throw unexpected(value, at, 'a text');
}

function flagAt(value: unknown, at: string): boolean {
  if (typeof value === 'boolean') return value;
  throw unexpected(value, at, 'true or false');
}

function listAt(value: unknown, at: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw unexpected(value, at, 'a list');
}

function textsAt(value: unknown, at: string): string[] {
  const list = listAt(value, at);
  const other = list.findIndex((text) => typeof text !== 'string');
  if (other >= 0) throw unexpected(list[other], `${at}[${other}]`, 'a text');
  return list as string[];
}

function oneOf<const Name extends string>(
  names: readonly Name[],
  value: unknown,
  at: string,
): Name {
  const found = names.find((name) => name === value);
  if (found !== undefined) return found;
  throw unexpected(value, at, `one of ${names.map((name) => describe(name)).join(', ')}`);
}

function unexpected(value: unknown, at: string, wanted: string): DocumentFault {
  if (value === undefined) return new DocumentFault(at, 'is missing');
  return new DocumentFault(at, `expected ${wanted}, found ${describe(value)}`);
}
