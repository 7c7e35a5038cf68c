/** What is looked at in a table of one's own: its levels, its first rows encoded, its cells as text. */
import type { OwnData } from '../../experiment/document';
import type { GivenTableData } from '../../experiment/table-data';
import { bundledWith } from '../../table/bundled';
import { missingSpellings } from '../../table/number';
import { sortByCodePoint } from '../../table/order';
import type { Table } from '../../table/table';
import { cellsOf } from '../../table/table-data';
import { encodeOwnTable, type OwnPart, type OwnTable } from '../own-table';
import { rowsOf, type TableAsk, tableOf } from './table';
import type { Task } from './task';

export interface LevelsAsk extends TableAsk {
  /** Its name. */
  column: string;
}

/** The different texts of a column that are not missing, in the order of their code points. */
export interface Levels {
  levels: string[];
  /** How many cells have each. */
  counts: number[];
  /** There are more than are listed. */
  more: boolean;
}

/** More are not put into an order by hand. */
const mostLevels = 200;

export const levels: Task<'levels'> = async function* (context, ask) {
  const table = await tableOf(context, ask);
  const counts = new Map<string, number>();
  let more = false;
  const cells = table.columns.find(({ name }) => name === ask.column)?.cells;
  for (const _ of cells?.visit(count) ?? []);
  function count(text: string, times: number): void {
    if (missingSpellings.has(text)) return;
    const before = counts.get(text);
    if (before === undefined && counts.size === mostLevels) more = true;
    else counts.set(text, (before ?? 0) + times);
  }
  const found = sortByCodePoint([...counts.keys()]);
  return { levels: found, counts: found.map((level) => counts.get(level)!), more };
};

export interface EncodedAsk extends TableAsk {
  /** The document's. */
  data: OwnData;
  seed: number;
  /** The first row of the file that is looked at. */
  begin: number;
}

/** The whole table encoded, and of it some rows of the file. */
export interface EncodedRows {
  parts: OwnPart[];
  /** In all parts. */
  features: number;
  classes: string[] | null;
  /** Rows that are kept, and how many were left out for a missing cell. */
  rows: number;
  dropped: number;
  trainRows: number;
  /** The rows that are looked at, as they are written. */
  cells: string[][];
  /** Of each whether it is kept. */
  kept: boolean[];
  /** [rows looked at][features] and [rows looked at]; NaN where a row is not kept. */
  x: Float32Array;
  y: Float32Array;
}

/** Other rows of it are likely to be looked at next. */
let last: { key: string; whole: OwnTable } | null = null;

export const encoded: Task<'encoded'> = async function* (context, ask) {
  const table = await tableOf(context, ask);
  const { begin, ...others } = ask;
  const key = JSON.stringify(others);
  if (last?.key !== key) {
    last = { key, whole: encodeOwnTable(context.lab, table, whollySaid(ask, table), ask.seed) };
  }
  const { columns: features, keptRows, classes = null, ...whole } = last.whole;
  const cells = rowsOf(table, begin);
  const x = new Float32Array(cells.length * features).fill(Number.NaN);
  const y = new Float32Array(cells.length).fill(Number.NaN);
  const kept = cells.map((_, row) => {
    const place = keptRows.indexOf(begin + row);
    if (place < 0) return false;
    x.set(whole.x.subarray(place * features, (place + 1) * features), row * features);
    y[row] = whole.y[place]!;
    return true;
  });
  return {
    ...{ parts: whole.parts, features, classes, cells, kept, x, y },
    ...{ rows: keptRows.length, dropped: whole.dropped, trainRows: whole.trainingRows.length },
  };
};

/** With the cells, where there is no file whose hash could stand for them. */
function whollySaid({ from, data }: EncodedAsk, table: Table): { table: unknown } {
  if (!('written' in from)) return data;
  return { ...data, table: { ...data.table, cells: cellsOf(table, data.table) } };
}

export interface InlineAsk extends TableAsk {
  data: Pick<GivenTableData, 'columns'>;
}

/** The cells that a document holds itself; null where they are too many, or come with the page. */
// biome-ignore lint/correctness/useYield: there is nothing to tell on the way.
export const inline: Task<'inline'> = async function* (context, ask) {
  if ('sha256' in ask.from && bundledWith(ask.from.sha256)) return null;
  return cellsOf(await tableOf(context, ask), ask.data);
};
