import type { Lesson, Question } from '../lesson';

const small = { id: 'small', change: { 'batch.size': 8, evaluate_every: 90 } };
const large = { id: 'large', change: { 'batch.size': 256, evaluate_every: 3 } };
const from = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];
const chart = { measure: 'testLoss', x: 'epochs', log: true } as const;

const time: Question = {
  id: 'time',
  quantity: 'epochSeconds',
  a: 'large',
  b: 'small',
  compare: 'ratio',
  claim: 'below',
  margin: 1.1,
};
const smooth: Question = { ...time, id: 'smooth', quantity: 'roughness' };

export const lesson: Lesson = {
  group: 'batch',
  place: 1,
  experiment: {
    version: 1,
    seed: 1,
    data: 'digits',
    model: { hidden: [32], activation: 'relu', init: 'he_normal' },
    loss: 'cross_entropy',
    optimizer: { name: 'sgd', lr: 0.1 },
  },
  seeds: 10,
  choose: { by: 'testLoss', seeds: 4 },
  setups: [
    {
      id: 'one-rate',
      change: { epochs: 10 },
      arms: [small, large],
      chart,
      questions: [time, smooth],
    },
    {
      id: 'best-rates',
      change: { epochs: 10 },
      arms: [
        { ...small, rate: { from } },
        { ...large, rate: { from } },
      ],
      chart,
      questions: [smooth],
    },
    {
      id: 'same-updates',
      change: { steps: 600, evaluate_every: 30 },
      arms: [
        { ...small, change: { 'batch.size': 8 } },
        { ...large, change: { 'batch.size': 256 } },
      ],
      chart: { ...chart, x: 'steps' },
      questions: [smooth],
    },
  ],
};
