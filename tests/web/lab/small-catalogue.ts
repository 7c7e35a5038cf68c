/** A catalogue small enough to reason about, shaped as the core's. */
import type { Catalogue, Entry, Knob } from '../../../web/src/experiment/catalogue';

export function knob(name: string, fallback: Knob['default'], more: Partial<Knob> = {}): Knob {
  return {
    name,
    label: name.replaceAll('_', ' '),
    symbol: '',
    type: 'number',
    default: fallback,
    min: null,
    max: null,
    minOpen: false,
    maxOpen: false,
    slider: null,
    choices: [],
    help: '',
    advanced: false,
    live: false,
    ...more,
  };
}

function entry(name: string, label: string, knobs: Knob[] = []): Entry {
  return { name, label, formula: '', source: '', help: '', knobs };
}

const live = { live: true };
const lr = (rate: number) => knob('lr', rate, { label: 'learning rate', ...live });
const warmup = knob('warmup_steps', 0, { type: 'integer', ...live });
const samples = knob('samples', 100, { type: 'integer' });

export const catalogue: Catalogue = {
  version: '0',
  optimizers: [
    entry('sgd', 'SGD', [
      lr(0.1),
      knob('momentum', 0, live),
      knob('nesterov', false, { type: 'boolean', ...live }),
    ]),
    entry('adagrad', 'AdaGrad', [lr(0.01), knob('initial_sum', 0)]),
    entry('adam', 'Adam', [lr(0.001), knob('beta1', 0.9, live), knob('weight_decay', 0, live)]),
    entry('adamw', 'AdamW', [
      lr(0.001),
      knob('beta1', 0.9, live),
      knob('weight_decay', 0.01, live),
    ]),
    entry('rmsprop', 'RMSProp', [lr(0.01), knob('momentum', 0, live)]),
  ],
  schedules: [
    entry('fixed', 'Fixed', [warmup]),
    entry('step', 'Step', [knob('gamma', 0.1, live), knob('step_size', 500, live), warmup]),
    entry('sgdr', 'SGDR, warm restarts', [knob('t_0', 200, live), warmup]),
    entry('cyclic', 'Cyclic', [knob('max_lr', 0.5, live), knob('step_size', 200, live)]),
    entry('piecewise', 'By hand', [
      knob(
        'points',
        [
          [0, 0.1],
          [500, 0.01],
        ],
        { type: 'points', ...live },
      ),
    ]),
    entry('multistep', 'Multistep', [
      knob('milestones', [500, 800], { type: 'integers', ...live }),
    ]),
  ],
  losses: [
    { ...entry('cross_entropy', 'Cross-entropy'), tasks: ['classification'], classes: 0 },
    { ...entry('mse', 'Mean squared error'), tasks: ['classification', 'regression'], classes: 0 },
    {
      ...entry('huber', 'Huber', [knob('delta', 1)]),
      tasks: ['classification', 'regression'],
      classes: 0,
    },
  ],
  activations: [entry('relu', 'ReLU'), entry('tanh', 'tanh')],
  initializers: [entry('he_normal', 'He normal'), entry('zeros', 'Zeros')],
  datasets: [
    dataset('spiral', 'Spiral', 'classification', [samples, knob('noise', 0.1)]),
    dataset('moons', 'Moons', 'classification', [samples, knob('noise', 0.2)]),
    dataset('plane', 'Plane', 'regression', [samples]),
    dataset('iris', 'Iris', 'classification', []),
  ],
  data: [knob('train_fraction', 0.8), knob('standardize', true, { type: 'boolean' })],
  layer: [knob('width', 16), knob('batch_norm', false), knob('dropout', 0)],
  regularization: [knob('l1', 0), knob('l2', 0), knob('clip_norm', null)],
  batch: [knob('size', 32, { type: 'integer', label: 'batch size' })],
  run: [
    knob('seed', 1, { type: 'integer' }),
    knob('steps', 1000, { type: 'integer' }),
    knob('epochs', null, { type: 'integer' }),
    knob('evaluate_every', 50, { type: 'integer' }),
  ],
};

function dataset(
  name: string,
  label: string,
  task: 'classification' | 'regression',
  knobs: Knob[],
): Catalogue['datasets'][number] {
  const classes = task === 'classification' ? 2 : 0;
  const kind = knobs.length > 0 ? 'generated' : 'bundled';
  return { ...entry(name, label, knobs), task, kind, features: 2, classes, licence: '' };
}
