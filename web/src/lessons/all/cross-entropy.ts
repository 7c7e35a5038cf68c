import { digits } from '../digits';
import type { Lesson, Question } from '../lesson';

const sgd = [0.1, 0.3, 1, 3, 10, 30];
const adam = [0.001, 0.003, 0.01, 0.03, 0.1];
const arms = [
  { id: 'cross-entropy', change: { loss: 'cross_entropy' } },
  { id: 'mse', change: { loss: { name: 'mse', output: 'softmax' } } },
];
const withRates = (from: number[]) => arms.map((arm) => ({ ...arm, rate: { from } }));
const chart = { measure: 'testAccuracy', x: 'steps' } as const;
const faster: Question = {
  id: 'faster',
  quantity: { reach: 'testAccuracy', value: 0.9, in: 'steps' },
  a: 'cross-entropy',
  b: 'mse',
  compare: 'ratio',
  claim: 'below',
  margin: 1.1,
};
const better: Question = {
  id: 'better',
  quantity: 'testAccuracy',
  a: 'cross-entropy',
  b: 'mse',
  compare: 'difference',
  claim: 'above',
  margin: 0.005,
};
const questions = [faster, better];

export const lesson: Lesson = {
  group: 'loss',
  place: 1,
  experiment: { ...digits, steps: 360, evaluate_every: 5 },
  seeds: 12,
  choose: { by: 'testAccuracy', seeds: 4 },
  setups: [
    {
      id: 'one-rate',
      arms,
      questions,
      chart,
    },
    { id: 'sgd', arms: withRates(sgd), questions, chart },
    { id: 'adam', change: { optimizer: 'adam' }, arms: withRates(adam), questions, chart },
  ],
};
