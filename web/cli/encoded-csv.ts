/** An encoded table as CSV, as pandas' to_csv(index=False) writes it. */
import type { EncodedCells, EncodedPart } from '../src/engine/encoding';
import type { PandasColumn } from './pandas-column';
import { repr } from './pandas-number';

export interface EncodedTable {
  rows: number;
  /** Before they were encoded. */
  columns: PandasColumn[];
  parts: EncodedPart[];
  /** One a part. */
  cells: EncodedCells[];
}

/** How 0 and 1 are written. */
type Digits = readonly [string, string];
const whole: Digits = ['0', '1'];
const floating: Digits = ['0.0', '1.0'];
const truth: Digits = ['False', 'True'];

/** The types that one-hot cells can have, by numpy's names. */
export const writers: Record<string, Digits> = {
  ...{ uint8: whole, uint16: whole, uint32: whole, uint64: whole },
  ...{ int8: whole, int16: whole, int32: whole, int64: whole, int: whole },
  ...{ float16: floating, float32: floating, float64: floating, float: floating },
  bool: truth,
};

/** Characters in a piece, at least but for the last one. */
const pieceSize = 1 << 16;

export function* encodedCsv(table: EncodedTable, digits: Digits): Generator<string> {
  const { parts, rows } = table;
  const names = parts.flatMap((part) => part.names.map(quoted));
  const writing = parts.map((_, i) => writerOf(table, i, digits));
  let piece = lineOf(names);
  for (let row = 0; row < rows; row++) {
    piece += lineOf(writing.flatMap((write) => write(row) ?? []));
    if (piece.length < pieceSize) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** The cells of a part in a row, joined by commas; null for a part without columns. */
function writerOf(table: EncodedTable, i: number, digits: Digits): (row: number) => string | null {
  const { kind, column, names } = table.parts[i]!;
  const { codes, values } = table.cells[i]!;
  if (kind === 'kept') return (row) => quoted(table.columns[column]!.write(row));
  if (kind === 'ordinal') {
    const gaps = values.some(Number.isNaN);
    return (row) => {
      const value = values[row]!;
      if (Number.isNaN(value)) return '';
      return gaps ? repr(value) : String(value);
    };
  }
  if (names.length === 0) return () => null;
  const [zero, one] = digits;
  const zeros = names.map(() => zero).join(',');
  return (row) => {
    const code = codes[row]!;
    if (code < 0) return zeros;
    const at = code * (zero.length + 1);
    return zeros.slice(0, at) + one + zeros.slice(at + zero.length);
  };
}

/** A row of one empty cell would be an empty line. */
function lineOf(cells: string[]): string {
  return cells.length === 1 && cells[0] === '' ? '""\n' : `${cells.join(',')}\n`;
}

/** Where it is needed. pandas leaves CR as it is, so that nobody can read the file again. */
function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
