/** The tasks that open a table and look at it, where nothing is kept: Node has no IndexedDB. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabModule } from '../../../web/src/engine/lab-core';
import type { TaskName, Tasks } from '../../../web/src/engine/lab-protocol';
import { runTask } from '../../../web/src/engine/task-runner';
import type { OpenedTable } from '../../../web/src/engine/tasks/table';
import type { OwnData } from '../../../web/src/experiment/document';
import { bundledTables } from '../../../web/src/table/bundled';
import { loadLab, tables } from '../core';

const sizes = ['S', 'M', 'L'];
const lines = Array.from({ length: 40 }, (_, row) => {
  const price = row === 3 ? '' : row / 4;
  return `${sizes[row % 3]},${price},${row % 2 ? 'yes' : 'no'}`;
});
const text = ['size,price,sold', ...lines].join('\n');

let lab: LabModule;
let opened: OpenedTable;
let told: { progress?: number; part?: unknown }[];

async function run<Name extends TaskName>(name: Name, ask: Tasks[Name]['ask']) {
  told = [];
  const context = { lab, tables, now: () => 0 };
  return runTask(context, name, ask, (one) => told.push(one));
}

beforeAll(async () => {
  lab = await loadLab();
  const from = { file: new Blob([text]), name: 'shirts.csv' };
  opened = await run('openTable', { from, reading: {} });
});

const held = () => ({ from: { sha256: opened.sha256 }, reading: {} });
const dataOf = (change: object = {}): OwnData => ({
  source: 'table',
  train_fraction: 0.8,
  standardize: true,
  table: { ...opened.data!, ...change },
});

describe('a table that is opened', () => {
  it('is known by its hash, and described', () => {
    expect(opened).toMatchObject({
      ...{ name: 'shirts.csv', size: text.length, rows: 40, header: true, faultCount: 0 },
      sha256: createHash('sha256').update(text).digest('hex'),
      columns: [
        { name: 'size', kind: 'category', distinct: 3, missing: 0 },
        { name: 'price', kind: 'number', missing: 1 },
        { name: 'sold', kind: 'category', distinct: 2 },
      ],
    });
    expect(opened.first).toHaveLength(8);
    expect(opened.first[3]).toEqual(['S', '', 'yes']);
    expect(opened.data).toMatchObject({ target: 'sold', task: 'classification' });
  });

  it('says that it is not kept', () => {
    expect(opened.unkept).toMatch(/^This browser keeps no tables/);
  });

  it('tells how far it is', () => {
    const parts = told.map(({ progress = 0 }) => progress);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(told.at(-1)?.part).toBe(40);
  });

  it('is read otherwise when it is told to be', async () => {
    const from = { file: new Blob([text]), name: 'shirts.csv' };
    const table = await run('openTable', { from, reading: { header: false } });
    expect(table).toMatchObject({ rows: 41, header: false, reading: { header: false } });
    await run('openTable', { from, reading: {} });
  });

  it('may stand in a document', async () => {
    const cells = await run('inline', { ...held(), data: opened.data! });
    const written = { ...opened.data!, cells: cells! };
    const table = await run('openTable', { from: { written }, reading: {} });
    expect(table.columns).toEqual(opened.columns);
    const { sha256: _, ...nameless } = written;
    const { cells: __, ...data } = nameless;
    const ask = { from: { written: nameless }, reading: {}, data: dataOf(), seed: 1, begin: 0 };
    const encoded = await run('encoded', { ...ask, data: { ...dataOf(), table: data } });
    expect(encoded.rows).toBe(39);
  });

  it('refuses what is no table, and a file that cannot be read', async () => {
    const open = (file: Blob) => run('openTable', { from: { file, name: 'x' }, reading: {} });
    await expect(open(new Blob([]))).rejects.toThrow('empty');
    const vast = { size: 2 ** 30 } as Blob;
    await expect(open(vast)).rejects.toThrow('at most 512 MB');
    const gone = { size: 1, arrayBuffer: () => Promise.reject(new Error('not found')) };
    await expect(open(gone as unknown as Blob)).rejects.toThrow('cannot be read: not found');
  });
});

describe('what is looked at', () => {
  it('is some rows, encoded as training has them', async () => {
    const look = (begin: number) => run('encoded', { ...held(), data: dataOf(), seed: 1, begin });
    const { cells, kept, x, y, features, parts, ...counts } = await look(0);
    expect(counts).toEqual({ classes: ['no', 'yes'], rows: 39, dropped: 1, trainRows: 31 });
    expect(cells).toEqual(opened.first);
    expect(kept).toEqual([true, true, true, false, true, true, true, true]);
    expect(parts.map(({ names }) => names)).toEqual([['price'], ['size_L', 'size_M', 'size_S']]);
    const row = (index: number) => [...x.slice(index * features, (index + 1) * features)];
    expect(row(2)).toEqual([0.5, 1, 0, 0]);
    expect(row(3).every(Number.isNaN)).toBe(true);
    expect([...y.slice(0, 3)]).toEqual([0, 1, 0]);
    const later = await look(36);
    expect(later.kept).toEqual([true, true, true, true]);
    expect([...later.x.slice(0, 4)]).toEqual([9, 0, 0, 1]);
  });

  it('says at which column the choices come to nothing', async () => {
    const columns = opened.data!.columns.map((column) => ({ ...column, kind: 'number' as const }));
    const ask = { ...held(), data: dataOf({ columns }), seed: 1, begin: 0 };
    await expect(run('encoded', ask)).rejects.toMatchObject({ path: 'data.table.columns[0]' });
  });

  it('is the levels of a column, without what is missing', async () => {
    expect(await run('levels', { ...held(), column: 'size' })).toEqual({
      ...{ levels: ['L', 'M', 'S'], counts: [13, 13, 14], more: false },
    });
    expect((await run('levels', { ...held(), column: 'price' })).levels).toHaveLength(39);
  });

  it('has to be opened again where it is neither held nor kept', async () => {
    const ask = { from: { sha256: '0'.repeat(64) }, reading: {}, column: 'size' };
    await expect(run('levels', ask)).rejects.toThrow('keeps no tables');
  });
});

describe('a table that comes with the page', () => {
  it('is known by its hash alone', async () => {
    const { id, sha256, rows } = bundledTables[0];
    const bundled = await run('openTable', { from: { sha256 }, reading: {} });
    expect(bundled).toMatchObject({ name: `${id}.csv`, rows, sha256, unkept: null });
  });

  it('brings no cells into a document, unless they stand in one already', async () => {
    const { sha256 } = bundledTables[0];
    const { data } = await run('openTable', { from: { sha256 }, reading: {} });
    const look = { reading: {}, data: data! };
    expect(await run('inline', { ...look, from: { sha256 } })).toBeNull();
    const cells = Object.fromEntries(data!.columns.map(({ name }) => [name, ['1']]));
    const written = { ...data!, rows: 1, cells };
    expect(await run('inline', { ...look, from: { written } })).toEqual(cells);
  });
});
