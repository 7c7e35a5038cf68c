import { describe, expect, it } from 'vitest';
import { readTableData } from '../../../web/src/experiment/table-data';

const sha256 = '0123456789abcdef'.repeat(4);
const given = {
  name: 'sizes.csv',
  sha256,
  rows: 2,
  target: 'kind',
  task: 'classification',
  columns: [
    { name: 'kind', kind: 'category' },
    { name: 'size', kind: 'ordered', order: ['S', 'M'], missing: 'level' },
    { name: 'mass', kind: 'number', missing: 'median' },
  ],
};
const cells = { kind: ['a', 'b'], size: ['S', ''], mass: ['1', '2'] };
const [kind, size, mass] = given.columns;

describe('what a document says of a table', () => {
  it('has defaults', () => {
    expect(readTableData(given)).toEqual({
      ...given,
      encode: 'one_hot',
      drop_first: false,
      columns: [{ ...kind, missing: 'drop' }, size, mass],
    });
  });

  it('may hold the cells, and how the file is read', () => {
    const { sha256: _, ...others } = given;
    const whole = {
      ...others,
      ...{ encode: 'integers', drop_first: true, decimal: ',', charset: 'utf-16le' },
      ...{ delimiter: '\t', header: false, missing_texts: ['-'], cells },
      columns: [{ ...kind, missing: 'drop' }, size, mass],
    };
    expect(readTableData(whole)).toEqual(whole);
  });

  it.each<[string, unknown]>([
    ['data.table: expected an object, found a list', []],
    ['data.table: is missing', undefined],
    ['data.table.colour: unknown; expected one of name, sha256', { ...given, colour: 1 }],
    ['data.table.name: is missing', { ...given, name: undefined }],
    ['data.table.rows: expected a whole number above 0, found 1.5', { ...given, rows: 1.5 }],
    ['data.table.sha256: expected 64 digits from 0 to f, found "A"', { ...given, sha256: 'A' }],
    ['data.table.sha256: is missing, and so are the cells', { ...given, sha256: undefined }],
    [
      'data.table.task: expected one of "classification", "regression", found "rank"',
      { ...given, task: 'rank' },
    ],
    [
      'data.table.encode: expected one of "one_hot", "integers", found "both"',
      { ...given, encode: 'both' },
    ],
    ['data.table.drop_first: expected true or false, found 1', { ...given, drop_first: 1 }],
    ['data.table.decimal: expected one of ".", ",", found ";"', { ...given, decimal: ';' }],
    ['data.table.missing_texts[1]: expected a text, found 1', { ...given, missing_texts: ['', 1] }],
    ['data.table.columns: is missing', { ...given, columns: undefined }],
    [
      'data.table.columns[1]: expected an object, found "size"',
      { ...given, columns: [kind, 'size'] },
    ],
    [
      'data.table.columns[0].kind: expected one of "number", "boo',
      { ...given, columns: [{ name: 'a', kind: 'text' }] },
    ],
    [
      'data.table.columns[0].colour: unknown; expected one of name, kind, missing, order',
      { ...given, columns: [{ ...kind, colour: 1 }] },
    ],
    [
      'data.table.columns[0].missing: median does not go with category',
      { ...given, columns: [{ ...kind, missing: 'median' }] },
    ],
    [
      'data.table.columns[0].missing: level does not go with number',
      { ...given, columns: [{ ...mass, missing: 'level' }] },
    ],
    [
      'data.table.columns[0].order: does not go with number',
      { ...given, columns: [{ ...mass, order: [] }] },
    ],
    [
      'data.table.columns[0].order: is missing',
      { ...given, columns: [{ ...size, order: undefined }] },
    ],
    ['data.table.columns[0].order: has no levels', { ...given, columns: [{ ...size, order: [] }] }],
    [
      'data.table.columns[0].order[2]: "S" is there twice',
      { ...given, columns: [{ ...size, order: ['S', 'M', 'S'] }] },
    ],
    [
      'data.table.columns[2].name: "kind" is there twice',
      { ...given, columns: [kind, mass, kind] },
    ],
    ['data.table.columns: has no column besides the target', { ...given, columns: [kind] }],
    ['data.table.target: "sort" is none of the columns', { ...given, target: 'sort' }],
    [
      'data.table.columns[0].kind: category does not go with regression: this is the target',
      { ...given, task: 'regression' },
    ],
    [
      'data.table.columns[1].kind: date does not go with classification: this is the target',
      { ...given, columns: [mass, { name: 'kind', kind: 'date' }] },
    ],
    [
      'data.table.columns[2].missing: median does not go with the target, whose rows are left out: drop',
      { ...given, target: 'mass' },
    ],
    ['data.table.cells: expected an object, found 3', { ...given, cells: 3 }],
    ['data.table.cells["mass"]: is missing', { ...given, cells: { ...cells, mass: undefined } }],
    [
      'data.table.cells["mass"]: has 1 cells where there are 2 rows',
      { ...given, cells: { ...cells, mass: ['1'] } },
    ],
    [
      'data.table.cells["mass"][0]: expected a text, found 1',
      { ...given, cells: { ...cells, mass: [1, 2] } },
    ],
    [
      'data.table.cells.colour: unknown; expected one of kind, size, mass',
      { ...given, cells: { ...cells, colour: [] } },
    ],
  ])('%s', (message, table) => {
    expect(() => readTableData(table)).toThrow(message);
  });
});
