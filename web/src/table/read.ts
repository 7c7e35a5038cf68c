/** From the bytes of a file to a table, in slices of some milliseconds. */
import { Cells } from './cells';
import { bytesOf, decode, type Encoding, findEncoding, type Source, sizeOf } from './decode';
import { type Delimiter, findDelimiter, findHeader, findNewline, firstRows } from './dialect';
import { TableFault } from './fault';
import { describe } from './kinds';
import { uniqueNames } from './names';
import type { Decimal } from './number';
import { Rows } from './rows';
import type { RowFault, Table } from './table';

/** What is not given is found. */
export interface ReadOptions {
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** Whether the first row holds the names. */
  header?: boolean;
  /** Never guessed: `.` if not given, and `ambiguous` says where a comma may have been meant. */
  decimal?: Decimal;
}

/** After a slice. */
export interface Reading {
  /** From 0 to 1. */
  progress: number;
  rows: number;
}

const mostFaults = 300;
/** As many as a spreadsheet has. */
export const mostColumns = 16_384;

/** Ends early when the caller takes no further slice. Throws a TableFault for what is no table. */
export async function* readTable(
  source: Source,
  options: ReadOptions = {},
): AsyncGenerator<Reading, Table> {
  const size = sizeOf(source);
  await refuseArchives(source);
  let encoding = options.encoding;
  if (!encoding) {
    const finding = findEncoding(source);
    let looked = 0;
    let step = await finding.next();
    for (; !step.done; step = await finding.next()) {
      looked += step.value;
      yield { progress: Math.min(0.1, (0.05 * looked) / size), rows: 0 };
    }
    encoding = step.value;
  }
  const gathering = new Gathering(options);
  let done = 0;
  for await (const { text, bytes } of decode(source, encoding)) {
    done += bytes;
    gathering.add(text, bytes === 0);
    yield { progress: 0.1 + (0.7 * done) / size, rows: gathering.rows };
  }
  return yield* gathering.table(encoding, options.decimal);
}

/** Runs any such work to its end. */
export async function finished<Result>(work: AsyncGenerator<unknown, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value as Result;
  }
}

async function refuseArchives(source: Source): Promise<void> {
  const [a, b, c, d] = await bytesOf(source, 0, 4);
  if (a === undefined) throw new TableFault('The file is empty.');
  const zip = a === 0x50 && b === 0x4b && c === 3 && d === 4;
  if (zip) throw new TableFault('This is an archive or a workbook: save its table as CSV.');
  if (a === 0x1f && b === 0x8b) throw new TableFault('This file is compressed: unpack it first.');
}

/** Rows as they come, put into columns. */
class Gathering {
  rows = 0;
  private readonly cells: Cells[] = [];
  private readonly faults: RowFault[] = [];
  private faultCount = 0;
  private parser: Rows | null = null;
  private delimiter: Delimiter;
  /** What the first row is; null until it is known. */
  private hasHeader: boolean | null;
  private header: string[] | null = null;
  private namedRows = false;

  constructor(private readonly options: ReadOptions) {
    this.delimiter = options.delimiter ?? ',';
    this.hasHeader = options.header ?? null;
  }

  add(text: string, last: boolean): void {
    if (!this.parser && text === '' && !last) return;
    this.parser ??= this.parserFor(text);
    this.parser.add(text, last);
  }

  async *table(encoding: Encoding, decimal?: Decimal): AsyncGenerator<Reading, Table> {
    const { cells, header, namedRows, rows, delimiter, faults, faultCount } = this;
    if (cells.length === 0) throw new TableFault('There is nothing but empty lines in it.');
    const names = uniqueNames(header ?? cells.map((_, index) => String(index)));
    const described = describe(cells, decimal ?? '.');
    let step = described.next();
    for (; !step.done; step = described.next()) yield { progress: 0.8 + 0.2 * step.value, rows };
    const columns = cells.map((text, i) => ({ name: names[i]!, cells: text, ...step.value[i]! }));
    const commas = [...columns.keys()].filter((index) => columns[index]!.decimalComma);
    const ambiguous =
      !decimal && commas.length > 0 ? ({ kind: 'decimalComma', columns: commas } as const) : null;
    return {
      ...{ header, columns, rows, encoding, delimiter, decimal: decimal ?? '.', ambiguous },
      ...{ namedRows, faults, faultCount },
    };
  }

  private parserFor(sample: string): Rows {
    const newline = findNewline(sample);
    this.delimiter = this.options.delimiter ?? findDelimiter(sample, newline);
    const first = firstRows(sample, newline, this.delimiter);
    this.hasHeader ??= findHeader(first);
    const width = first[0]?.length ?? 0;
    const below = first.slice(1);
    this.namedRows =
      this.hasHeader &&
      below.length > 0 &&
      below.every(({ length }) => length === width + 1) &&
      below.some((cells) => cells.at(-1) !== '');
    return new Rows(this.delimiter, newline, {
      row: (cells, line) => this.take(cells, line),
      fault: (fault) => this.note(fault),
    });
  }

  private take(cells: string[], line: number): void {
    const { cells: columns } = this;
    if (columns.length === 0) {
      if (this.namedRows) cells.unshift('');
      if (cells.length > mostColumns) {
        throw new TableFault(
          `Line ${line} has ${cells.length} cells; a table may have ${mostColumns} columns.`,
        );
      }
      for (const _ of cells) columns.push(new Cells());
      if (this.hasHeader) {
        this.header = cells;
        return;
      }
    }
    const expected = columns.length;
    if (cells.length !== expected) {
      const done = cells.length < expected ? 'padded' : 'cut';
      this.note({ kind: 'ragged', line, found: cells.length, expected, done });
    }
    for (const [index, column] of columns.entries()) column.push(cells[index] ?? '');
    this.rows++;
  }

  private note(fault: RowFault): void {
    if (this.faultCount++ < mostFaults) this.faults.push(fault);
  }
}
