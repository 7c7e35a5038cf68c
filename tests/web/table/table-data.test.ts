import { describe, expect, it } from 'vitest';
import { readTableData } from '../../../web/src/experiment/table-data';
import { cellsOf, tableData } from '../../../web/src/table/table-data';
import { read } from './tables';

const file = { name: 'birds.csv', sha256: '0'.repeat(64) };
/** 100 rows of so many columns, each by the row's number. */
const rows = (header: string, of: (row: number) => unknown[], count = 100) =>
  read(
    `${header}\n${Array.from({ length: count }, (_, row) => `${of(row).join(',')}\n`).join('')}`,
  );

describe('what a document says of a table at first', () => {
  it('takes the column of a likely name for the target, and what can be used', async () => {
    const table = await rows('id,species,island,note,mass,sex,hatched,same', (row) => [
      row + 1,
      'abc'[row % 3],
      row % 10 ? 'xyz'[row % 3] : 'NA',
      `note ${row}`,
      row % 50 ? row / 7 : '',
      row % 25 ? row % 2 === 0 : '',
      `2020-01-${10 + (row % 20)}`,
      'egg',
    ]);
    const data = tableData(table, file)!;
    expect(data).toEqual({
      ...file,
      rows: 100,
      target: 'species',
      task: 'classification',
      columns: [
        { name: 'species', kind: 'category' },
        { name: 'island', kind: 'category', missing: 'level' },
        { name: 'mass', kind: 'number' },
        { name: 'sex', kind: 'boolean' },
      ],
    });
    expect(readTableData(data).columns[2]).toMatchObject({ missing: 'drop' });
  });

  it('takes the last column where no name is likely, numbers for what they are', async () => {
    const measured = await rows('a,b', (row) => [row % 5, row % 3 ? row / 7 : '']);
    expect(tableData(measured, file, { decimal: '.' })).toEqual({
      ...file,
      ...{ rows: 100, target: 'b', task: 'regression', decimal: '.' },
      columns: [
        { name: 'a', kind: 'number' },
        { name: 'b', kind: 'number' },
      ],
    });
    const counted = await rows('a,b', (row) => [row % 3 ? row / 7 : '', row % 5]);
    expect(tableData(counted, file)).toMatchObject({
      target: 'b',
      task: 'classification',
      columns: [
        { name: 'a', kind: 'number', missing: 'median' },
        { name: 'b', kind: 'number' },
      ],
    });
  });

  it('is nothing where there are not two columns to be used', async () => {
    expect(tableData(await rows('a,b', (row) => [row, 'x']), file)).toBeNull();
  });

  it('holds the cells of the columns in use, up to a size', async () => {
    const table = await rows('a,b,c', (row) => [row, row % 2, 'é'], 3);
    const columns = [
      { name: 'b', kind: 'number' as const },
      { name: 'a', kind: 'number' as const },
    ];
    expect(cellsOf(table, { columns })).toEqual({ b: ['0', '1', '0'], a: ['0', '1', '2'] });
    const many = await rows('a,b', (row) => [row % 9, row % 7], 13_000);
    expect(cellsOf(many, { columns })).toBeNull();
    expect(cellsOf(many, { columns: [columns[0]!] })).not.toBeNull();
  });
});
