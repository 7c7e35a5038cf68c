import { digits } from '../digits';
import type { Lesson, Question } from '../lesson';

const adam = (id: string, knobs: object) => ({
  id,
  change: { optimizer: { name: 'adam', ...knobs } },
});
const chart = { measure: 'trainLoss', x: 'steps', log: true } as const;
const early: Question = {
  id: 'early',
  quantity: { meanLoss: 30 },
  a: 'without',
  b: 'with',
  compare: 'ratio',
  claim: 'above',
  margin: 1.05,
};
const late: Question = {
  id: 'late',
  quantity: 'testAccuracy',
  a: 'without',
  b: 'with',
  compare: 'difference',
  claim: 'near',
  margin: 0.01,
};
const questions = [early, late];
const pair = (knobs: object) => [
  adam('with', knobs),
  adam('without', { ...knobs, bias_correction: false }),
];
const rmsprop = (lr: number) => [
  // RMSProp with its average corrected is Adam without the memory of gradients.
  adam('with', { lr, beta1: 0, beta2: 0.99 }),
  { id: 'without', change: { optimizer: { name: 'rmsprop', lr, alpha: 0.99 } } },
];

export const lesson: Lesson = {
  group: 'adaptive',
  place: 2,
  experiment: { ...digits, steps: 270, evaluate_every: 9 },
  seeds: 16,
  setups: [
    { id: 'adam', arms: pair({ lr: 0.003 }), questions, chart },
    { id: 'adam-large', arms: pair({ lr: 0.03 }), questions, chart },
    { id: 'rmsprop', arms: rmsprop(0.003), questions, chart },
    { id: 'rmsprop-large', arms: rmsprop(0.03), questions, chart },
  ],
};
