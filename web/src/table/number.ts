/** How pandas.read_csv reads a cell: missing, boolean, a number. */

export type Decimal = '.' | ',';

/**
 * The default na_values of pandas.read_csv, exactly as written: `Na` and ` NA` are texts, and so is
 * `None`, which pandas 2.0 has added.
 */
export const missingSpellings: ReadonlySet<string> = new Set([
  '',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'n/a',
  'nan',
  'null',
]);

const blank = '[ \\t\\n\\v\\f\\r]*';
const patternWith = (point: string) =>
  new RegExp(`^${blank}[+-]?(?:\\d+(?:${point}\\d*)?|${point}\\d+)(?:[eE][+-]?\\d+)?${blank}$`);
const pattern = { '.': patternWith('\\.'), ',': patternWith(',') };
const infinite = /^([+-]?)inf(?:inity)?$/i;
const whole = new RegExp(`^${blank}[+-]?\\d+${blank}$`);

/**
 * The number that a cell is, NaN when it is none: a sign, an exponent, blanks around it, `inf`; no
 * separators of thousands, no hexadecimals. It is the nearest double, as with
 * `float_precision="round_trip"`.
 */
export function numberIn(cell: string, decimal: Decimal): number {
  if (pattern[decimal].test(cell)) return Number(cell.replace(',', '.'));
  const sign = infinite.exec(cell)?.[1];
  if (sign === undefined) return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Written as a whole number, as pandas' int64 columns are. */
export function isWhole(cell: string): boolean {
  return whole.test(cell);
}

/** 1, 0, or NaN for what is neither `true` nor `false`, in any case. */
export function booleanIn(cell: string): number {
  if (/^true$/i.test(cell)) return 1;
  return /^false$/i.test(cell) ? 0 : Number.NaN;
}
