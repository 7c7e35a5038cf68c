/** Recipes that fail, each for one reason, trained and read by the core itself. */
import { describe, expect, it } from 'vitest';
import { setUp } from '../../../web/src/engine/setup';
import { runTask } from '../../../web/src/engine/task-runner';
import type { Experiment } from '../../../web/src/experiment/document';
import { type InstrumentReadings, withPart } from '../../../web/src/experiment/readings';
import { diagnose, instrumentsFor } from '../../../web/src/lab/diagnosis';
import { loadCore, loadLab, tables } from '../core';

async function diagnosisOf(experiment: Experiment) {
  const { trainer, info } = await setUp(await loadCore(), tables, experiment);
  const slice = trainer.run(Number.POSITIVE_INFINITY);
  trainer.delete();
  const diverged =
    slice.status === 'diverged' ? { step: slice.first + slice.loss.length - 1 } : null;
  let readings: InstrumentReadings[] = [];
  const context = { lab: await loadLab(), tables, now: () => performance.now() };
  const instruments = instrumentsFor(info.experiment, diverged?.step ?? info.steps);
  await runTask(
    context,
    'instruments',
    { experiment: info.experiment, instruments },
    ({ part }) => {
      if (part) readings = withPart(readings, part);
    },
  );
  const { evaluations } = slice;
  return diagnose(
    {
      experiment: info.experiment,
      diverged,
      firstLoss: evaluations[0]!.trainLoss,
      lastLoss: evaluations.at(-1)!.trainLoss,
    },
    readings,
  );
}

const moons = (more: Partial<Experiment>): Experiment => ({
  version: 1,
  data: 'moons',
  steps: 200,
  ...more,
});

/** One row and one weight: the loss is w², whose curvature is 2. */
const quadratic = (lr: number): Experiment => ({
  version: 1,
  data: {
    source: 'inline',
    task: 'regression',
    train: { x: [[1], [-1]], y: [0, 0] },
  },
  model: { hidden: [], init: { name: 'values', layers: [{ weight: [[1]], bias: [0] }] } },
  batch: { size: 2 },
  optimizer: { name: 'sgd', lr },
  steps: 500,
});

describe('the diagnosis', () => {
  it('says that the curvature was over the threshold, and by how much', async () => {
    const found = await diagnosisOf(quadratic(3));
    expect(found).toMatchObject({ cause: 'unstable', change: { path: 'optimizer.lr' } });
    // λ = 2 against 2/η: three times too steep.
    expect(found?.measured).toBeCloseTo(3, 3);
    expect(found?.change.value).toBe(0.5);
    expect(await diagnosisOf(quadratic(found?.change.value as number))).toBeNull();
  });

  it.each([
    ['moons, ReLU, 20', moons({ optimizer: { name: 'sgd', lr: 20 } }), 'relu'],
    ['moons, ReLU, 900', moons({ optimizer: { name: 'sgd', lr: 900 } }), 'relu'],
    ['moons, leaky ReLU, 900', moons({ optimizer: { name: 'sgd', lr: 900 } }), 'leaky_relu'],
    ['moons, tanh, 900', moons({ optimizer: { name: 'sgd', lr: 900 } }), 'tanh'],
  ])(
    'offers a rate that mends one that is far too large: %s',
    async (_, experiment, activation) => {
      const model = { hidden: [16, 16], activation };
      const found = await diagnosisOf({ ...experiment, model });
      expect(found).toMatchObject({ cause: 'unstable', change: { path: 'optimizer.lr' } });
      const lr = found?.change.value as number;
      expect(
        await diagnosisOf({ ...experiment, model, optimizer: { name: 'sgd', lr } }),
      ).toBeNull();
    },
  );

  it('says that numbers overflowed where nothing was too steep before', async () => {
    const experiment = quadratic(0.1);
    experiment.model = {
      hidden: [],
      init: { name: 'values', layers: [{ weight: [[1e25]], bias: [0] }] },
    };
    expect(await diagnosisOf(experiment)).toMatchObject({
      cause: 'overflow',
      step: 0,
      change: { path: 'regularization.clip_norm', value: 1 },
    });
  });

  it('says nothing of a run whose steps have no threshold to be held against', async () => {
    expect(
      await diagnosisOf({ ...quadratic(0.1), optimizer: { name: 'lion', lr: 1e38 } }),
    ).toBeNull();
  });

  it('goes by the rate that was in force', async () => {
    const changes = [{ step: 100, optimizer: { lr: 3 } }];
    const found = await diagnosisOf({ ...quadratic(0.01), changes });
    expect(found).toMatchObject({ cause: 'unstable', change: { value: 0.5 } });
  });

  it('goes by the rate of a schedule that has its own', async () => {
    const found = await diagnosisOf({
      ...quadratic(0.01),
      schedule: { name: 'piecewise', points: [[0, 3]] },
    });
    expect(found).toMatchObject({ cause: 'unstable', change: { value: 0.5 } });
  });

  it('says which layer is dead', async () => {
    const layer = (out: number, inputs: number, bias: number) => ({
      weight: Array.from({ length: out }, () => Array<number>(inputs).fill(0.1)),
      bias: Array<number>(out).fill(bias),
    });
    const found = await diagnosisOf(
      moons({
        model: {
          hidden: [4, 4],
          activation: 'relu',
          init: { name: 'values', layers: [layer(4, 2, 1), layer(4, 4, -50), layer(2, 4, 0)] },
        },
      }),
    );
    expect(found).toMatchObject({
      cause: 'dead',
      step: 0,
      layer: 2,
      measured: 1,
      change: { path: 'model.activation', value: { name: 'leaky_relu' } },
    });
  });

  it('says that outputs are saturated under a squared error', async () => {
    const far = {
      weight: [
        [0, 0],
        [0, 0],
      ],
      bias: [12, -12],
    };
    const found = await diagnosisOf(
      moons({
        model: { hidden: [], init: { name: 'values', layers: [far] } },
        loss: { name: 'mse', output: 'sigmoid' },
      }),
    );
    expect(found).toMatchObject({
      cause: 'saturated',
      change: { path: 'loss', value: { name: 'cross_entropy' } },
    });
    // About half of the rows are of the class that is taken for the other.
    expect(found?.measured).toBeGreaterThan(0.3);
  });

  it('says that the steps are too short', async () => {
    const found = await diagnosisOf(moons({ optimizer: { name: 'sgd', lr: 1e-7 } }));
    expect(found).toMatchObject({ cause: 'slow', change: { path: 'optimizer.lr' } });
    expect(found?.change.value).toBeGreaterThan(1e-4);
    const mended = moons({ optimizer: { name: 'sgd', lr: found?.change.value as number } });
    expect(await diagnosisOf(mended)).toBeNull();
  });

  it('says nothing of a run that comes down', async () => {
    expect(await diagnosisOf(moons({ optimizer: { name: 'sgd', lr: 0.1 } }))).toBeNull();
  });
});
