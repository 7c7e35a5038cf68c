import { digits } from '../digits';
import type { Lesson, Question } from '../lesson';

const rate = (id: string, lr: number) => ({ id, change: { 'optimizer.lr': lr } });
/** A rate that learns, a thousandth of it, and a hundred times it. */
const armsAround = (middle: number) => [
  rate('small', middle / 1000),
  rate('middle', middle),
  rate('large', middle * 100),
];
const chart = { measure: 'trainLoss', x: 'steps', log: true } as const;

const diverges: Question = {
  id: 'diverges',
  quantity: 'diverged',
  a: 'large',
  compare: 'share',
  claim: 'above',
};
const hardly: Question = {
  id: 'hardly',
  quantity: 'learned',
  a: 'small',
  compare: 'difference',
  claim: 'below',
  from: 0.2,
  margin: 0.02,
};
const learns: Question = { ...hardly, id: 'learns', a: 'middle', claim: 'above', from: 0.8 };
const questions = [diverges, hardly, learns];

export const lesson: Lesson = {
  group: 'rate',
  place: 1,
  experiment: { ...digits, steps: 200, evaluate_every: 10 },
  seeds: 10,
  setups: [
    { id: 'relu', arms: armsAround(0.1), questions, chart },
    { id: 'tanh', change: { 'model.activation': 'tanh' }, arms: armsAround(0.1), questions, chart },
    {
      id: 'mse',
      change: { loss: { name: 'mse', reduction: 'sum' } },
      arms: armsAround(0.01),
      questions,
      chart,
    },
  ],
};
