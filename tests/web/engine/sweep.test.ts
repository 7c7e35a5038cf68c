import { describe, expect, it } from 'vitest';
import { Pool, type PoolWorker } from '../../../web/src/engine/pool';
import { runSweep } from '../../../web/src/engine/sweep';
import type { Choice, Experiment, FullExperiment } from '../../../web/src/experiment/document';
import { readSweep } from '../../../web/src/experiment/sweep';
import { countFinished, spreadAtEnd } from '../../../web/src/experiment/sweep-results';
import type { Fault, Reply, Request, RunInfo, Trained } from '../../../web/src/protocol';

const sweep = readSweep({
  version: 1,
  data: 'moons',
  sweep: { vary: { 'optimizer.lr': [0.1, 0.2] }, seeds: 3 },
});

type Asked = Extract<Request, { type: 'train' }>;

const rateOf = ({ optimizer }: Experiment) => (optimizer as Choice).lr as number;

const infoOf = (experiment: Experiment) =>
  ({
    experiment: { ...experiment, seed: experiment.seed ?? 5 } as FullExperiment,
    task: 'regression',
    testRows: 10,
  }) as RunInfo;

/** Of a run whose test loss is its rate times its seed. */
function trained(experiment: Experiment): Trained {
  const testLoss = rateOf(experiment) * (experiment.seed ?? Number.NaN);
  const evaluation = { step: 9, testLoss, trainLoss: 0, trainAccuracy: 0, testAccuracy: 0 };
  const none = new Float32Array(9);
  const columns = { lr: none, loss: none, gradNorm: none, evaluations: [evaluation] };
  return { info: infoOf(experiment), status: 'finished', columns, seconds: 1 };
}

/** A pool of one worker that takes every point and answers runs as the test says. */
function poolThat(answer: (request: Asked, pool: Pool) => Partial<Reply>[]): Pool {
  const pool = new Pool(1, (heard): PoolWorker => {
    const say = (reply: Partial<Reply>, run: number) => heard({ run, ...reply } as Reply);
    return {
      post(request) {
        if (request.type === 'check') {
          const info = infoOf(request.experiment);
          queueMicrotask(() => say({ type: 'checked', info }, request.run));
        } else if (request.type === 'train') {
          queueMicrotask(() => {
            for (const reply of answer(request, pool)) say(reply, request.run);
          });
        }
      },
      terminate() {},
    };
  });
  return pool;
}

const trains = ({ experiment }: Asked): Partial<Reply>[] => [
  { type: 'trained', result: trained(experiment) },
];

describe('a sweep on a pool', () => {
  it('gives the points’ results, one run for each seed from the document’s own on', async () => {
    const results = await runSweep(poolThat(trains), sweep);
    expect(results.map(({ point }) => point)).toEqual(sweep.points);
    expect(results.map(({ runs }) => runs.map((run) => run?.seed))).toEqual([
      [5, 6, 7],
      [5, 6, 7],
    ]);
    expect(results[0]?.runs[0]).toMatchObject({ status: 'finished', steps: 9, seconds: 1 });
    const spread = spreadAtEnd(results[1]!, 'testLoss');
    expect(spread?.mean).toBeCloseTo(0.2 * 6, 12);
    expect(spread?.sd).toBeCloseTo(0.2, 12);
    expect(spreadAtEnd(results[1]!, 'testAccuracy')).toBeNull();
  });

  it('tells how far it has come, within runs as well', async () => {
    const parts: number[] = [];
    const pool = poolThat((request) => [
      { type: 'progress', step: 50, steps: 100 },
      ...trains(request),
    ]);
    await runSweep(pool, sweep, { progress: (part) => parts.push(part) });
    expect(parts.map((part) => Math.round(part * 12))).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
  });

  it('leaves diverged and failed runs out of the means, and says why one failed', async () => {
    const fault: Fault = { code: 'engine', message: 'no memory', path: '' };
    const told: Fault[] = [];
    const pool = poolThat(({ experiment }) => {
      if (experiment.seed === 6) return [{ type: 'fault', request: 'train', fault }];
      const status = experiment.seed === 7 ? 'diverged' : 'finished';
      return [{ type: 'trained', result: { ...trained(experiment), status } }];
    });
    const [first] = await runSweep(pool, sweep, { failed: (it) => told.push(it) });
    expect(first?.runs.map((run) => [run?.status, run?.steps])).toEqual([
      ['finished', 9],
      ['failed', 0],
      ['diverged', 8],
    ]);
    expect(countFinished(first!)).toBe(1);
    expect(spreadAtEnd(first!, 'testLoss')).toEqual({ mean: 0.5, sd: Number.NaN });
    expect(told).toEqual([fault, fault]);
  });

  it('shows results while it goes on, and ends early when the pool is stopped', async () => {
    let seen = 0;
    const pool = poolThat(trains);
    const results = await runSweep(pool, sweep, {
      begin: (begun) => {
        expect(begun.every(({ runs }) => runs.every((run) => run === null))).toBe(true);
      },
      ended(result, run) {
        expect(result.runs).toContain(run);
        if (++seen === 4) pool.stop();
      },
    });
    expect(results.map(({ runs }) => runs.filter(Boolean).length)).toEqual([2, 2]);
  });
});
