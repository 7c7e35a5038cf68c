/** Recipes to begin with. */
import type { Experiment } from './document';

export interface Preset {
  /** Names its words in `locales`. */
  id: 'restarts' | 'momentum' | 'break';
  experiment: Experiment;
  /** The course of its loss, drawn on 176 × 44. */
  sketch: string;
  color: number;
}

export const spiral = {
  version: 1,
  seed: 1,
  data: { source: 'spiral' },
  model: { hidden: [16, 16], activation: 'tanh', init: 'glorot_normal' },
  loss: 'cross_entropy',
  batch: { size: 32 },
  steps: 1750,
  evaluate_every: 25,
} satisfies Experiment;

/** The learning rate falls and is thrown up again; the third cycle is long enough. */
const restarts: Preset = {
  id: 'restarts',
  experiment: {
    ...spiral,
    optimizer: { name: 'adam', lr: 0.02 },
    schedule: { name: 'sgdr', t_0: 250, t_mult: 2 },
  },
  sketch: 'M2 8L40 9L70 10L92 14L104 20L118 26L132 31L148 34L174 38',
  color: 1,
};

/** So much momentum that the curve swings past the points and back; 0.9 would fit them. */
const momentum: Preset = {
  id: 'momentum',
  experiment: {
    ...spiral,
    data: { source: 'sine' },
    loss: 'mse',
    optimizer: { name: 'sgd', lr: 0.05, momentum: 0.99 },
    schedule: 'fixed',
    steps: 1000,
  },
  sketch: 'M2 10L10 34L18 14L26 30L34 12L44 31L54 20L66 34L80 25L96 35L116 30L140 36L174 35',
  color: 3,
};

/** Linear regression at a rate beyond 2/λmax: every step overshoots by more than it came down. */
const tooFast: Preset = {
  id: 'break',
  experiment: {
    ...spiral,
    data: { source: 'reg-plane' },
    model: { hidden: [], activation: 'linear', init: 'glorot_normal' },
    loss: 'mse',
    optimizer: { name: 'sgd', lr: 1.2 },
    schedule: 'fixed',
    steps: 500,
  },
  sketch: 'M2 37L60 37.5L90 36L112 32L128 25L138 16L146 3',
  color: 4,
};

export const examples: Preset[] = [restarts, momentum, tooFast];

export const firstExperiment = restarts.experiment;
