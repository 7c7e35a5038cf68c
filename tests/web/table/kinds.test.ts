import { describe, expect, it } from 'vitest';
import { asColumn } from '../../../web/src/table/as-column';
import { isoDate } from '../../../web/src/table/date';
import { uniqueNames } from '../../../web/src/table/names';
import { isWhole, missingSpellings, numberIn } from '../../../web/src/table/number';
import { numberOf, read, readColumn, reference } from './tables';

const kindsOf = async (cells: string[]) => (await readColumn(cells)).columns[0]!.kind;

describe('cells as pandas reads them', () => {
  it.each(reference.cells)('$cell is $is', async (expected) => {
    const { cell, is } = expected;
    expect(missingSpellings.has(cell)).toBe(is === 'missing');
    const table = await readColumn([cell]);
    const [column] = table.columns;
    expect(column!.missing).toBe(is === 'missing' ? 1 : 0);
    if (is === 'missing') return;
    // A single date is one text to pandas, which is not asked for dates.
    const kind = column!.kind === 'date' ? 'category' : column!.kind;
    expect(kind).toBe(is === 'text' ? 'category' : is);
    if (is === 'number') {
      const { values } = asColumn(table, 0, 'number') as { values: Float64Array };
      expect(values[0]).toBe(numberOf(expected.value));
      expect(isWhole(cell)).toBe(expected.whole);
    }
  });

  it.each(reference.commas)('$cell is $is with a decimal comma', ({ cell, is, value }) => {
    expect(numberIn(cell, ',')).toBe(is === 'number' ? numberOf(value) : Number.NaN);
  });

  it.each(reference.dates)('$cell as a date', ({ cell, instant }) => {
    if (instant === null) expect(isoDate(cell)).toBeNaN();
    else expect(isoDate(cell)).toBeCloseTo(instant, 3);
  });

  it('holds every spelling of a missing cell', () => {
    const spellings = reference.cells.filter(({ is }) => is === 'missing').map(({ cell }) => cell);
    expect(new Set(spellings)).toEqual(missingSpellings);
  });
});

describe('names as pandas makes them', () => {
  it.each(reference.headers)('$header', ({ header, names }) => {
    expect(uniqueNames(header)).toEqual(names);
  });
});

describe('columns as pandas reads them', () => {
  it.each(reference.columns)('$name', async (expected) => {
    const table = await readColumn(expected.cells);
    const [column] = table.columns;
    const { kind, missing, distinct } = column!;
    expect({ missing, distinct }).toEqual({
      missing: expected.missing,
      distinct: expected.distinct,
    });
    if (expected.is === 'text') {
      expect(['category', 'text']).toContain(kind);
      const { levels, codes } = asColumn(table, 0, kind) as { levels: string[]; codes: Int32Array };
      expect(levels).toEqual(expected.levels);
      expect([...codes]).toEqual(expected.codes);
    } else {
      expect(kind).toBe(expected.is);
      const read = asColumn(table, 0, kind) as { values: Float64Array; integer?: boolean };
      expect([...read.values]).toEqual(expected.values.map(numberOf));
      expect(read.integer ?? false).toBe(expected.integer);
    }
  });
});

describe('kinds', () => {
  it('tells a category from free text by how often its texts come again', async () => {
    const numbered = (count: number, different: number) =>
      Array.from({ length: count }, (_, i) => `name ${i % different}`);
    expect(await kindsOf(numbered(20, 20))).toBe('category');
    expect(await kindsOf(numbered(21, 21))).toBe('text');
    expect(await kindsOf(numbered(50, 25))).toBe('category');
    expect(await kindsOf(numbered(4000, 1000))).toBe('category');
    expect(await kindsOf(numbered(4000, 1001))).toBe('text');
  });

  it('takes dates only where all are dates, and nothing for an ordered category', async () => {
    expect(await kindsOf(['2020-01-01', 'NA', '2020-01-02T10:00Z'])).toBe('date');
    expect(await kindsOf(['2020-01-01', 'soon'])).toBe('category');
    expect(await kindsOf(['S', 'M', 'L'])).toBe('category');
  });

  it('does not take whole numbers that would lose digits for numbers', async () => {
    expect(await kindsOf(['9007199254740991', '-9007199254740991'])).toBe('number');
    expect(await kindsOf(['9007199254740993'])).toBe('category');
    expect(await kindsOf(['1e300'])).toBe('number');
  });
});

describe('a column of a kind', () => {
  it('that it is not says at which cell', async () => {
    const table = await readColumn(['1', 'NA', 'x "y"', '2']);
    expect(() => asColumn(table, 0, 'number')).toThrow(
      'Column "x", row 3: "x \\"y\\"" is not a number.',
    );
    expect(() => asColumn(table, 0, 'boolean')).toThrow('Column "x", row 1: "1" is not true or');
    expect(() => asColumn(table, 0, 'date')).toThrow('Column "x", row 1: "1" is not a date');
    expect(() => asColumn(table, 0, 'ordered', { order: ['1', '2'] })).toThrow('row 3');
  });

  it('has its levels in the order of code points, or as told', async () => {
    const table = await readColumn(['\u{1f427}', '\uff5e', 'b', 'NA', 'a']);
    expect(asColumn(table, 0, 'category')).toEqual({
      name: 'x',
      kind: 'category',
      codes: Int32Array.of(3, 2, 1, -1, 0),
      levels: ['a', 'b', '\uff5e', '\u{1f427}'],
      ordered: false,
    });
    const order = ['b', 'never', 'a', '\uff5e', '\u{1f427}'];
    expect(asColumn(table, 0, 'ordered', { order })).toEqual({
      name: 'x',
      kind: 'category',
      codes: Int32Array.of(4, 3, 0, -1, 2),
      levels: order,
      ordered: true,
    });
  });

  it('takes other spellings for missing', async () => {
    const table = await readColumn(['-', '1', '']);
    const { values } = asColumn(table, 0, 'number', { missing: new Set(['-', '']) }) as {
      values: Float64Array;
    };
    expect([...values]).toEqual([Number.NaN, 1, Number.NaN]);
    expect(() => asColumn(table, 0, 'number')).toThrow('"-"');
  });

  it('reads numbers with the decimal sign of the table', async () => {
    const table = await read('a;b\n1,5;x\n-2;y\n', { decimal: ',' });
    const { values } = asColumn(table, 0, 'number') as { values: Float64Array };
    expect([...values]).toEqual([1.5, -2]);
  });
});
