/** `descent encode` against pandas (tests/reference/encoding), byte by byte, and what it refuses. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDescent } from './use-descent';

const { folder, files, read, descent } = useDescent();

interface Case {
  name: string;
  file: string;
  arguments: string[];
  written: string;
}

const reference = new URL('../../reference/encoding/files.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(reference, 'utf8')) as { cases: Case[] };

const shirts = 'size,city,price\nM,Oslo,1.5\nS,,2\nL,Bergen,\n';

describe('descent encode', () => {
  it.each(cases)('writes what pandas writes: $name', ({ file, arguments: args, written }) => {
    const { status, stdout, stderr } = descent(['encode', '-', ...args], file);
    expect(stderr).toBe('');
    expect(stdout).toBe(written);
    expect(status).toBe(0);
  });

  it('reads a file and writes one', () => {
    writeFileSync(join(folder, 'shirts.csv'), shirts);
    const { status, stdout, stderr } = descent([
      ...['encode', 'shirts.csv', '--ordinal', 'size=S<M<L', '--csv', 'out.csv'],
    ]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(read('out.csv')).toBe(
      'size,price,city_Bergen,city_Oslo\n1,1.5,0,1\n0,2.0,0,0\n2,,1,0\n',
    );
  });

  it('quotes a carriage return, which pandas leaves bare', () => {
    const { stdout } = descent(['encode', '-', '--columns', 'n'], 'a,n\n"x\ry",1\nz,2\n');
    expect(stdout).toBe('a,n_1,n_2\n"x\ry",1,0\nz,0,1\n');
  });

  it('takes a table of many rows and columns', () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `${row},${row % 1000},x${row % 7}\n`);
    const { status, stdout } = descent(
      ['encode', '-', '--columns', 'b,c'],
      `a,b,c\n${rows.join('')}`,
    );
    expect(status).toBe(0);
    const lines = stdout.split('\n');
    expect(lines.length).toBe(20_002);
    const cells = lines[12_346]!.split(',');
    expect(cells.length).toBe(1 + 1000 + 7);
    expect(cells[0]).toBe('12345');
    expect(cells.flatMap((cell, i) => (i > 0 && cell === '1' ? [i] : []))).toEqual([346, 1005]);
  }, 60_000);
});

describe('bad input', () => {
  beforeEach(() => writeFileSync(join(folder, 'in.csv'), shirts));

  const lines = (count: number, begin: string) =>
    `id\n${Array.from({ length: count }, (_, i) => `${begin}${i}\n`).join('')}`;

  it.each<[string, string[], string, string]>([
    ['a column that is not there', ['--columns', 'city,town'], shirts, 'no column "town"'],
    ['too few prefixes', ['--prefix', 'a,b,c'], shirts, 'prefix: has 3 where 2 columns'],
    ['a prefix for no column', ['--prefix', 'a=b,size=s'], shirts, 'prefix: has none for'],
    ['an unknown type', ['--dtype', 'str'], shirts, '--dtype: "str" is unknown; choose one of'],
    ['a level out of the order', ['--ordinal', 'size=S<M'], shirts, 'size: the level "L"'],
    ['an order without levels', ['--ordinal', 'size'], shirts, '--ordinal: wants a column'],
    ['an order twice', ['--ordinal', 'a=1', '--ordinal', 'a=2'], shirts, '--ordinal: has a twice'],
    ['an open quote in an option', ['--columns', '"a'], shirts, '--columns: wants a row of CSV'],
    ['an unknown option', ['--sparse'], shirts, "unknown option '--sparse'"],
    ['two tables', ['in.csv'], shirts, 'encode takes one table'],
    ['an empty file', [], '', 'standard input: '],
    ['empty lines', [], '\n\n', 'standard input: '],
    ['a row that is too long', [], 'a,b\n1,2\n1,2,3\n', 'line 3 has 3 cells where there are 2'],
    ['a quote that is not closed', [], 'a,b\n1,"2\n', 'standard input: line 2 has a quote that'],
    ['a million levels', [], lines(1_000_000, 'u'), 'id: has 1000000 levels, more than 10000'],
    ['many numbers', ['--columns', 'id'], lines(20_000, ''), 'id: has 20000 levels'],
  ])(
    '%s gives one clear line and writes nothing',
    (_, args, table, message) => {
      const { status, stdout, stderr } = descent(
        ['encode', '-', '--csv', 'out.csv', ...args],
        table,
      );
      expect(stderr).toMatch(/^descent: [^\n]+\n$/);
      expect(stderr).toContain(message);
      expect(stdout).toBe('');
      expect(status).toBe(2);
      expect(files()).toEqual(['in.csv']);
    },
    60_000,
  );

  it('names a file that is not there', () => {
    expect(descent(['encode', 'nowhere.csv']).stderr).toBe(
      'descent: nowhere.csv: there is no such file\n',
    );
  });
});
