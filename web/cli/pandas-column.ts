/** Columns as pandas.read_csv makes them of text, and their cells as to_csv writes them. */
import type { Cells } from '../src/table/cells';
import type { Column } from '../src/table/column';
import { booleanIn, missingSpellings } from '../src/table/number';
import { floatIn, largestSigned, largestUnsigned, repr, wholeIn } from './pandas-number';

export interface PandasColumn {
  /** For the encoding: pandas' objects are text, or booleans with gaps. */
  column: Column;
  /** A cell that stays as it is. */
  write(row: number): string;
}

/**
 * What the cells are: whole numbers, numbers, booleans or, if not all of them are, texts. Whole
 * numbers of which some are missing are numbers, and without rows all columns are text. `exact`: those
 * that doubles do not hold are levels in their order.
 */
export function pandasColumn(name: string, cells: Cells, exact: boolean): PandasColumn {
  if (cells.length === 0) return texts(name, cells, missingSpellings);
  const whole = wholeNumbers(cells);
  if (whole === 'object') return texts(name, cells, missingSpellings);
  // As pandas has it: what was missing becomes the text it was written as.
  if (whole === 'raw object') return texts(name, cells, new Set());
  if (whole) return wholes(name, whole, exact);
  const numbers = valuesOf(cells, floatIn);
  if (numbers) return floats(name, numbers);
  const truths = valuesOf(cells, (text) => {
    const truth = booleanIn(text);
    return Number.isNaN(truth) ? null : truth;
  });
  return truths ? booleans(name, truths) : texts(name, cells, missingSpellings);
}

/**
 * Null for a missing cell, and instead of all of them when they are not whole numbers. Of 64 bits,
 * with a sign or, when there is one beyond these, without; what fits neither is no number at all.
 */
function wholeNumbers(cells: Cells): (bigint | null)[] | null | 'object' | 'raw object' {
  const whole: (bigint | null)[] = [];
  for (let row = 0; row < cells.length; row++) {
    const text = cells.at(row);
    const one = missingSpellings.has(text)
      ? null
      : wholeIn(text, -largestSigned - 1n, largestSigned);
    if (one === 'no') return null;
    if (one === 'beyond') return unsignedNumbers(cells);
    whole.push(one);
  }
  return whole;
}

function unsignedNumbers(cells: Cells): bigint[] | null | 'object' | 'raw object' {
  const whole: bigint[] = [];
  let gapsOrSigns = 0;
  let large = false;
  for (let row = 0; row < cells.length; row++) {
    const text = cells.at(row);
    // Nothing behind a sign is looked at.
    if (missingSpellings.has(text) || /^\s*-/.test(text)) {
      gapsOrSigns++;
      continue;
    }
    const one = wholeIn(text, 0n, largestUnsigned);
    if (one === 'no') return null;
    if (one === 'beyond') return 'object';
    large ||= one > largestSigned;
    whole.push(one);
  }
  if (gapsOrSigns > 0) return large ? 'raw object' : 'object';
  return whole;
}

/** NaN for missing cells; null when not all others are of the kind. */
function valuesOf(cells: Cells, of: (text: string) => number | null): Float64Array | null {
  let all = true;
  const values = cells.fill(new Float64Array(cells.length), (text) => {
    if (!all || missingSpellings.has(text)) return Number.NaN;
    const value = of(text);
    if (value !== null) return value;
    all = false;
    return Number.NaN;
  });
  return all ? values : null;
}

function floats(name: string, values: Float64Array): PandasColumn {
  return {
    column: { name, kind: 'number', values, integer: false },
    write: (row) => (Number.isNaN(values[row]) ? '' : repr(values[row]!)),
  };
}

function wholes(name: string, whole: (bigint | null)[], exact: boolean): PandasColumn {
  const values = Float64Array.from(whole, (one) => (one === null ? Number.NaN : Number(one)));
  if (values.some(Number.isNaN)) return floats(name, values);
  const write = (row: number) => String(whole[row]);
  if (!exact || values.every((value) => Number.isSafeInteger(value))) {
    return { column: { name, kind: 'number', values, integer: true }, write };
  }
  const distinct = [...new Set(whole as bigint[])].sort((a, b) => (a < b ? -1 : 1));
  const codes = new Map(distinct.map((one, code) => [one, code]));
  return {
    column: {
      name,
      kind: 'category',
      codes: Int32Array.from(whole as bigint[], (one) => codes.get(one)!),
      levels: distinct.map(String),
      ordered: true,
    },
    write,
  };
}

function booleans(name: string, values: Float64Array): PandasColumn {
  return {
    column: { name, kind: 'boolean', values },
    write: (row) => (Number.isNaN(values[row]) ? '' : values[row] === 1 ? 'True' : 'False'),
  };
}

function texts(name: string, cells: Cells, missing: ReadonlySet<string>): PandasColumn {
  const found = new Map<string, number>();
  const codes = cells.fill(new Int32Array(cells.length), (text) => {
    if (missing.has(text)) return -1;
    const code = found.get(text) ?? found.size;
    found.set(text, code);
    return code;
  });
  const levels = [...found.keys()];
  return {
    column: { name, kind: 'text', codes, levels },
    write: (row) => levels[codes[row]!] ?? '',
  };
}
