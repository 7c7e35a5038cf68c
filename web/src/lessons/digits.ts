/** A recipe that many lessons share: small pictures of digits, a network that trains in a moment. */
import type { Experiment } from '../experiment/document';

export const digits = {
  version: 1,
  seed: 1,
  data: 'digits',
  model: { hidden: [32], activation: 'relu', init: 'he_normal' },
  loss: 'cross_entropy',
  optimizer: { name: 'sgd', lr: 0.1 },
  batch: { size: 32 },
} as const satisfies Experiment;
