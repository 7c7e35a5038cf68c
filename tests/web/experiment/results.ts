/** Results of a sweep as they would come from a pool. */
import type { FullExperiment } from '../../../web/src/experiment/document';
import type { Ended, PointResult } from '../../../web/src/experiment/sweep-results';
import type { Evaluation, RunInfo } from '../../../web/src/protocol';

/** Of a run whose losses, and whose accuracies, are these; an evaluation every ten steps. */
export function ended(
  seed: number,
  losses: number[],
  { status = 'finished', seconds = 1 }: Partial<Ended> = {},
): Ended {
  const evaluations = losses.map(
    (loss, i): Evaluation => ({
      step: 10 * i,
      trainLoss: loss,
      testLoss: loss,
      trainAccuracy: 1 - loss,
      testAccuracy: 1 - loss,
    }),
  );
  return { seed, status, steps: 10 * (losses.length - 1), seconds, evaluations };
}

export function point(
  varied: { [path: string]: [index: number, value: unknown] },
  runs: (Ended | null)[],
  { batch = 4, task = 'classification' as RunInfo['task'], loss = 'cross_entropy', lr = 0.1 } = {},
): PointResult {
  const experiment = {
    batch: { size: batch },
    loss: { name: loss },
    optimizer: { name: 'sgd', lr },
  } as unknown as FullExperiment;
  return {
    point: {
      varied: Object.entries(varied).map(([path, [index, value]]) => ({ path, index, value })),
      experiment,
    },
    // Ten rows in batches of four are three steps an epoch.
    info: {
      experiment,
      task,
      testRows: 5,
      trainRows: 10,
      rowsPerEpoch: 10,
      stepsPerEpoch: 3,
    } as RunInfo,
    runs,
  };
}
