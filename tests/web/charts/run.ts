/** Runs to draw, as the page would have them. */
import type { FullExperiment } from '../../../web/src/experiment/document';
import type { Run } from '../../../web/src/experiment/run';
import type { Series } from '../../../web/src/protocol';

export function series(step: number[], value: number[], perStep = 0.01): Series {
  return {
    step: Float64Array.from(step),
    seconds: Float32Array.from(step, (t) => t * perStep),
    value: Float32Array.from(value),
  };
}

export function experiment(given: Partial<FullExperiment> = {}): FullExperiment {
  return {
    version: 1,
    name: 'test',
    seed: 1,
    data: { source: 'spiral' },
    model: { hidden: [16], activation: { name: 'tanh' }, init: { name: 'glorot_normal' } },
    loss: { name: 'cross_entropy' },
    optimizer: { name: 'sgd', lr: 0.1 },
    schedule: { name: 'fixed' },
    regularization: { l1: 0, l2: 0, decay: 0 },
    batch: { size: 32, shuffle: true, drop_last: false },
    steps: 100,
    evaluate_every: 10,
    changes: [],
    ...given,
  };
}

export function run(given: Partial<Run> = {}): Run {
  const document = given.experiment ?? experiment();
  return {
    id: 1,
    name: 'test',
    color: 1,
    dashed: false,
    visible: true,
    kept: false,
    experiment: document,
    info: {
      experiment: document,
      task: 'classification',
      features: 2,
      outputs: 2,
      classNames: [],
      featureNames: [],
      trainRows: 320,
      testRows: 160,
      parameters: 1,
      steps: 100,
      stepsPerEpoch: 10,
      rowsPerEpoch: 320,
      image: null,
    },
    points: null,
    state: 'running',
    step: 50,
    seconds: 0.5,
    stepsPerSecond: 100,
    latest: { loss: 0.5, smoothed: 0.4, lr: 0.1, gradNorm: 1, gradNormSmoothed: 2 },
    evaluation: null,
    firstEvaluation: null,
    series: {},
    planned: null,
    picture: null,
    hasPast: true,
    diverged: null,
    fork: null,
    ...given,
  };
}
