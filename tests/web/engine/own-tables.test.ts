/** From a document with a table of one's own to what is handed to the core: files, faults, places. */
import { describe, expect, it } from 'vitest';
import { FaultError } from '../../../web/src/engine/fault';
import { OwnTables } from '../../../web/src/engine/own-tables';
import type { Experiment } from '../../../web/src/experiment/document';
import { loadLab } from '../core';

const sha256 = 'a'.repeat(64);
const table = {
  name: 'birds.csv',
  sha256,
  rows: 6,
  target: 'kind',
  task: 'classification',
  columns: [
    { name: 'kind', kind: 'category' },
    { name: 'mass', kind: 'number' },
    { name: 'size', kind: 'ordered', order: ['S', 'M', 'L'] },
    { name: 'city', kind: 'category' },
  ],
};
const [kind, mass, size, city] = table.columns;
const text = `kind,mass,size,city,hatched
a,1,S,Bern,2020-01-01
b,2,M,Uri,2021-01-01
a,3,L,Bern,2020-06-01
b,4,S,Zug,2020-01-01
a,5,M,Zug,2020-01-01
b,NA,L,Uri,2020-01-01
`;

const experimentWith = (own: object, more: object = {}) =>
  ({ version: 1, data: { source: 'table', table: own }, ...more }) as unknown as Experiment;

/** Counts how often a file was asked for. */
function tablesOf(files: Record<string, string>) {
  const asked: string[] = [];
  const tables = new OwnTables({
    lab: () => loadLab(),
    files: {
      async get(wanted) {
        asked.push(wanted);
        const found = files[wanted];
        return found === undefined ? null : Uint8Array.from(Buffer.from(found));
      },
    },
  });
  return { asked, get: (own: object, more?: object) => tables.get(experimentWith(own, more)) };
}

describe('a table of one’s own', () => {
  it('is read once from its file, however often it is trained on', async () => {
    const { get, asked } = tablesOf({ [sha256]: text });
    const first = await get(table);
    expect(first).toMatchObject({ name: 'birds.csv', rows: 5, task: 'classification', dropped: 1 });
    expect(first.features.slice(0, 2)).toEqual(['mass', 'size']);
    expect(first.classes).toEqual(['a', 'b']);
    const other = await get({ ...table, encode: 'integers' }, { seed: 2 });
    expect(other.features).toEqual(['mass', 'size', 'city']);
    expect(asked).toEqual([sha256]);
    // Read in another way it is another table.
    await get({ ...table, decimal: ',' });
    expect(asked).toHaveLength(2);
  });

  it('is the same from cells that stand in the document', async () => {
    const rows = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const cells = Object.fromEntries(
      table.columns.map(({ name }, i) => [name, rows.map((row) => row[i]!)]),
    );
    const { get, asked } = tablesOf({ [sha256]: text });
    const { sha256: _, ...others } = table;
    expect(await get({ ...others, cells })).toEqual(await get(table));
    expect(asked).toEqual([sha256]);
  });

  it('is asked for where its file is not there, and again later', async () => {
    const files: Record<string, string> = {};
    const { get } = tablesOf(files);
    const missing = await get(table).catch((error: unknown) => error);
    expect(missing).toBeInstanceOf(FaultError);
    expect((missing as FaultError).fault).toEqual({
      code: 'table',
      path: 'data.table',
      message: `data.table: the file birds.csv is needed (SHA-256 ${sha256})`,
    });
    files[sha256] = text;
    expect(await get(table)).toMatchObject({ rows: 5 });
  });

  it('says what is wrong with the file', async () => {
    const { get } = tablesOf({ [sha256]: '' });
    const empty = await get(table).catch((error: FaultError) => error.fault);
    expect(empty).toMatchObject({ code: 'data', path: 'data.table' });
    expect(empty).toMatchObject({ message: 'data.table: birds.csv: The file is empty.' });
  });

  const names = (count: number) => {
    const rows = Array.from({ length: count }, (_, row) => `${'ab'[row % 2]},x${row}\n`);
    return `kind,city\n${rows.join('')}`;
  };
  it.each<[string, object, string?, object?]>([
    ['data.table.colour: unknown', { ...table, colour: 1 }],
    ['data.table.rows: the file has 6, not 7', { ...table, rows: 7 }],
    [
      'data.table.columns[1].name: there is no column "weight" in the file',
      { ...table, columns: [kind, { ...mass, name: 'weight' }] },
    ],
    [
      'data.table.columns[1]: Column "city", row 1: "Bern" is not a number',
      { ...table, columns: [kind, { name: 'city', kind: 'number' }] },
    ],
    [
      'data.table.columns[1]: Column "size", row 3: "L" is not in the order',
      { ...table, columns: [kind, { ...size, order: ['S', 'M'] }] },
    ],
    [
      'data.table.columns[0]: the target has 1 class; a classification wants 2 to 1000',
      { ...table, rows: 2 },
      'kind,mass,size,city\na,1,S,Bern\na,2,S,Bern\n',
    ],
    [
      'data.table.columns[1]: Column "mass", row 2: Infinity is too large a number',
      { ...table, rows: 3 },
      'kind,mass,size,city\na,1,S,Bern\nb,inf,S,Bern\nb,2,S,Bern\n',
    ],
    [
      'data.table.columns[1]: Column "mass", row 1: 1e+39 is too large a number',
      { ...table, rows: 2 },
      'kind,mass,size,city\na,1e39,S,Bern\nb,2,S,Bern\n',
    ],
    [
      'data.table.columns: every row has a missing cell and is left out',
      { ...table, rows: 2 },
      'kind,mass,size,city\na,1,,Bern\nb,,S,Bern\n',
    ],
    [
      'data.table.columns: leave no features',
      { ...table, rows: 2, drop_first: true, columns: [kind, city] },
      'kind,mass,size,city\na,1,,Bern\nb,,S,Bern\n',
    ],
    [
      'data.table.columns[1].missing: Column "mass" has no cell to fill the missing ones from',
      { ...table, rows: 2, columns: [kind, { ...mass, missing: 'mean' }] },
      'kind,mass\na,\nb,\n',
    ],
    [
      'data.table.columns[1].missing: Column "city" has a level "missing" already',
      { ...table, rows: 2, columns: [kind, { ...city, missing: 'level' }] },
      'kind,city\na,missing\nb,\n',
    ],
    [
      'data.table.columns[1]: city: has 10400 levels',
      { ...table, rows: 13_000, columns: [kind, city] },
      names(13_000),
    ],
    [
      'data.table.columns: make 6000 rows by 4800 features, 28800000 numbers where at most 25000000',
      { ...table, rows: 6000, columns: [kind, city] },
      names(6000),
    ],
    [
      'data.train_fraction: 2 is above 1',
      table,
      text,
      { data: { source: 'table', train_fraction: 2, table } },
    ],
    ['seed: -1 is below 0', table, text, { seed: -1 }],
  ])('%s', async (message, own, content = text, more = {}) => {
    const { get } = tablesOf({ [sha256]: content });
    await expect(get(own, more)).rejects.toThrow(message);
  });
});
