import { digits } from '../digits';
import type { Lesson, Question } from '../lesson';

const steps = 500;
const schedule = (id: string, value: unknown) => ({ id, change: { schedule: value } });
const arms = [
  schedule('fixed', 'fixed'),
  schedule('step', { name: 'step', gamma: 0.1, step_size: 200 }),
  schedule('multistep', { name: 'multistep', gamma: 0.1, milestones: [250, 400] }),
  schedule('exp', { name: 'exp', gamma: 0.99 }),
  schedule('inv', { name: 'inv', gamma: 0.04, power: 0.75 }),
  schedule('poly', { name: 'poly', power: 1 }),
];
const from = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
const chart = { measure: 'testAccuracy', x: 'steps' } as const;

const above = (a: string, b: string): Question => ({
  id: `${a}-${b}`,
  quantity: 'testAccuracy',
  a,
  b,
  compare: 'difference',
  claim: 'above',
  margin: 0.005,
});
const close = (a: string, b: string): Question => ({ ...above(a, b), claim: 'near', margin: 0.01 });

const questions = [
  above('step', 'fixed'),
  above('multistep', 'fixed'),
  above('step', 'inv'),
  close('exp', 'step'),
  close('poly', 'multistep'),
  above('exp', 'inv'),
];

export const lesson: Lesson = {
  group: 'schedule',
  place: 1,
  experiment: {
    ...digits,
    data: 'fashion_mnist',
    model: { ...digits.model, hidden: [16] },
    batch: { size: 16 },
    steps,
    evaluate_every: 125,
  },
  seeds: 16,
  choose: { by: 'testAccuracy', seeds: 3 },
  setups: [
    { id: 'one-rate', arms, questions, chart },
    {
      id: 'best-rates',
      arms: arms.map((arm) => ({ ...arm, rate: { from } })),
      questions,
      chart,
    },
  ],
};
