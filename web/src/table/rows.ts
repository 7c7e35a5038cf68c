/** From text, piece by piece, to rows, with what is wrong in them. */
import Papa from 'papaparse';
import { type Delimiter, isBlank, type Newline } from './dialect';
import { isEndless } from './endless';
import { TableFault } from './fault';

/** A quote that opens a cell and is not closed, or one within a quoted cell that is not doubled. */
export interface QuoteFault {
  kind: 'unclosed' | 'stray';
  /** Where the cell begins; the first line is 1. */
  line: number;
}

export interface RowListener {
  row(cells: string[], line: number): void;
  fault(fault: QuoteFault): void;
}

/**
 * Characters in a row, more than which are refused: after a quote that is never closed all the rest of
 * a file would be one cell.
 */
export const longestRow = 1 << 21;

interface Step {
  data: [string[]];
  errors: { code: string; index: number }[];
  meta: { cursor: number };
}

/** Lines of nothing but blanks are left out. */
export class Rows {
  /** Text behind the last whole row. */
  private rest = '';
  /** Parsed again only when it has become twice as long, so that a long row is not gone over too often. */
  private enough = 0;
  private line = 1;

  constructor(
    private readonly delimiter: Delimiter,
    private readonly newline: Newline,
    private readonly listener: RowListener,
  ) {}

  /** `last`: the text ends here. */
  add(text: string, last: boolean): void {
    this.rest += text;
    if (!last && this.rest.length < this.enough) return;
    const input = this.rest;
    if (isEndless(input, this.delimiter, this.newline)) {
      throw new TableFault(
        `There are too many quotes and blanks in a cell near line ${this.line}: is a quote not closed?`,
      );
    }
    let start = 0;
    const parser = new Papa.Parser({
      delimiter: this.delimiter,
      newline: this.newline,
      step: (step: unknown) => {
        const { data, errors, meta } = step as Step;
        this.take(input, start, meta.cursor, data[0], errors);
        start = meta.cursor;
      },
    });
    parser.parse(input, 0, !last);
    this.rest = input.slice(start);
    this.enough = Math.min(2 * this.rest.length, longestRow);
    if (this.rest.length > longestRow) {
      const limit = `${longestRow / 1024 ** 2} million characters`;
      const quote = this.rest.includes('"') ? ': is a quote opened there and not closed?' : '.';
      throw new TableFault(
        `The row that begins in line ${this.line} is longer than ${limit}${quote}`,
      );
    }
  }

  private take(
    input: string,
    start: number,
    end: number,
    cells: string[],
    errors: Step['errors'],
  ): void {
    const line = this.line;
    this.line += count(input, this.newline, start, end);
    // One cell can have many errors: it is told of once.
    const faults = new Map<number, QuoteFault['kind']>();
    for (const { code, index } of errors) {
      faults.set(index, code === 'MissingQuotes' ? 'unclosed' : 'stray');
    }
    for (const [index, kind] of faults) {
      this.listener.fault({ kind, line: line + count(input, this.newline, start, index) });
    }
    if (this.newline === '\n') withoutReturn(cells, input.slice(Math.max(start, end - 3), end));
    const blank = isBlank(cells) && input[start] !== '"';
    if (!blank) this.listener.row(cells, line);
  }
}

function count(input: string, newline: Newline, start: number, end: number): number {
  let found = 0;
  for (let at = input.indexOf(newline, start); at !== -1 && at < end; found++) {
    at = input.indexOf(newline, at + 1);
  }
  return found;
}

/** Takes the CR of CR LF from the last cell, unless that is quoted: then the CR stood outside, or is its own. */
function withoutReturn(cells: string[], tail: string): void {
  const cell = cells.at(-1)!;
  if (!cell.endsWith('\r') || !/\r\n?$/.test(tail)) return;
  const quoted = /"\r\n?$/.test(tail) && !cell.endsWith('"\r');
  if (!quoted) cells[cells.length - 1] = cell.slice(0, -1);
}
