import { digits } from '../digits';
import type { Lesson } from '../lesson';
import { heavyEndsLower, lossBySteps } from '../momentum';

const armsOf = (from: number[]) => [
  { id: 'plain', change: {}, rate: { from } },
  { id: 'heavy', change: { 'optimizer.momentum': 0.9 }, rate: { from } },
];
const full = { 'model.hidden': [], 'batch.size': 120 };
const faster = heavyEndsLower('faster');

export const lesson: Lesson = {
  group: 'momentum',
  place: 3,
  experiment: { ...digits, steps: 300, evaluate_every: 15 },
  seeds: 10,
  choose: { by: 'trainLoss', seeds: 4 },
  setups: [
    {
      id: 'curved',
      change: { data: { source: 'iris', standardize: false }, ...full },
      arms: armsOf([0.01, 0.03, 0.1, 0.3, 1, 3]),
      questions: [faster],
      chart: lossBySteps,
    },
    {
      id: 'round',
      change: { data: 'iris', ...full },
      arms: armsOf([0.1, 0.3, 1, 3, 10, 30]),
      questions: [faster],
      chart: lossBySteps,
    },
    {
      id: 'noisy',
      change: { 'batch.size': 2 },
      arms: armsOf([0.001, 0.003, 0.01, 0.03, 0.1]),
      questions: [faster],
      chart: lossBySteps,
    },
    {
      id: 'quiet',
      change: { 'batch.size': 256 },
      arms: armsOf([0.03, 0.1, 0.3, 1, 3]),
      questions: [faster],
      chart: lossBySteps,
    },
  ],
};
