import { digits } from '../digits';
import type { Lesson, Question } from '../lesson';

const arms = [
  { id: 'middle', change: { 'batch.size': 32, 'optimizer.lr': 0.1 } },
  { id: 'batch-small', change: { 'batch.size': 4, 'optimizer.lr': 0.1 } },
  { id: 'batch-large', change: { 'batch.size': 256, 'optimizer.lr': 0.1 } },
  { id: 'rate-small', change: { 'batch.size': 32, 'optimizer.lr': 0.0125 } },
  { id: 'rate-large', change: { 'batch.size': 32, 'optimizer.lr': 0.8 } },
];

const less: Question = {
  id: 'less',
  quantity: 'testAccuracy',
  a: { range: ['batch-small', 'middle', 'batch-large'] },
  b: { range: ['rate-small', 'middle', 'rate-large'] },
  compare: 'difference',
  claim: 'below',
  margin: 0.01,
};

export const lesson: Lesson = {
  group: 'batch',
  place: 3,
  experiment: digits,
  seeds: 10,
  setups: [
    {
      id: 'epochs',
      change: { epochs: 6, evaluate_every: 6 },
      arms,
      questions: [less],
      chart: { measure: 'testAccuracy', x: 'epochs' },
    },
    {
      id: 'updates',
      change: { steps: 270, evaluate_every: 15 },
      arms,
      questions: [less],
      chart: { measure: 'testAccuracy', x: 'steps' },
    },
  ],
};
