import type { Arm, Lesson } from '../lesson';

const sgd = { optimizer: { name: 'sgd', momentum: 0.9 } };
const adam = { optimizer: 'adam' };
const sgdRates = { from: [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3] };
const adamRates = { from: [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1] };

const around = (id: string, change: Arm['change'], rate: { from: number[] }): Arm[] => [
  { id: `${id}-low`, change, rate: { ...rate, times: 0.1 } },
  { id, change, rate },
  { id: `${id}-high`, change, rate: { ...rate, times: 10 } },
];
const three = (id: string) => ({ range: [`${id}-low`, id, `${id}-high`] });

const withKnobs = (id: string, knobs: object): Arm => ({
  id,
  change: { optimizer: { name: 'adam', lr: 0.003, ...knobs } },
});

export const lesson: Lesson = {
  group: 'adaptive',
  place: 1,
  experiment: {
    version: 1,
    seed: 1,
    data: 'digits',
    model: { hidden: [32], activation: 'relu', init: 'he_normal' },
    loss: 'cross_entropy',
    batch: { size: 32 },
    epochs: 8,
    evaluate_every: 20,
  },
  seeds: 10,
  choose: { by: 'testLoss', seeds: 4 },
  setups: [
    {
      id: 'rate',
      arms: [...around('sgd', sgd, sgdRates), ...around('adam', adam, adamRates)],
      chart: { measure: 'testAccuracy', x: 'epochs' },
      questions: [
        {
          id: 'rate',
          quantity: 'testAccuracy',
          a: three('adam'),
          b: three('sgd'),
          compare: 'difference',
          claim: 'below',
          margin: 0.02,
        },
      ],
    },
    {
      id: 'betas',
      arms: [
        withKnobs('default', {}),
        withKnobs('beta1-low', { beta1: 0.5 }),
        withKnobs('beta1-high', { beta1: 0.99 }),
        withKnobs('beta2-low', { beta2: 0.9 }),
        withKnobs('beta2-high', { beta2: 0.9999 }),
      ],
      chart: { measure: 'testAccuracy', x: 'epochs' },
      questions: [
        {
          id: 'betas',
          quantity: 'testAccuracy',
          a: { range: ['default', 'beta1-low', 'beta1-high', 'beta2-low', 'beta2-high'] },
          compare: 'difference',
          claim: 'near',
          margin: 0.02,
        },
      ],
    },
  ],
};
