import { digits } from '../digits';
import type { Lesson } from '../lesson';
import { heavyEndsLower, lossBySteps } from '../momentum';

const plain = { id: 'plain', change: { 'optimizer.lr': 0.02 } };
const heavy = { id: 'heavy', change: { 'optimizer.lr': 0.02, 'optimizer.momentum': 0.9 } };
const from = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

const lower = heavyEndsLower('lower');

export const lesson: Lesson = {
  group: 'momentum',
  place: 1,
  experiment: { ...digits, steps: 300, evaluate_every: 15 },
  seeds: 16,
  choose: { by: 'trainLoss', seeds: 6 },
  setups: [
    { id: 'one-rate', arms: [plain, heavy], questions: [lower], chart: lossBySteps },
    {
      id: 'matched',
      arms: [{ id: 'plain', change: { 'optimizer.lr': 0.2 } }, heavy],
      questions: [lower],
      chart: lossBySteps,
    },
    {
      id: 'best-rates',
      arms: [
        { id: 'plain', change: {}, rate: { from } },
        { id: 'heavy', change: { 'optimizer.momentum': 0.9 }, rate: { from } },
      ],
      questions: [lower],
      chart: lossBySteps,
    },
  ],
};
