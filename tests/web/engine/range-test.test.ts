import { describe, expect, it } from 'vitest';
import { Pool, type PoolWorker } from '../../../web/src/engine/pool';
import { runRangeTest } from '../../../web/src/engine/range-test';
import type { Experiment, FullExperiment } from '../../../web/src/experiment/document';
import type { Measured } from '../../../web/src/experiment/range-test/curve';
import { rangeTestDefaults, ratesOf } from '../../../web/src/experiment/range-test/read';
import type { Fault, HistoryColumns, Reply, Request, RunInfo } from '../../../web/src/protocol';

const recipe: Experiment = { version: 1, data: 'moons', schedule: 'exp', epochs: 3 };
const test = { ...rangeTestDefaults, steps: 60, seeds: 2 };

/** Losses that tell the seed. */
const columnsOf = (seed: number, length: number): HistoryColumns => ({
  lr: new Float32Array(length),
  loss: new Float32Array(length).fill(seed),
  gradNorm: new Float32Array(length),
  evaluations: [],
});

const infoOf = (experiment: Experiment) =>
  ({ task: 'regression', experiment: { seed: 5, ...experiment } as FullExperiment }) as RunInfo;

/** A pool of one worker, and what it was asked. */
function poolThat(train: (experiment: Experiment) => Partial<Reply>[], refuse?: Fault) {
  const asked: Request[] = [];
  const pool = new Pool(
    1,
    (heard): PoolWorker => ({
      post(request) {
        asked.push(request);
        const { run, type, experiment } = request as Extract<Request, { type: 'train' }>;
        const checked = refuse
          ? { type: 'fault', request: 'check', fault: refuse }
          : { type: 'checked', info: infoOf(experiment) };
        const replies = (type === 'train' ? train(experiment) : [checked]) as Partial<Reply>[];
        queueMicrotask(() => {
          for (const reply of replies) heard({ run, ...reply } as Reply);
        });
      },
      terminate() {},
    }),
  );
  return { pool, asked };
}

const trains = (experiment: Experiment): Partial<Reply>[] => {
  const info = infoOf(experiment);
  const columns = columnsOf(experiment.seed ?? 0, 60);
  return [
    { type: 'progress', step: 30, steps: 60, columns: columnsOf(experiment.seed ?? 0, 30) },
    { type: 'trained', result: { info, status: 'finished', columns, seconds: 1 } },
  ];
};

describe('a range test on a pool', () => {
  it('asks about the recipe itself, then trains it under the rates, once a seed', async () => {
    const { pool, asked } = poolThat(trains);
    const runs = await runRangeTest(pool, recipe, test);
    expect(runs.map(({ info }) => info.experiment.seed)).toEqual([5, 6]);
    expect(asked[0]).toMatchObject({ type: 'check', experiment: recipe });
    const points = ratesOf(test).map((rate, step) => [step, rate]);
    expect(asked[1]).toMatchObject({
      type: 'train',
      experiment: { seed: 5, steps: 60, schedule: { name: 'piecewise', points } },
    });
  });

  it('shows the first seed as it goes, then the mean of those that have ended', async () => {
    const { pool } = poolThat(trains);
    const shown: number[][] = [];
    const parts: number[] = [];
    await runRangeTest(pool, recipe, test, {
      progress: (part) => parts.push(part),
      measured: (runs: Measured[]) => shown.push(runs.map(({ columns }) => columns.loss.length)),
    });
    expect(shown).toEqual([[30], [60], [60, 60]]);
    expect(parts).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it('throws what the core refuses', async () => {
    const fault: Fault = {
      code: 'document',
      path: 'schedule.gamma',
      message: 'schedule.gamma: no',
    };
    const { pool, asked } = poolThat(trains, fault);
    await expect(runRangeTest(pool, recipe, test)).rejects.toMatchObject(fault);
    expect(asked.length).toBe(1);
  });

  it('tells why a run failed, and gives the others', async () => {
    const fault: Fault = { code: 'engine', path: '', message: 'no memory' };
    const told: Fault[] = [];
    const { pool } = poolThat((experiment) =>
      experiment.seed === 5 ? [{ type: 'fault', request: 'train', fault }] : trains(experiment),
    );
    const runs = await runRangeTest(pool, recipe, test, { failed: (it) => told.push(it) });
    expect(runs.map(({ info }) => info.experiment.seed)).toEqual([6]);
    expect(told).toEqual([fault]);
  });

  it('gives nothing when it is stopped', async () => {
    const { pool } = poolThat(() => []);
    const all = runRangeTest(pool, recipe, test);
    setTimeout(() => pool.stop());
    expect(await all).toEqual([]);
  });
});
