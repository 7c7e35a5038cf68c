import { digits } from '../digits';
import type { Lesson, Question } from '../lesson';

const schedule = (id: string, value: unknown) => ({ id, change: { schedule: value } });
const arms = [
  schedule('fixed', 'fixed'),
  schedule('cosine', 'cosine'),
  // Falls of 70, 140 and 280 steps: the run ends at the foot of the last.
  schedule('sgdr', { name: 'sgdr', t_0: 70, t_mult: 2 }),
];
/** Seven cycles, each a straight climb from a tenth of its top and back: the run ends at a foot. */
const cyclic = schedule('cyclic', { name: 'cyclic', step_size: 35 });
const from = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
const chart = { measure: 'testAccuracy', x: 'steps' } as const;
const better = (a: string, b: string): Question => ({
  id: `${a}-${b}`,
  quantity: 'testAccuracy',
  a,
  b,
  compare: 'difference',
  claim: 'above',
  margin: 0.005,
});

export const lesson: Lesson = {
  group: 'schedule',
  place: 2,
  experiment: {
    ...digits,
    data: 'fashion_mnist',
    model: { ...digits.model, hidden: [16] },
    batch: { size: 16 },
    steps: 490,
    evaluate_every: 70,
  },
  seeds: 16,
  choose: { by: 'testAccuracy', seeds: 3 },
  setups: [
    {
      id: 'best-rates',
      arms: [
        ...arms.map((arm) => ({ ...arm, rate: { from } })),
        { ...cyclic, rate: { from, at: { 'schedule.max_lr': 1, 'optimizer.lr': 0.1 } } },
      ],
      questions: [
        better('sgdr', 'fixed'),
        better('sgdr', 'cosine'),
        better('cyclic', 'fixed'),
        better('cyclic', 'cosine'),
      ],
      chart,
    },
  ],
};
