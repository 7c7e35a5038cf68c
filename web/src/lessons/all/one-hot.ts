import type { GivenTableData } from '../../experiment/table-data';
import { type BundledTable, bundledTables } from '../../table/bundled';
import type { Lesson, Question } from '../lesson';

type Column = GivenTableData['columns'][number];
const numbers = (...names: string[]) => names.map((name): Column => ({ name, kind: 'number' }));
const categories = (...names: string[]) =>
  names.map((name): Column => ({ name, kind: 'category' }));

function table(
  wanted: BundledTable,
  task: GivenTableData['task'],
  columns: Column[],
): GivenTableData {
  const { id, rows, sha256, target } = bundledTables.find((one) => one.id === wanted)!;
  return { name: `${id}.csv`, rows, sha256, target, task, columns };
}

/** The island tells much of the species, but no order of the islands does. */
const penguins = table('penguins', 'classification', [
  ...categories('species', 'island', 'sex'),
  ...numbers('body_mass_g'),
]);
const wages = {
  'data.table': table('cps-wages', 'regression', [
    ...numbers('wage', 'education', 'experience', 'union', 'south'),
    ...categories('occupation', 'sector', 'race', 'gender'),
  ]),
  loss: 'mse',
};
const linear = { 'model.hidden': [] };

const armsWith = (from: number[]) => [
  { id: 'one-hot', change: { 'data.table.encode': 'one_hot' }, rate: { from } },
  { id: 'integers', change: { 'data.table.encode': 'integers' }, rate: { from } },
];
const ofClasses = armsWith([0.03, 0.1, 0.3, 1, 3]);
const ofWages = armsWith([0.001, 0.003, 0.01, 0.03, 0.1]);
const chart = { measure: 'testLoss', x: 'steps', log: true } as const;
const better: Question = {
  id: 'better',
  quantity: 'testLoss',
  a: 'one-hot',
  b: 'integers',
  compare: 'ratio',
  claim: 'below',
  margin: 1.05,
};
const questions = [better];

export const lesson: Lesson = {
  group: 'data',
  place: 1,
  experiment: {
    version: 1,
    seed: 1,
    data: { source: 'table', table: penguins },
    model: { hidden: [32], activation: 'relu', init: 'he_normal' },
    loss: 'cross_entropy',
    optimizer: 'sgd',
    batch: { size: 32 },
    steps: 400,
    evaluate_every: 20,
  },
  seeds: 24,
  choose: { by: 'testLoss', seeds: 4 },
  setups: [
    { id: 'penguins-linear', change: linear, arms: ofClasses, questions, chart },
    { id: 'penguins-network', arms: ofClasses, questions, chart },
    { id: 'wages-linear', change: { ...wages, ...linear }, arms: ofWages, questions, chart },
    { id: 'wages-network', change: wages, arms: ofWages, questions, chart },
  ],
};
