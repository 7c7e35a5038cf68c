/**
 * Opens a table of one's own in the lab's worker: it is read in slices, and its file kept by the
 * browser. One is held at a time; another one is read again when it is looked at.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { GivenTableData, TableReading } from '../../experiment/table-data';
import { bundledWith } from '../../table/bundled';
import { TableFault } from '../../table/fault';
import { type Described, describe } from '../../table/kinds';
import { finished, readTable } from '../../table/read';
import { shownRows } from '../../table/shown';
import { TableStore } from '../../table/store';
import type { Table } from '../../table/table';
import { tableData } from '../../table/table-data';
import { withBundled } from '../bundled-files';
import { messageOf } from '../fault';
import { optionsOf, writtenTable } from '../own-tables';
import type { DataReader } from '../table';
import type { Task, TaskContext } from './task';

/** A file, one that this browser keeps, or what stands in a document. */
export type TableOrigin =
  | { file: Blob; name: string }
  | { sha256: string }
  | { written: GivenTableData };

/** `reading`: how it is read where that is not what is found in it. */
export interface TableAsk {
  from: TableOrigin;
  reading: TableReading;
}

/** What the page is told of a table. */
export interface OpenedTable extends Omit<Table, 'columns' | 'header'> {
  name: string;
  /** Of the file; empty where a document with all cells does not say. */
  sha256: string;
  /** Bytes of the file; 0 when there is none. */
  size: number;
  /** The first row holds the names. */
  header: boolean;
  columns: (Described & { name: string })[];
  /** The first rows as they are written: of each the first columns, and of a cell the first characters. */
  first: string[][];
  /** What a document says of it at first; null when fewer than two columns are of use. */
  data: GivenTableData | null;
  reading: TableReading;
  /** Why this browser does not keep the file that was given; null when it does. */
  unkept: string | null;
}

/** Of a row so much is shown. */
const [shownColumns, shownCharacters] = [60, 200];
/** Larger files are refused: they are held as a whole. */
const largestFile = 1 << 29;
/** Hashed in one slice of work. */
const slice = 1 << 20;
/** Share of the time that hashing takes. */
const hashing = 0.1;

const store = new TableStore();
let held: { key: string; table: Table } | null = null;

export const openTable: Task<'openTable'> = async function* ({ tables }, { from, reading }) {
  if ('written' in from) {
    const { name, sha256 = '' } = from.written;
    return opened(inDocument(from.written), { name, sha256, size: 0, reading, unkept: null });
  }
  const { name, bytes } = await fileOf(from, tables.reader);
  const isKept = 'sha256' in from;
  const sha256 = isKept ? from.sha256 : yield* hashOf(bytes);
  const table = yield* tableFrom(bytes, reading, isKept ? 0 : hashing);
  held = { key: keyOf(sha256, reading), table };
  const entry = { name, sha256, rows: table.rows, columns: table.columns.length };
  const unkept = isKept ? null : await store.put(entry, bytes.buffer).then(() => null, messageOf);
  return opened(table, { name, sha256, size: bytes.length, reading, unkept });
};

function opened(
  table: Table,
  file: Pick<OpenedTable, 'name' | 'sha256' | 'size' | 'reading' | 'unkept'>,
): OpenedTable {
  const { name, sha256, reading } = file;
  return {
    ...table,
    ...file,
    header: table.header !== null,
    columns: table.columns.map(({ cells: _, ...described }) => described),
    first: rowsOf(table, 0),
    data: tableData(table, { name, sha256 }, reading),
  };
}

/** Rows from there on as they are written. */
export function rowsOf({ columns, rows }: Table, begin: number): string[][] {
  const shown = columns.slice(0, shownColumns);
  return Array.from({ length: Math.min(rows - begin, shownRows) }, (_, row) =>
    shown.map(({ cells }) => cells.at(begin + row).slice(0, shownCharacters)),
  );
}

async function fileOf(
  from: Exclude<TableOrigin, { written: unknown }>,
  read: DataReader,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  if ('sha256' in from) {
    const { sha256 } = from;
    const bundled = bundledWith(sha256);
    const name = bundled ? `${bundled.id}.csv` : await keptName(sha256);
    const bytes = name === undefined ? null : await withBundled(read, store).get(sha256);
    if (name !== undefined && bytes) return { name, bytes };
    throw new TableFault('This browser no longer keeps the table: open its file again.');
  }
  const { file, name } = from;
  if (file.size > largestFile) {
    throw new TableFault(`The file is too large: at most ${largestFile / 2 ** 20} MB are read.`);
  }
  try {
    return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (error) {
    throw new TableFault(`The file cannot be read: ${messageOf(error)}`);
  }
}

async function keptName(sha256: string): Promise<string | undefined> {
  return (await store.list()).find((kept) => kept.sha256 === sha256)?.name;
}

/** The browser's own wants all bytes at once, and exists on pages of `https:` alone. */
async function* hashOf(bytes: Uint8Array): AsyncGenerator<{ progress: number }, string> {
  const hash = sha256.create();
  for (let from = 0; from < bytes.length; from += slice) {
    hash.update(bytes.subarray(from, from + slice));
    yield { progress: (hashing * from) / bytes.length };
  }
  return bytesToHex(hash.digest());
}

async function* tableFrom(
  bytes: Uint8Array,
  reading: TableReading,
  begin: number,
): AsyncGenerator<{ progress: number; part: number }, Table> {
  const work = readTable(bytes, optionsOf(reading));
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
    yield { progress: begin + (1 - begin) * value.progress, part: value.rows };
  }
}

/** The table that is held, or is read again. */
export async function tableOf(
  { tables }: TaskContext,
  { from, reading }: TableAsk,
): Promise<Table> {
  if ('written' in from) return inDocument(from.written);
  const key = 'sha256' in from ? keyOf(from.sha256, reading) : '';
  if (held?.key !== key) {
    const { bytes } = await fileOf(from, tables.reader);
    held = { key, table: await finished(readTable(bytes, optionsOf(reading))) };
  }
  return held.table;
}

const keyOf = (sha256: string, reading: TableReading) => sha256 + JSON.stringify(reading);

/** Of the columns that a document has all cells of. */
function inDocument({ cells = {}, ...data }: GivenTableData): Table {
  const table = writtenTable(data, cells);
  const described = all(
    describe(
      table.columns.map((column) => column.cells),
      table.decimal,
    ),
  );
  return {
    ...table,
    columns: table.columns.map((column, i) => ({ ...column, ...described[i]! })),
    ...{ header: table.columns.map(({ name }) => name), namedRows: false },
    ...{ encoding: 'utf-8', delimiter: ',', ambiguous: null, faults: [], faultCount: 0 },
  };
}

function all<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value as Result;
  }
}
