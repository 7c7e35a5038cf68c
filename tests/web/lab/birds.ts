/** A table as the page is told of it. */
import type { OpenedTable } from '../../../web/src/engine/tasks/table';
import type { Kind } from '../../../web/src/table/kinds';

const column = (name: string, kind: Kind, distinct: number, missing = 0) => ({
  ...{ name, kind, distinct, missing, decimalComma: false },
});

export const birds: OpenedTable = {
  name: 'birds.csv',
  sha256: '1'.repeat(64),
  size: 4000,
  rows: 100,
  header: true,
  namedRows: false,
  columns: [
    column('species', 'category', 3),
    column('island', 'category', 3),
    column('mass', 'number', 80, 4),
    column('legs', 'number', 2),
    column('note', 'text', 100),
    column('size', 'category', 3, 1),
  ],
  encoding: 'utf-8',
  delimiter: ',',
  decimal: '.',
  ambiguous: null,
  faults: [],
  faultCount: 0,
  first: [['Adelie', 'Dream', '3750', '2', 'a note', 'S']],
  reading: {},
  unkept: null,
  data: {
    name: 'birds.csv',
    sha256: '1'.repeat(64),
    rows: 100,
    target: 'species',
    task: 'classification',
    columns: [
      { name: 'species', kind: 'category' },
      { name: 'island', kind: 'category' },
      { name: 'mass', kind: 'number', missing: 'drop' },
      { name: 'size', kind: 'category', missing: 'level' },
    ],
  },
};
