import { describe, expect, it } from 'vitest';
import { asColumn } from '../../../web/src/table/as-column';
import type { Column } from '../../../web/src/table/column';
import {
  completeRows,
  type Filling,
  filled,
  fitFilling,
  takeRows,
  withOwnLevel,
} from '../../../web/src/table/missing';
import { numberOf, readColumn, reference } from './tables';

const none = Number.NaN;
const sizes: Column = {
  name: 'size',
  kind: 'number',
  integer: false,
  values: Float64Array.of(4, none, 1, 7, none),
};
const species = {
  name: 'species',
  kind: 'category',
  codes: Int32Array.of(1, 0, -1, 1, 0),
  levels: ['a', 'z'],
  ordered: false,
} satisfies Column;
const all = Int32Array.of(0, 1, 2, 3, 4);

describe('what pandas fits on the first half of a column', () => {
  const fitted = reference.columns.filter(({ most_frequent }) => most_frequent !== undefined);
  it.each(fitted)('$name', async (expected) => {
    const table = await readColumn(expected.cells);
    const column = asColumn(table, 0, table.columns[0]!.kind);
    const half = Int32Array.from({ length: expected.cells.length / 2 }, (_, row) => row);
    const frequent = fitFilling(column, 'most_frequent', half);
    if ('levels' in column) expect(column.levels[frequent]).toBe(expected.most_frequent);
    else expect(frequent).toBe(numberOf(expected.most_frequent));
    for (const filling of ['mean', 'median'] as const) {
      const number = expected[filling];
      if (number === undefined) continue;
      expect(fitFilling(column, filling, half)).toBeCloseTo(numberOf(number), 10);
    }
  });
});

describe('missing cells', () => {
  it('are left out with their rows', () => {
    expect([...completeRows([sizes, species], 5)]).toEqual([0, 3]);
    expect([...completeRows([species], 5)]).toEqual([0, 1, 3, 4]);
    expect([...completeRows([], 3)]).toEqual([0, 1, 2]);
    expect(takeRows(species, Int32Array.of(0, 3)).codes).toEqual(Int32Array.of(1, 1));
    expect(takeRows(species, Int32Array.of(0, 3)).levels).toEqual(['a', 'z']);
    expect(takeRows(sizes, Int32Array.of(3, 1))).toMatchObject({
      values: Float64Array.of(7, none),
    });
  });

  it('are filled from the rows that are told, the lowest of what is as frequent', () => {
    expect(fitFilling(sizes, 'mean', all)).toBe(4);
    expect(fitFilling(sizes, 'mean', Int32Array.of(0, 1, 2))).toBe(2.5);
    expect(fitFilling(sizes, 'median', Int32Array.of(2, 3))).toBe(4);
    expect(fitFilling(sizes, 'most_frequent', all)).toBe(1);
    expect(fitFilling(species, 'most_frequent', all)).toBe(0);
    expect(filled(species, 1).codes).toEqual(Int32Array.of(1, 0, 1, 1, 0));
    expect(filled(sizes, 2)).toMatchObject({ values: Float64Array.of(4, 2, 1, 7, 2) });
    expect(sizes.values[1]).toBeNaN();
  });

  it.each<[string, Column, Filling, Int32Array]>([
    ['no cell to fill', sizes, 'mean', Int32Array.of(1, 4)],
    ['is a category column: it has no median', species, 'median', all],
    [
      'is a boolean column: it has no mean',
      { name: 'b', kind: 'boolean', values: Float64Array.of(0, 1, none, 1, 1) },
      'mean',
      all,
    ],
  ])('are not filled where there is %s', (message, column, filling, rows) => {
    expect(() => fitFilling(column, filling, rows)).toThrow(message);
  });

  it('become a level where it belongs', () => {
    expect(withOwnLevel(species, 'missing')).toEqual({
      ...species,
      levels: ['a', 'missing', 'z'],
      codes: Int32Array.of(2, 0, 1, 2, 0),
    });
    expect(withOwnLevel({ ...species, ordered: true }, 'missing')).toEqual({
      ...species,
      ordered: true,
      levels: ['a', 'z', 'missing'],
      codes: Int32Array.of(1, 0, 2, 1, 0),
    });
    expect(() => withOwnLevel(species, 'a')).toThrow('has a level "a" already');
  });
});
