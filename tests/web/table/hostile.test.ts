/** Files that nobody would write by hand: a clear message or a table, in slices that are all short. */
import { Buffer } from 'node:buffer';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asColumn } from '../../../web/src/table/as-column';
import { pieceBytes, type Source } from '../../../web/src/table/decode';
import { TableFault } from '../../../web/src/table/fault';
import { mostDistinct } from '../../../web/src/table/kinds';
import {
  finished,
  mostColumns,
  type Reading,
  type ReadOptions,
  readTable,
} from '../../../web/src/table/read';
import { longestRow } from '../../../web/src/table/rows';
import type { Table } from '../../../web/src/table/table';
import { randomNumbers } from '../engine/random';
import { read, rowsOf } from './tables';

// Some of the tables are large, and machines busy.
vi.setConfig({ testTimeout: 60_000 });

/** Characters that PapaParse is given at once. */
const parsed: number[] = [];
const { Parser } = Papa;

beforeEach(() => {
  parsed.length = 0;
  class Watched extends Parser {
    constructor(config: ConstructorParameters<typeof Parser>[0]) {
      super(config);
      const parse = this.parse;
      this.parse = (input, ...others) => {
        parsed.push(input.length);
        return parse(input, ...others);
      };
    }
  }
  vi.spyOn(Papa, 'Parser', 'get').mockReturnValue(Watched as typeof Parser);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The table, or what is wrong with it; anything else that is thrown fails the test. */
async function tried(source: Source, options?: ReadOptions): Promise<Table | TableFault> {
  try {
    return await finished(readTable(source, options));
  } catch (error) {
    if (error instanceof TableFault) return error;
    throw error;
  }
}

/** A file that is made where it is read. */
function made(size: number, at: (from: number, to: number) => Uint8Array): Blob {
  const slice = (from: number, to: number) => ({
    arrayBuffer: () => Promise.resolve(at(from, Math.min(to, size)).slice().buffer),
  });
  return { size, slice } as unknown as Blob;
}

async function slices(source: Source): Promise<{ readings: Reading[]; table: Table }> {
  const work = readTable(source);
  const readings: Reading[] = [];
  for (;;) {
    const { done, value } = await work.next();
    if (done) return { readings, table: value };
    readings.push(value);
  }
}

function expectWhole({ columns, rows }: Table): void {
  for (const { cells, missing, distinct } of columns) {
    expect(cells.length).toBe(rows);
    expect(missing + distinct).toBeLessThanOrEqual(rows);
  }
}

it.each([1, 2, 3, 4])('random bytes are a table or refused, seed %i', async (seed) => {
  const random = randomNumbers(seed);
  const alphabets = [
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
    new TextEncoder().encode('"",;\t|\r\n\n a1.5-é你'),
    Uint8Array.of(0, 0, 10, 13, 34, 44, 0xff, 0xfe, 0xef, 0xbb, 0xbf, 0x81, 0x30),
  ];
  for (let i = 0; i < 150; i++) {
    const alphabet = alphabets[i % alphabets.length]!;
    const length = Math.floor(2 ** (12 * random()));
    const bytes = Uint8Array.from(
      { length },
      () => alphabet[Math.floor(random() * alphabet.length)]!,
    );
    const table = await tried(bytes);
    if (table instanceof TableFault) expect(table.message).toMatch(/\.$/);
    else expectWhole(table);
  }
});

describe('a file that is cut off at any byte', () => {
  const text =
    'name,"where, when",n\r\n"Ann ""A""","Bern\r\n2020",1\r\n"你好","é, ü",2\r\nz,"",3\r\n';
  const encoded = [
    new TextEncoder().encode(text),
    new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
    new Uint8Array(Buffer.from(text, 'latin1')),
  ];
  it.each([0, 1, 2])('has the rows before that, encoding %i', async (which) => {
    const bytes = encoded[which]!;
    const whole = rowsOf(await read(bytes, { header: false }));
    for (let length = 1; length < bytes.length; length++) {
      const table = await tried(bytes.subarray(0, length), { header: false, delimiter: ',' });
      if (table instanceof TableFault) continue;
      const rows = rowsOf(table).slice(0, -1);
      expect(rows).toEqual(whole.slice(0, rows.length));
      expectWhole(table);
    }
  });
});

describe('a header of a megabyte', () => {
  it('is read when it is one cell, or many long ones', async () => {
    const one = await read(`${'x'.repeat(1 << 20)},b\n1,2\n`);
    expect(one.columns[0]!.name).toHaveLength(1 << 20);
    expect(one.rows).toBe(1);
    const names = Array.from({ length: 1000 }, (_, i) => `"${i},${'x'.repeat(1100)}"`);
    const many = await read(`${names.join()}\n${names.map((_, i) => i).join()}\n`);
    expect(many.columns).toHaveLength(1000);
    expect(many.rows).toBe(1);
    expect(Math.max(...parsed)).toBeLessThanOrEqual(longestRow + pieceBytes);
  });

  it('is refused when it has more columns than can be shown', async () => {
    const fault = await tried(new TextEncoder().encode(`${'x,'.repeat(1 << 19)}\n1\n`));
    expect(fault).toMatchObject({
      message: `Line 1 has ${(1 << 19) + 1} cells; a table may have ${mostColumns} columns.`,
    });
    expect(rowsOf(await read(`${'x,'.repeat(mostColumns - 1)}x\n`))[0]).toHaveLength(mostColumns);
  });
});

it('a quote that is never closed is not looked for to the end of a large file', async () => {
  const line = new TextEncoder().encode('1,22,333,4444\n'.repeat(1 << 14)).subarray(0, 1 << 17);
  const begin = new TextEncoder().encode('a,b,c,d\n1,"');
  const source = made(1 << 30, (from, to) => {
    const bytes = new Uint8Array(to - from);
    for (let at = 0; at < bytes.length; at += line.length) {
      bytes.set(line.subarray(0, bytes.length - at), at);
    }
    if (from === 0) bytes.set(begin.subarray(0, bytes.length));
    return bytes;
  });
  const fault = await tried(source, { encoding: 'utf-8' });
  expect(fault).toMatchObject({
    message:
      'The row that begins in line 2 is longer than 2 million characters: is a quote opened there and not closed?',
  });
  // Gone over a few times, not once a piece.
  expect(parsed.reduce((sum, length) => sum + length)).toBeLessThan(4 * longestRow);
  expect(Math.max(...parsed)).toBeLessThanOrEqual(longestRow + pieceBytes);
});

it('a million levels in one column are read', async () => {
  const count = 1_000_000;
  const rows = Array.from({ length: count }, (_, i) => `level ${i},${i % 7}\n`);
  const { readings, table } = await slices(new TextEncoder().encode(`a,b\n${rows.join('')}`));
  expect(table.columns.map(({ kind, distinct }) => ({ kind, distinct }))).toEqual([
    { kind: 'text', distinct: mostDistinct },
    { kind: 'number', distinct: 7 },
  ]);
  const { codes, levels } = asColumn(table, 0, 'text') as { codes: Int32Array; levels: string[] };
  expect(levels).toHaveLength(count);
  for (const row of [0, 1, 4095, 4096, 99_999, count - 1]) {
    expect(levels[codes[row]!]).toBe(`level ${row}`);
    expect(table.columns[0]!.cells.at(row)).toBe(`level ${row}`);
  }
  readings.slice(1).forEach(({ rows, progress }, i) => {
    expect(rows - readings[i]!.rows).toBeLessThanOrEqual(pieceBytes / 10);
    expect(progress).toBeGreaterThanOrEqual(readings[i]!.progress);
  });
});

describe('a table of 32 MB', () => {
  // Lines of 32 bytes each, made from their number.
  const lines = 1 << 20;
  const line = (i: number) =>
    i === 0
      ? 'id,species,mass,"note, quoted"\r\n'
      : `${String(i).padStart(8)},${['Adelie', 'Gentoo'][i % 2]},${(i % 97).toFixed(2).padStart(5)},"q, ${i % 10}"\r\n`;
  const table = made(32 * lines, (from, to) => {
    let text = '';
    for (let i = Math.floor(from / 32); 32 * i < to; i++) text += line(i);
    return new TextEncoder().encode(text).subarray(from % 32, (from % 32) + to - from);
  });

  it('is read in slices of one length', async () => {
    const { readings, table: read } = await slices(table);
    expect(read.rows).toBe(lines - 1);
    expect(read.faultCount).toBe(0);
    expect(read.columns.map(({ kind }) => kind)).toEqual([
      'number',
      'category',
      'number',
      'category',
    ]);
    const mass = asColumn(read, 2, 'number') as { values: Float64Array };
    for (const row of [0, 70_000, lines - 2]) expect(mass.values[row]).toBe((row + 1) % 97);
    const longest = pieceBytes / 32 + 1;
    readings.slice(1).forEach(({ rows }, i) => {
      expect(rows - readings[i]!.rows).toBeLessThanOrEqual(longest);
    });
    expect(Math.max(...parsed)).toBeLessThan(pieceBytes + 100);
  });

  it('is left when nobody wants more', async () => {
    const work = readTable(table, { encoding: 'utf-8' });
    for (let i = 0; i < 5; i++) await work.next();
    const before = parsed.length;
    expect(before).toBeGreaterThan(0);
    await work.return(undefined as never);
    expect((await work.next()).done).toBe(true);
    expect(parsed).toHaveLength(before);
  });
});

it('quotes without end and blanks behind them are refused', async () => {
  const cells = (quotes: number) => `"${'x"'.repeat(quotes)}${' '.repeat(100_000)}`;
  for (const end of [',1\n', '\n']) {
    await expect(read(`a,b\n${cells(10_000)}${end}`)).rejects.toThrow(
      'blanks in a cell near line 1',
    );
    expect((await read(`a,b\n1,${cells(10)}${end}`)).faultCount).toBeGreaterThan(0);
  }
});

it('cells of digits, blanks and quotes without end are gone over once', async () => {
  const long = 200_000;
  for (const cell of [
    '1'.repeat(long),
    ' '.repeat(long),
    '"'.repeat(long),
    `1${' '.repeat(long)}x`,
  ]) {
    const table = await read(`a,b\n${cell},1\n`, { delimiter: ',', header: true });
    expect(table.rows).toBe(1);
  }
});
