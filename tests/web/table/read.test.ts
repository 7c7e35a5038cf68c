import { describe, expect, it } from 'vitest';
import type { Delimiter } from '../../../web/src/table/dialect';
import { finished, readTable } from '../../../web/src/table/read';
import { read, reference, rowsOf } from './tables';

const namesOf = async (text: string) => (await read(text)).columns.map(({ name }) => name);

describe("what Python's csv writes", () => {
  it.each(reference.texts)('$text', async ({ text, delimiter, rows }) => {
    const table = await read(text, { header: false, delimiter: delimiter as Delimiter });
    expect(rowsOf(table)).toEqual(rows);
    expect(table.faultCount).toBe(0);
  });
});

describe('line ends', () => {
  it.each(['\n', '\r\n', '\r'])('%j', async (end) => {
    const table = await read(['a,b', '1,"x', 'y"', '', '2,z', ''].join(end));
    expect(rowsOf(table)).toEqual([
      ['a', 'b'],
      ['1', `x${end}y`],
      ['2', 'z'],
    ]);
  });

  it('may be mixed, and a CR within quotes stays', async () => {
    const table = await read('a,b\r\n1,"x\r"\r\n2,"y\r"\n3,\r\n"4","z"\r\n5,6', { header: true });
    expect(rowsOf(table).slice(1)).toEqual([
      ['1', 'x\r'],
      ['2', 'y\r'],
      ['3', ''],
      ['4', 'z'],
      ['5', '6'],
    ]);
  });

  it.each(reference.blank_lines)('of blank lines as with pandas: $text', async (expected) => {
    const { text, delimiter, rows } = expected;
    const table = await read(text, { header: false, delimiter: delimiter as Delimiter });
    expect(table.rows).toBe(rows);
  });

  it('of empty lines are left out, but not those of quoted empty cells', async () => {
    expect(rowsOf(await read('\n\na\n\n1\n""\n2\n\n'))).toEqual([['a'], ['1'], [''], ['2']]);
  });
});

describe('a delimiter', () => {
  it.each<[string, Delimiter]>([
    ['a,b\n1,2', ','],
    ['a;b\n1,5;2,5', ';'],
    ['1,5;2,5\n3,5;4,5', ';'],
    ['1,5\t2\n3,5\t4', '\t'],
    ['a\tb,c\n1\t2', '\t'],
    ['a|b\n1|2', '|'],
    ['a;b,c;d\ne;f,g;h', ';'],
    ['a;b;c,1\nd;e;f,2', ';'],
    ['one\n1\n2', ','],
  ])('of %j is %j', async (text, delimiter) => {
    expect((await read(text)).delimiter).toBe(delimiter);
  });

  it('can be told', async () => {
    expect(rowsOf(await read('a;b,c\n1;2,3', { delimiter: ',' }))).toEqual([
      ['a;b', 'c'],
      ['1;2', '3'],
    ]);
  });
});

describe('a header', () => {
  it.each<[string, boolean]>([
    ['a,b\n1,2', true],
    ['name,city\nAnn,Bern', true],
    ['1,2\n3,4', false],
    ['Ann,1\nBob,2', false],
    ['Ann,2020-01-01\nBob,2020-01-02', false],
    ['Ann,\nBob,2', false],
    ['a,b', true],
    ['1,2', false],
    ['x,1,y\n1,2,3', true],
  ])('of %j: %j', async (text, is) => {
    expect((await read(text)).header !== null).toBe(is);
  });

  it('can be told, and without one columns are counted', async () => {
    expect((await read('1,2\n3,4', { header: true })).header).toEqual(['1', '2']);
    const table = await read('a,b\n3,4', { header: false });
    expect(table.header).toBeNull();
    expect(table.columns.map(({ name }) => name)).toEqual(['0', '1']);
  });

  it('is kept as written, and names are made unique', async () => {
    const table = await read('a,,a\n1,2,3');
    expect(table.header).toEqual(['a', '', 'a']);
    expect(table.columns.map(({ name }) => name)).toEqual(['a', 'Unnamed: 1', 'a.1']);
  });

  it('of R has no cell for the names of the rows', async () => {
    const table = await read('mpg,cyl\nMazda,21,6\nDatsun,22.8,4\n');
    expect(table.namedRows).toBe(true);
    expect(table.columns.map(({ name }) => name)).toEqual(['Unnamed: 0', 'mpg', 'cyl']);
    expect(table.columns.map(({ kind }) => kind)).toEqual(['category', 'number', 'number']);
    expect(table.faultCount).toBe(0);
    expect(await namesOf('mpg,cyl\n21,6,\n22,4,\n')).toEqual(['mpg', 'cyl']);
  });
});

describe('faults', () => {
  it('tell the line of a ragged row, and what was done', async () => {
    const table = await read('a,b,c\n1,2\n"x\ny",2,3\n\n1,2,3,4\n5,6,7\n');
    expect(table.faults).toEqual([
      { kind: 'ragged', line: 2, found: 2, expected: 3, done: 'padded' },
      { kind: 'ragged', line: 6, found: 4, expected: 3, done: 'cut' },
    ]);
    expect(rowsOf(table).slice(1)).toEqual([
      ['1', '2', ''],
      ['x\ny', '2', '3'],
      ['1', '2', '3'],
      ['5', '6', '7'],
    ]);
  });

  it('tell where a quote was opened', async () => {
    const unclosed = await read('a,b\n"1\n2",3\n4,"5\n6,7\n');
    expect(unclosed.faults).toEqual([{ kind: 'unclosed', line: 4 }]);
    expect(rowsOf(unclosed).at(-1)).toEqual(['4', '5\n6,7\n']);
    const second = await read('a,b\n"1\n2","3\n4\n');
    expect(second.faults).toEqual([{ kind: 'unclosed', line: 3 }]);
    const stray = await read('a,b\n1,"x "y" z"\n2,3\n');
    expect(stray.faults).toEqual([{ kind: 'stray', line: 2 }]);
    expect(rowsOf(stray).at(1)).toEqual(['1', 'x "y" z']);
  });

  it('are counted when there are many', async () => {
    const table = await read(`a,b\n${'1\n'.repeat(1000)}`);
    expect(table.faults).toHaveLength(300);
    expect(table.faultCount).toBe(1000);
    expect(table.rows).toBe(1000);
  });

  it.each([
    ['', 'The file is empty.'],
    ['\n\r\n\n', 'nothing but empty lines'],
    ['PK\x03\x04…', 'an archive or a workbook'],
    ['\ufeff', 'nothing but empty lines'],
  ])('of %j: %s', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('a file that is compressed is refused', async () => {
    await expect(read(Uint8Array.of(0x1f, 0x8b, 8))).rejects.toThrow('compressed');
  });

  it('a file that cannot be read is one', async () => {
    const gone = { size: 9, slice: () => ({ arrayBuffer: () => Promise.reject(Error('gone')) }) };
    await expect(finished(readTable(gone as unknown as Blob))).rejects.toMatchObject({
      code: 'data',
      message: 'The file cannot be read: gone',
    });
  });
});

describe('a decimal comma', () => {
  it('is asked for, not guessed', async () => {
    const text = 'a;b;c;d\n3,5;1;x;1.5\n4;2;3,5;2,5\nNA;3;4,5;3\n';
    const asked = await read(text);
    expect(asked.ambiguous).toEqual({ kind: 'decimalComma', columns: [0] });
    expect(asked.decimal).toBe('.');
    expect(asked.columns.map(({ kind }) => kind)).toEqual([
      'category',
      'number',
      'category',
      'category',
    ]);
    const comma = await read(text, { decimal: ',' });
    expect(comma.ambiguous).toBeNull();
    expect(comma.columns[0]!.kind).toBe('number');
    const point = await read(text, { decimal: '.' });
    expect(point.ambiguous).toBeNull();
    expect(point.columns[0]!.kind).toBe('category');
  });

  it('may be one of thousands in quotes', async () => {
    expect((await read('a,b\n"1,234",x\n"2,345",y\n')).ambiguous?.columns).toEqual([0]);
    expect((await read('a,b\n"1,234,567",x\n')).ambiguous).toBeNull();
  });
});
