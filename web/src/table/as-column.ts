/** From the text of a column to what the encoding takes. */
import type { Column } from './column';
import { isoDate } from './date';
import { TableFault } from './fault';
import type { Kind } from './kinds';
import { booleanIn, isWhole, missingSpellings, numberIn } from './number';
import { sortByCodePoint } from './order';
import type { TextColumn, TextTable } from './table';

export interface ColumnOptions {
  /** Cells written so are missing. */
  missing?: ReadonlySet<string>;
  /** The levels of an ordered category, the lowest first. */
  order?: readonly string[];
}

/** A Map cannot hold many more. */
const mostLevels = 1 << 23;

/** Throws a TableFault that names the first cell which is not of that kind. */
export function asColumn(
  table: TextTable,
  index: number,
  kind: Kind,
  { missing = missingSpellings, order = [] }: ColumnOptions = {},
): Column {
  const column = table.columns[index]!;
  const { name, cells } = column;
  const values = (of: (text: string) => number) => {
    const read = cells.fill(new Float64Array(cells.length), (text) =>
      missing.has(text) ? Number.NaN : of(text),
    );
    for (const [row, value] of read.entries()) {
      if (Number.isNaN(value) && !missing.has(cells.at(row))) throw misfit(column, row, kind);
    }
    return read;
  };
  switch (kind) {
    case 'number': {
      let integer = true;
      const read = values((text) => {
        integer &&= isWhole(text);
        return numberIn(text, table.decimal);
      });
      if (!integer || read.some(Number.isNaN)) return { name, kind, values: read, integer: false };
      // Among whole numbers -0 is 0.
      return { name, kind, values: read.map((value) => value + 0), integer };
    }
    case 'boolean':
      return { name, kind, values: values(booleanIn) };
    case 'date':
      return { name, kind, values: values(isoDate) };
    case 'ordered': {
      const ranks = new Map(order.map((level, rank) => [level, rank]));
      const read = values((text) => ranks.get(text) ?? Number.NaN);
      const codes = Int32Array.from(read, (rank) => (Number.isNaN(rank) ? -1 : rank));
      return { name, kind: 'category', codes, levels: [...order], ordered: true };
    }
    case 'category':
      return { name, kind, ...levelsOf(column, missing), ordered: false };
    case 'text':
      return { name, kind, ...levelsOf(column, missing) };
  }
}

function levelsOf(
  { name, cells }: TextColumn,
  missing: ReadonlySet<string>,
): { codes: Int32Array; levels: string[] } {
  const found = new Map<string, number>();
  const codes = cells.fill(new Int32Array(cells.length), (text) => {
    if (missing.has(text)) return -1;
    const code = found.get(text) ?? found.size;
    if (code === mostLevels) {
      throw new TableFault(`Column "${name}" has more than ${mostLevels} different texts.`);
    }
    found.set(text, code);
    return code;
  });
  const levels = sortByCodePoint([...found.keys()]);
  const ranks = new Int32Array(levels.length);
  for (const [rank, level] of levels.entries()) ranks[found.get(level)!] = rank;
  return { codes: codes.map((code) => (code < 0 ? -1 : ranks[code]!)), levels };
}

const wanted = {
  number: 'a number',
  boolean: 'true or false',
  date: 'a date as 2026-11-27 or 2026-11-27T12:30:00Z',
  ordered: 'in the order',
  category: 'a category',
  text: 'a text',
} satisfies Record<Kind, string>;

function misfit({ name, cells }: TextColumn, row: number, kind: Kind): TableFault {
  const cell = cells.at(row);
  const shown = JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);
  return new TableFault(`Column "${name}", row ${row + 1}: ${shown} is not ${wanted[kind]}.`);
}
