/** Rates that are read off range tests, and where a chosen rate goes. */
import { describe, expect, it } from 'vitest';
import { Pool, type PoolWorker } from '../../../web/src/engine/pool';
import type { Choice, Experiment } from '../../../web/src/experiment/document';
import { experimentOf } from '../../../web/src/lessons/arms';
import { Choices } from '../../../web/src/lessons/choose';
import type { Arm, Lesson, Setup } from '../../../web/src/lessons/lesson';
import type { Evaluation, Trained } from '../../../web/src/protocol';
import { evaluation, infoOf } from './runs';

const test = { from: 1e-4, to: 100, steps: 301 };
const arms: Arm[] = [
  { id: 'lower', change: {}, rate: { test, bound: 'lower' } },
  { id: 'upper', change: {}, rate: { test, bound: 'upper', times: 10 } },
];
const setup: Setup = {
  ...{ id: 'one', arms, questions: [] },
  chart: { measure: 'testAccuracy', x: 'steps' },
};
const lesson: Lesson = {
  ...{ group: 'rate', place: 1, seeds: 2, setups: [setup] },
  experiment: { version: 1, data: 'moons', optimizer: { name: 'sgd', lr: 0.5 }, epochs: 3 },
  choose: { by: 'testLoss', seeds: 3 },
};

/** It learns from a rate of 0.01 on, has learnt all at 1, and is thrown out beyond 10. */
function learning(experiment: Experiment): Trained {
  const points = (experiment.schedule as Choice).points as number[][];
  const accuracyAt = (rate: number) =>
    rate > 10 ? 0.1 : 0.1 + 0.8 * Math.min(Math.max(Math.log10(rate) / 2 + 1, 0), 1);
  const learnt = points.map(([, rate]) => accuracyAt(rate as number));
  const loss = Float32Array.from(learnt, (accuracy) => 2 * (1 - accuracy));
  const evaluations = points.flatMap((_, step): Evaluation[] =>
    step % 8 === 0 ? [{ ...evaluation(step, 1), testAccuracy: learnt[step] as number }] : [],
  );
  const columns = { lr: loss, loss, gradNorm: loss, evaluations };
  return { info: infoOf(experiment), status: 'finished', columns, seconds: 1 };
}

const stuck = (experiment: Experiment): Trained => {
  const run = learning(experiment);
  return { ...run, columns: { ...run.columns, loss: run.columns.loss.map(() => 2) } };
};

async function chosen(train: (experiment: Experiment) => Trained) {
  const asked: Experiment[] = [];
  const pool = new Pool(
    1,
    (heard): PoolWorker => ({
      post(request) {
        if (request.type !== 'train') return;
        asked.push(request.experiment);
        queueMicrotask(() =>
          heard({ type: 'trained', run: request.run, result: train(request.experiment) }),
        );
      },
      terminate() {},
    }),
  );
  const choices = new Choices(lesson, 7);
  await choices.jobs.train(pool, () => {});
  return { asked, of: (arm: number) => choices.of(setup, arms[arm] as Arm) };
}

describe('a range test', () => {
  it('is made once for all who ask, on other seeds, and both bounds are read off it', async () => {
    const { asked, of } = await chosen(learning);
    expect(asked.map(({ seed, steps }) => [seed, steps])).toEqual([
      [1_000_007, 301],
      [1_000_008, 301],
      [1_000_009, 301],
    ]);
    const lower = of(0);
    const { bounds } = lower as { bounds: { lower: number; upper: number } };
    expect(of(1)).toEqual({ bounds, best: bounds.upper });
    expect(lower?.best).toBe(bounds.lower);
    // Where a tenth of the rise is made, and where it ends, to a factor of two.
    expect(Math.abs(Math.log2(bounds.lower / 0.016))).toBeLessThan(1);
    expect(Math.abs(Math.log2(bounds.upper / 1))).toBeLessThan(1);
  });

  it('that finds nothing says so', async () => {
    const { of } = await chosen(stuck);
    expect(() => of(0)).toThrow('The range test from seed 1000007 on finds no rate that learns.');
  });
});

describe('a chosen rate', () => {
  it('is the optimizer’s, unless the arm says where it goes', () => {
    const [plain] = arms as [Arm];
    expect(experimentOf(lesson, setup, plain, 0.3).optimizer).toEqual({ name: 'sgd', lr: 0.3 });
    const at = { 'schedule.max_lr': 1, 'optimizer.lr': 0.1 };
    const cyclic: Arm = {
      ...{ id: 'cyclic', change: { schedule: 'cyclic' } },
      rate: { from: [0.3], at },
    };
    expect(experimentOf(lesson, setup, cyclic, 0.3)).toMatchObject({
      optimizer: { name: 'sgd', lr: 0.03 },
      schedule: { name: 'cyclic', max_lr: 0.3 },
    });
  });
});
