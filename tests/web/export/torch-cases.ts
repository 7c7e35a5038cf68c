/** Experiments that between them use everything a script can say. */
import type { Choice, Experiment } from '../../../web/src/experiment/document';

export type Cases = { [name: string]: Partial<Experiment> };

export const moons: Experiment = {
  version: 1,
  seed: 3,
  data: 'moons',
  model: { hidden: [8, 8], activation: 'tanh', init: 'glorot_normal' },
  steps: 200,
};

/** A case for each choice, named after it. */
function each<T>(choices: T[], experiment: (choice: T) => Partial<Experiment>): Cases {
  return Object.fromEntries(
    choices.map((choice) => [JSON.stringify(choice), experiment(choice)] as const),
  );
}

export const optimizers = each<Choice>(
  [
    { name: 'sgd', lr: 0.1 },
    { name: 'sgd', lr: 0.1, momentum: 0.9, dampening: 0.5, weight_decay: 0.01 },
    { name: 'sgd', lr: 0.05, momentum: 0.9, nesterov: true },
    { name: 'adagrad', lr: 0.1, lr_decay: 0.01, initial_accumulator_value: 0.1 },
    { name: 'rmsprop' },
    { name: 'rmsprop', lr: 0.003, centered: true, momentum: 0.5 },
    { name: 'adam', lr: 0.01 },
    { name: 'adam', lr: 0.01, beta1: 0.8, amsgrad: true, weight_decay: 0.01 },
    { name: 'adam', lr: 0.003, bias_correction: false, weight_decay: 0.01 },
    { name: 'adamw', lr: 0.01 },
    { name: 'adamw', lr: 0.01, weight_decay: 0 },
    { name: 'adamw', lr: 0.003, bias_correction: false, amsgrad: true },
    { name: 'adadelta' },
    { name: 'adamax', lr: 0.01 },
    { name: 'nadam', lr: 0.01, momentum_decay: 0 },
    { name: 'radam', lr: 0.01 },
    { name: 'asgd', lr: 0.1, t0: 50, averaged: true, lambd: 0.001 },
    { name: 'asgd', lr: 0.1 },
    { name: 'lion', lr: 0.003, weight_decay: 0.1 },
    { name: 'lars', lr: 3, weight_decay: 0.01 },
    { name: 'lamb', lr: 0.005, weight_decay: 0.01 },
    { name: 'muon', beta1: 0.8 },
    { name: 'muon', nesterov: false, adjust_lr: 'match_rms_adamw', weight_decay: 0.1 },
    { name: 'adafactor', lr: 0.05 },
    { name: 'schedule_free_adamw', lr: 0.02, weight_decay: 0.1 },
    { name: 'rprop', eta_minus: 0.4, step_max: 0.1 },
  ],
  (optimizer) => ({ optimizer, ...(optimizer.name === 'rprop' && { batch: { size: 384 } }) }),
);

const momentum = { name: 'sgd', lr: 0.05, momentum: 0.5 };

export const schedules = each<Choice>(
  [
    { name: 'step', step_size: 70 },
    { name: 'multistep', milestones: [50, 50, 120], gamma: 0.5 },
    { name: 'exp', gamma: 0.99, warmup_steps: 20 },
    { name: 'inv' },
    { name: 'poly', power: 2, end_lr: 0.01 },
    { name: 'sigmoid', step_size: 100, gamma: -0.1 },
    { name: 'cosine', min_lr: 0.001 },
    { name: 'sgdr', t_0: 40 },
    { name: 'cyclic', step_size: 30, mode: 'triangular2', max_lr: 0.2 },
    { name: 'cyclic', step_size: 30, mode: 'exp_range', max_lr: 0.2 },
    { name: 'linear', start_factor: 0.2, end_factor: 1, total_iters: 60 },
    { name: 'linear' },
    { name: 'inverse_sqrt', warmup_steps: 30 },
    { name: 'inverse_sqrt', timescale: 10 },
    { name: 'wsd', decay_fraction: 0.4, decay: 'sqrt', min_lr: 0.001 },
    { name: 'wsd', decay: 'cosine' },
    {
      name: 'piecewise',
      points: [
        [10, 0.1],
        [100, 0.02],
        [150, 0.05],
      ],
    },
    {
      name: 'piecewise',
      points: [
        [10, 0.1],
        [100, 0.02],
      ],
      interpolation: 'constant',
    },
    { name: 'one_cycle', max_lr: 0.2 },
    { name: 'one_cycle', three_phase: true, anneal_strategy: 'linear', pct_start: 0.4 },
    { name: 'plateau', patience: 1, factor: 0.5, threshold: 0.2, cooldown: 1, warmup_steps: 10 },
    { name: 'plateau', patience: 0, metric: 'train_loss', threshold_mode: 'abs', threshold: 0.1 },
  ],
  (schedule) => ({ optimizer: momentum, schedule, evaluate_every: 20 }),
);

export const datasets: Cases = {
  ...each(
    ['circle', 'gauss', 'checkerboard', 'spiral', 'xor', 'reg-plane', 'reg-gauss', 'sine'],
    (source) => ({ data: { source, samples: 300, noise: 0.2, train_fraction: 0.7 } }),
  ),
  ...each(['iris', 'penguins', 'breast_cancer', 'digits'], (source) => ({ data: source })),
  unstandardized: { data: { source: 'digits', standardize: false, train_fraction: 0.3 } },
  'no tests': { data: { source: 'moons', train_fraction: 1 }, schedule: 'plateau' },
  inline: {
    data: {
      source: 'inline',
      task: 'regression',
      train: { x: [[0], [1], [2], [4]], y: [1, 3.5, 5, 2] },
      test: { x: [[3]], y: [4] },
    },
    batch: { size: 3, shuffle: false },
    optimizer: { name: 'sgd', lr: 0.02 },
  },
  'inline classes': {
    data: {
      source: 'inline',
      task: 'classification',
      classes: 3,
      train: {
        x: [
          [0, 1],
          [1, 0.5],
          [2, 3],
          [4, -1],
        ],
        y: [1, 0, 2, 2],
      },
    },
    batch: { size: 3, drop_last: true },
  },
};

export const losses: Cases = {
  ...each<Choice>(
    [
      { name: 'cross_entropy', label_smoothing: 0.1 },
      { name: 'binary_cross_entropy', pos_weight: 2 },
      { name: 'focal', gamma: 1.5 },
      { name: 'hinge', margin: 0.5 },
      { name: 'huber', delta: 0.3 },
      { name: 'mae' },
      { name: 'mse' },
      { name: 'mse', output: 'sigmoid', reduction: 'sum' },
      { name: 'mse', output: 'softmax' },
    ],
    (loss) => ({ loss }),
  ),
  ...each<Choice>(
    [{ name: 'huber' }, { name: 'mae' }, { name: 'mse', reduction: 'sum' }],
    (loss) => ({
      loss,
      data: 'sine',
    }),
  ),
};

export const models: Cases = {
  ...each<Choice>(
    [
      { name: 'relu' },
      { name: 'leaky_relu', negative_slope: 0.2 },
      { name: 'sigmoid' },
      { name: 'elu', alpha: 0.5 },
      { name: 'gelu' },
      { name: 'gelu', approximate: 'tanh' },
      { name: 'silu' },
      { name: 'softplus', beta: 2, threshold: 1 },
      { name: 'linear' },
    ],
    (activation) => ({ model: { ...moons.model, activation } }),
  ),
  ...each<Choice | string>(
    [
      'he_normal',
      'he_uniform',
      'glorot_uniform',
      'lecun_normal',
      'lecun_uniform',
      { name: 'uniform', scale: 0.3 },
      'zeros',
    ],
    (init) => ({ model: { ...moons.model, init } }),
  ),
  'linear model': { model: { hidden: [] } },
  'batch norm and dropout': {
    model: {
      hidden: [
        { width: 8, batch_norm: true, dropout: 0.2 },
        { width: 4, dropout: 0.1 },
      ],
    },
    optimizer: { name: 'adam', lr: 0.01 },
  },
  'given weights': {
    data: 'sine',
    model: {
      hidden: [{ width: 2, batch_norm: true }],
      init: {
        name: 'values',
        layers: [
          { weight: [[0.5], [-1]], bias: [0.1, 0.2], gamma: [1, 0.5], beta: [0, 0.1] },
          { weight: [[1, -0.5]], bias: [0.3] },
        ],
      },
    },
  },
  penalties: {
    regularization: { l1: 0.001, l2: 0.01, decay: 0.01, clip_norm: 0.5, clip_value: 0.1 },
  },
};

export const changes: Cases = {
  knobs: {
    optimizer: { name: 'adam', lr: 0.01 },
    changes: [
      { step: 40, optimizer: { lr: 0.02, beta1: 0.5 } },
      { step: 40, optimizer: { weight_decay: 0.1 } },
      { step: 90, schedule: { name: 'step', step_size: 50 } },
      { step: 120, optimizer: { weight_decay: 0 } },
    ],
  },
  'another optimizer': {
    optimizer: { name: 'asgd', lr: 0.1, averaged: true, t0: 10 },
    changes: [
      { step: 50, optimizer: { name: 'lion' }, schedule: { name: 'plateau', patience: 0 } },
      { step: 100, optimizer: { name: 'sgd', lr: 0.05, momentum: 0.9 } },
      { step: 150, optimizer: { nesterov: true } },
    ],
    evaluate_every: 10,
  },
  'an average turned on': {
    optimizer: { name: 'asgd', lr: 0.1, t0: 10 },
    changes: [
      { step: 50, optimizer: { averaged: true } },
      { step: 120, optimizer: { name: 'schedule_free_adamw' } },
    ],
    evaluate_every: 10,
  },
  'a cycle of the momentum left': {
    optimizer: { name: 'sgd', lr: 0.1, momentum: 0.3 },
    schedule: 'one_cycle',
    changes: [{ step: 60, schedule: { name: 'fixed' } }],
  },
  'a cycle of beta1 left': {
    optimizer: { name: 'adam', lr: 0.01 },
    schedule: 'one_cycle',
    changes: [{ step: 60, schedule: { name: 'exp' } }],
  },
  'behind the end': { changes: [{ step: 500, optimizer: { lr: 1 } }] },
};
