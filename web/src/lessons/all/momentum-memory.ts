import { digits } from '../digits';
import type { Lesson, Question } from '../lesson';

const from = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const memory = (id: string, momentum: number) => ({
  id,
  change: { 'optimizer.momentum': momentum },
});
const arms = [memory('short', 0.5), memory('middle', 0.9), memory('long', 0.99)];
const chart = { measure: 'trainLoss', x: 'steps', log: true } as const;

const better: Question = {
  id: 'middle',
  quantity: 'trainLoss',
  a: 'middle',
  b: 'short',
  compare: 'ratio',
  claim: 'below',
  margin: 1.1,
};
const tooLong: Question = { ...better, id: 'long', b: 'long' };

export const lesson: Lesson = {
  group: 'momentum',
  place: 2,
  experiment: { ...digits, optimizer: { name: 'sgd', lr: 0.03 }, steps: 300, evaluate_every: 15 },
  seeds: 16,
  choose: { by: 'trainLoss', seeds: 6 },
  setups: [
    { id: 'one-rate', arms, questions: [better, tooLong], chart },
    {
      id: 'best-rates',
      arms: arms.map((arm) => ({ ...arm, rate: { from } })),
      questions: [better, tooLong],
      chart,
    },
  ],
};
