import { digits } from '../digits';
import type { Lesson } from '../lesson';

const toHalf = { reach: 'trainLoss', value: 0.5, in: 'steps' } as const;
const chart = { measure: 'trainLoss', x: 'steps', log: true } as const;
const rates = (rate: number) => [
  { id: 'rate', change: { 'optimizer.lr': rate } },
  { id: 'half', change: { 'optimizer.lr': rate / 2 } },
];
const twice = {
  id: 'twice',
  quantity: toHalf,
  a: 'half',
  b: 'rate',
  compare: 'ratio',
  claim: 'near',
  from: 2,
  margin: 1.15,
} as const;

export const lesson: Lesson = {
  group: 'update',
  place: 1,
  experiment: digits,
  seeds: 10,
  setups: [
    {
      id: 'small-rates',
      change: { steps: 500, evaluate_every: 5 },
      arms: rates(0.04),
      questions: [twice],
      chart,
    },
    {
      id: 'large-rates',
      change: { steps: 100, evaluate_every: 1 },
      arms: rates(0.8),
      questions: [twice],
      chart,
    },
    {
      id: 'rows',
      change: { steps: 200, evaluate_every: 5 },
      arms: [
        { id: 'few', change: { 'batch.size': 32 } },
        { id: 'many', change: { 'batch.size': 256 } },
      ],
      questions: [
        {
          id: 'rows',
          quantity: toHalf,
          a: 'many',
          b: 'few',
          compare: 'ratio',
          claim: 'near',
          margin: 1.15,
        },
      ],
      chart,
    },
  ],
};
