/** What the menu has besides the recipes to begin with. */
import type { Experiment } from './document';
import { spiral } from './presets';

export interface Further {
  /** Names its words in `locales`. */
  id: 'digits' | 'curve' | 'noise';
  experiment: Experiment;
}

export const furtherExamples: readonly Further[] = [
  {
    id: 'digits',
    experiment: {
      version: 1,
      seed: 1,
      data: { source: 'digits' },
      model: { hidden: [64], activation: 'relu', init: 'he_normal' },
      optimizer: { name: 'adam', lr: 0.005 },
      schedule: { name: 'sgdr', t_0: 100, t_mult: 2 },
      batch: { size: 32 },
      steps: 700,
      evaluate_every: 20,
    },
  },
  {
    id: 'curve',
    experiment: {
      ...spiral,
      data: { source: 'sine' },
      loss: 'mse',
      optimizer: { name: 'adam', lr: 0.01 },
      schedule: 'poly',
      steps: 1500,
    },
  },
  {
    id: 'noise',
    experiment: {
      ...spiral,
      data: { source: 'moons' },
      optimizer: { name: 'sgd', lr: 0.05 },
      schedule: { name: 'step', gamma: 0.1, step_size: 1500 },
      batch: { size: 1 },
      steps: 3000,
    },
  },
];
