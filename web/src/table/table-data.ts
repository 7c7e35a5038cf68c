/** What a document says of a table at first: guesses that a person may change. */
import type { GivenTableData, MissingChoice, TableReading } from '../experiment/table-data';
import type { Table, TableColumn } from './table';

/** Names under which what is to be told mostly stands. */
const targetNames = /^(target|label|class|species|outcome|y)$/i;
const rowNames = /^(unnamed: \d+|index|id|row_?(id|names?|number)?)$/i;
/** A category with more levels is left out at first. */
const mostLevels = 50;
/** So few different numbers, each coming so often, are classes. */
const mostClasses = 10;
const leastOfClass = 10;
/** Share of missing cells above which they are filled; else their rows are left out. */
const mostDropped = 0.05;
/** Characters of cells that may stand in a document, and so in an address. */
const mostInline = 100_000;

/**
 * Every column but free text, dates, names of rows and what is the same everywhere. The target is one
 * of a likely name, or the last. Null when that leaves fewer than two columns. `reading`: what was
 * told of how it is read.
 */
export function tableData(
  table: Table,
  file: { name: string; sha256: string },
  reading: TableReading = {},
): GivenTableData | null {
  const usable = table.columns.filter((column, index) => isUsable(column, index, table));
  const target = usable.find(({ name }) => targetNames.test(name)) ?? usable.at(-1);
  if (!target || usable.length < 2) return null;
  const { name, kind, distinct, missing } = target;
  const isFew = distinct <= mostClasses && distinct * leastOfClass <= table.rows - missing;
  return {
    ...file,
    rows: table.rows,
    target: name,
    task: kind === 'number' && !isFew ? 'regression' : 'classification',
    columns: usable.map((column) => given(column, column === target, table.rows)),
    ...reading,
  };
}

/** The cells of the columns in use, for the document; null where they are too many for one. */
export function cellsOf(
  table: Table,
  { columns }: Pick<GivenTableData, 'columns'>,
): Record<string, string[]> | null {
  let room = mostInline;
  const all = columns.map(({ name }): [string, string[]] => {
    const texts: string[] = [];
    const cells = table.columns.find((column) => column.name === name)?.cells;
    for (let row = 0; cells && row < table.rows && room >= 0; row++) {
      const text = cells.at(row);
      texts.push(text);
      // Two quotes and a comma besides.
      room -= text.length + 3;
    }
    return [name, texts];
  });
  return room < 0 ? null : Object.fromEntries(all);
}

function isUsable(column: TableColumn, index: number, { namedRows }: Table): boolean {
  const { name, kind, distinct } = column;
  if (kind === 'text' || kind === 'date' || distinct < 2) return false;
  if ((namedRows && index === 0) || rowNames.test(name)) return false;
  return kind !== 'category' || distinct <= mostLevels;
}

function given(
  column: TableColumn,
  isTarget: boolean,
  rows: number,
): GivenTableData['columns'][number] {
  const { name, missing } = column;
  const kind = column.kind as 'number' | 'boolean' | 'category';
  if (isTarget || missing <= mostDropped * rows) return { name, kind };
  return { name, kind, missing: filling[kind] };
}

const filling = {
  number: 'median',
  boolean: 'most_frequent',
  category: 'level',
} as const satisfies Record<string, MissingChoice>;
