// The recipes that the rules are measured on: six tasks, each under three optimizers.

/** @typedef {{ name: string, document: { steps: number, [key: string]: unknown } }} Task */
/** @typedef {{ name: string, optimizer: object, rates: [number, number] }} Family */

/** @type {Task[]} */
export const tasks = [
  {
    name: 'digits',
    document: { data: 'digits', model: { hidden: [32] }, batch: { size: 32 }, steps: 500 },
  },
  {
    name: 'breast_cancer',
    document: { data: 'breast_cancer', model: { hidden: [16] }, batch: { size: 32 }, steps: 300 },
  },
  {
    name: 'penguins',
    document: { data: 'penguins', model: { hidden: [16] }, batch: { size: 16 }, steps: 300 },
  },
  {
    name: 'spiral',
    document: {
      data: 'spiral',
      model: { hidden: [16, 16], activation: 'tanh' },
      batch: { size: 32 },
      steps: 600,
    },
  },
  {
    name: 'moons',
    document: {
      data: { source: 'moons', noise: 0.2 },
      model: { hidden: [8], activation: 'tanh' },
      batch: { size: 16 },
      steps: 400,
    },
  },
  {
    name: 'reg-plane',
    document: {
      data: 'reg-plane',
      model: { hidden: [8], activation: 'tanh' },
      batch: { size: 16 },
      steps: 400,
    },
  },
];

/**
 * `rates`: the sweep's first and last, as powers of two.
 * @type {Family[]}
 */
export const families = [
  { name: 'sgd', optimizer: { name: 'sgd' }, rates: [-8, 4] },
  { name: 'momentum', optimizer: { name: 'sgd', momentum: 0.9 }, rates: [-11, 1] },
  { name: 'adam', optimizer: { name: 'adam' }, rates: [-11, 1] },
];
