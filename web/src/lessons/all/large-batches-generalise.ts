import { digits } from '../digits';
import type { Lesson, Question } from '../lesson';

const small = { id: 'small', change: { 'batch.size': 16, evaluate_every: 180 } };
const large = { id: 'large', change: { 'batch.size': 512, evaluate_every: 6 } };
const chart = { measure: 'testAccuracy', x: 'epochs' } as const;
const from = [0.01, 0.03, 0.1, 0.3, 1, 3];

const worse: Question = {
  id: 'worse',
  quantity: 'testAccuracy',
  a: 'large',
  b: 'small',
  compare: 'difference',
  claim: 'below',
  margin: 0.005,
};

export const lesson: Lesson = {
  group: 'batch',
  place: 2,
  experiment: { ...digits, optimizer: { name: 'sgd', lr: 0.05 } },
  seeds: 10,
  choose: { by: 'testAccuracy', seeds: 4 },
  setups: [
    {
      id: 'one-rate',
      change: { epochs: 20 },
      arms: [small, large],
      questions: [worse],
      chart,
    },
    {
      id: 'scaled',
      change: { epochs: 20 },
      arms: [small, { ...large, change: { ...large.change, 'optimizer.lr': 1.6 } }],
      questions: [worse],
      chart,
    },
    {
      id: 'best-rates',
      change: { epochs: 20 },
      arms: [
        { ...small, rate: { from } },
        { ...large, rate: { from } },
      ],
      questions: [worse],
      chart,
    },
    {
      id: 'same-updates',
      change: { steps: 600 },
      arms: [
        { id: 'small', change: { 'batch.size': 16, evaluate_every: 60 }, rate: { from } },
        { id: 'large', change: { 'batch.size': 512, evaluate_every: 60 }, rate: { from } },
      ],
      questions: [worse],
      chart: { ...chart, x: 'steps' },
    },
  ],
};
