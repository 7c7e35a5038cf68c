/** How the rows of a table are written, as its first ones show. */
import Papa from 'papaparse';
import { isoDate } from './date';
import { isEndless } from './endless';
import { booleanIn, missingSpellings, numberIn } from './number';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** LF is also the end of a line that ends with CR LF. */
export type Newline = '\n' | '\r';

const looked = 10;

/** CR alone ends lines only where there is no LF outside quotes. */
export function findNewline(sample: string): Newline {
  const unquoted = sample.replace(/"[^"]*("|$)/g, '');
  return unquoted.includes('\r') && !unquoted.includes('\n') ? '\r' : '\n';
}

/** The one that cuts the rows into the most even number of cells; a comma when none does. */
export function findDelimiter(sample: string, newline: Newline): Delimiter {
  if (delimiters.some((delimiter) => isEndless(sample, delimiter, newline))) return ',';
  const { meta, errors } = Papa.parse(sample, {
    newline,
    preview: looked,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [...delimiters],
  });
  const undetectable = errors.some(({ type }) => type === 'Delimiter');
  const found = undetectable ? ',' : (meta.delimiter as Delimiter);
  if (found !== ',') return found;
  const other = delimiters.slice(1).find((delimiter) => {
    const rows = firstRows(sample, newline, delimiter);
    const width = rows[0]?.length ?? 0;
    return width > 1 && rows.every(({ length }) => length === width) && holdCommasInNumbers(rows);
  });
  return other ?? ',';
}

/** Rows such as `1,5;2,5` are as even when they are cut at the commas. */
function holdCommasInNumbers(rows: string[][]): boolean {
  const cells = rows.flat().filter((cell) => cell.includes(','));
  return cells.length > 0 && cells.every((cell) => !Number.isNaN(numberIn(cell, ',')));
}

/** As pandas leaves out lines: those with nothing but blanks. */
export function isBlank(cells: string[]): boolean {
  return cells.length === 1 && /^[ \t]*$/.test(cells[0]!);
}

/** The first rows that are not blank. */
export function firstRows(sample: string, newline: Newline, delimiter: Delimiter): string[][] {
  if (isEndless(sample, delimiter, newline)) return [];
  const parser = new Papa.Parser({ newline, delimiter, preview: looked });
  const { data } = parser.parse(sample, 0, false) as { data: string[][] };
  const rows = data.map((cells) => cells.map((cell) => cell.replace(/\r$/, '')));
  return rows.filter((cells) => !isBlank(cells));
}

/**
 * The first row is a header unless it holds a number, a date or a boolean in every column that holds
 * one further down. A table of texts alone has a header.
 */
export function findHeader([first = [], ...others]: string[][]): boolean {
  if (others.length === 0) return !first.some(isValue);
  const valued = first.filter((_, column) => {
    const cells = others
      .map((row) => row[column] ?? '')
      .filter((cell) => !missingSpellings.has(cell));
    return cells.length > 0 && cells.every(isValue);
  });
  return (
    valued.length === 0 || !valued.every((cell) => isValue(cell) || missingSpellings.has(cell))
  );
}

function isValue(cell: string): boolean {
  return (
    !Number.isNaN(numberIn(cell, '.')) ||
    !Number.isNaN(numberIn(cell, ',')) ||
    !Number.isNaN(isoDate(cell)) ||
    !Number.isNaN(booleanIn(cell))
  );
}
