/** PapaParse's own cases, through our reader. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Delimiter } from '../../../web/src/table/dialect';
import { findDelimiter, findNewline } from '../../../web/src/table/dialect';
import { Rows } from '../../../web/src/table/rows';
import suite from './papaparse-cases.json';
import { read, rowsOf } from './tables';

interface Case {
  set: string;
  description: string;
  input: string;
  delimiter?: Delimiter;
  header?: boolean;
  rows: string[][];
  errors?: string[];
}

const cases = suite.cases as Case[];
const sample = (name: string) =>
  readFileSync(`${import.meta.dirname}/../../../node_modules/papaparse/tests/${name}`, 'utf8');

/** Without the rows of an empty line, which the reader leaves out. */
function withoutEmpty(rows: string[][]): string[][] {
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}

/** As wide as the first row. */
function even(rows: string[][]): string[][] {
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
}

describe.each(cases)('$set: $description', ({ input, delimiter, header, rows, errors = [] }) => {
  const expected = withoutEmpty(rows);

  it('is read', async () => {
    const options = { header: header ?? false, ...(delimiter && { delimiter }) };
    if (expected.length === 0) {
      await expect(read(input, options)).rejects.toMatchObject({ code: 'data' });
      return;
    }
    const table = await read(input, options);
    expect(rowsOf(table)).toEqual(even(expected));
    const ragged = expected.filter(({ length }) => length !== expected[0]!.length);
    const kinds = table.faults.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'ragged')).toHaveLength(ragged.length);
    expect(kinds.includes('unclosed')).toBe(errors.includes('MissingQuotes'));
    const stray = errors.includes('InvalidQuotes') && !errors.includes('MissingQuotes');
    expect(kinds.includes('stray')).toBe(stray);
  });

  it('is the same cut into single characters', () => {
    const text = input.replace(/^\ufeff/, '');
    const newline = findNewline(text);
    const found: string[][] = [];
    const listener = { row: (cells: string[]) => void found.push(cells), fault: () => {} };
    const parser = new Rows(delimiter ?? findDelimiter(text, newline), newline, listener);
    for (const character of text) parser.add(character, false);
    parser.add('', true);
    expect(found).toEqual(expected);
  });
});

describe("PapaParse's files", () => {
  it('are read', async () => {
    const long = await read(sample('long-sample.csv'), { header: false });
    expect(long.rows).toBe(8);
    expect(rowsOf(long)[0]).toEqual([
      'Grant',
      'Dyer',
      'Donec.elementum@orciluctuset.example',
      '2013-11-23T02:30:31-08:00',
      '2014-05-31T01:06:56-07:00',
      'Magna Ut Associates',
      'ljenkins',
    ]);
    expect(long.columns[3]!.kind).toBe('date');
    const marked = await read(sample('utf-8-bom-sample.csv'));
    expect(rowsOf(marked)).toEqual([
      ['A', 'B', 'C'],
      ['X', 'Y', 'Z'],
    ]);
  });

  it('are read when they are long', async () => {
    const table = await read(sample('verylong-sample.csv'), { header: false });
    expect(table.rows).toBe(2001);
    // Every 200th row as PapaParse has it; the 1000th and the 2000th are short there.
    const names = [199, 399, 599, 799, 999].map((row) => table.columns[1]!.cells.at(row));
    expect(names).toEqual(['84', '84', '42', '84', '84']);
  });
});
