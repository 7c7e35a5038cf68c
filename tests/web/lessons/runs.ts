/** Runs as a pool would give them. */
import type { Experiment, FullExperiment } from '../../../web/src/experiment/document';
import type { Evaluation, RunInfo, Trained } from '../../../web/src/protocol';

export const infoOf = (experiment: Experiment) =>
  ({
    experiment: { optimizer: { name: 'sgd', lr: 0.1 }, ...experiment } as FullExperiment,
    task: 'classification',
    testRows: 10,
    trainRows: 100,
    steps: 4,
    stepsPerEpoch: 2,
    rowsPerEpoch: 20,
  }) as RunInfo;

export const evaluation = (step: number, trainLoss: number, testLoss = trainLoss): Evaluation => ({
  step,
  trainLoss,
  testLoss,
  trainAccuracy: 1 - trainLoss,
  testAccuracy: 1 - testLoss,
});

export function trained(
  experiment: Experiment,
  evaluations: Evaluation[],
  { status = 'finished' as Trained['status'], loss = [1, 1, 1, 1], seconds = 1 } = {},
): Trained {
  const columns = {
    lr: new Float32Array(4),
    loss: Float32Array.from(loss),
    gradNorm: new Float32Array(4),
    evaluations,
  };
  const full = { ...experiment, batch: { size: 10 } } as Experiment;
  return { info: infoOf(full), status, columns, seconds };
}
