import { digits } from '../digits';
import type { Arm, Lesson, Question } from '../lesson';

const test = { from: 1e-5, to: 10, steps: 300 };
/** The bounds that the test finds, a tenth of the lower, ten times the upper, and the best of a row. */
const around = (from: number[]): Arm[] => [
  { id: 'below', change: {}, rate: { test, bound: 'lower', times: 0.1 } },
  { id: 'lower', change: {}, rate: { test, bound: 'lower' } },
  { id: 'upper', change: {}, rate: { test, bound: 'upper' } },
  { id: 'above', change: {}, rate: { test, bound: 'upper', times: 10 } },
  { id: 'best', change: {}, rate: { from } },
];
const chart = { measure: 'testAccuracy', x: 'steps' } as const;

const near = (id: string): Question => ({
  id,
  quantity: 'testAccuracy',
  a: id,
  b: 'best',
  compare: 'difference',
  claim: 'near',
  margin: 0.02,
});
const worse = (id: string, than: string): Question => ({
  ...near(id),
  b: than,
  claim: 'below',
});
const questions = [near('upper'), near('lower'), worse('above', 'upper'), worse('below', 'lower')];

export const lesson: Lesson = {
  group: 'rate',
  place: 2,
  experiment: { ...digits, steps: 270, evaluate_every: 15 },
  seeds: 10,
  choose: { by: 'testAccuracy', seeds: 4 },
  setups: [
    { id: 'sgd', arms: around([0.01, 0.03, 0.1, 0.3, 1, 3]), questions, chart },
    {
      id: 'adam',
      change: { optimizer: 'adam' },
      arms: around([0.001, 0.003, 0.01, 0.03, 0.1, 0.3]),
      questions,
      chart,
    },
    {
      id: 'penguins',
      change: { data: 'penguins' },
      arms: around([0.01, 0.03, 0.1, 0.3, 1, 3]),
      questions,
      chart,
    },
  ],
};
