import { digits } from '../digits';
import type { Arm, Lesson, Question } from '../lesson';

const losses = {
  entropy: 'cross_entropy',
  mse: { name: 'mse', output: 'softmax' },
};
/** Each optimizer's usual rate, and rates around its best with either loss. */
const optimizers = {
  sgd: { choice: { name: 'sgd', lr: 0.1 }, from: [0.1, 0.3, 1, 3, 10, 30] },
  momentum: {
    choice: { name: 'sgd', lr: 0.1, momentum: 0.9 },
    from: [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
  },
  rmsprop: { choice: { name: 'rmsprop', lr: 0.001 }, from: [0.0003, 0.001, 0.003, 0.01, 0.03] },
  adam: { choice: { name: 'adam', lr: 0.001 }, from: [0.001, 0.003, 0.01, 0.03, 0.1] },
};
const arms: (Arm & { rate: { from: number[] } })[] = Object.entries(losses).flatMap(
  ([loss, value]) =>
    Object.entries(optimizers).map(([name, { choice, from }]) => ({
      id: `${loss}-${name}`,
      change: { loss: value, optimizer: choice },
      rate: { from },
    })),
);
const over = (loss: string) => ({
  range: Object.keys(optimizers).map((name) => `${loss}-${name}`),
});
const chart = { measure: 'testAccuracy', x: 'steps' } as const;

const depends: Question = {
  id: 'depends',
  quantity: 'testAccuracy',
  a: over('mse'),
  b: over('entropy'),
  compare: 'difference',
  claim: 'above',
  margin: 0.01,
};
const questions = [depends];

export const lesson: Lesson = {
  group: 'loss',
  place: 2,
  experiment: { ...digits, steps: 360, evaluate_every: 10 },
  seeds: 12,
  choose: { by: 'testAccuracy', seeds: 4 },
  setups: [
    {
      id: 'usual',
      arms: arms.map(({ rate: _, ...arm }) => arm),
      questions,
      chart,
    },
    { id: 'best-rates', arms, questions, chart },
  ],
};
