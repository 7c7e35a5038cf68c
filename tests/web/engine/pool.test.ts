import { describe, expect, it } from 'vitest';
import { Pool, type RunResult } from '../../../web/src/engine/pool';
import type { Experiment } from '../../../web/src/experiment/document';
import type { Reply, Request, Trained } from '../../../web/src/protocol';

const experiments = (count: number): Experiment[] =>
  Array.from({ length: count }, (_, i) => ({ version: 1, data: 'moons', seed: i }));

/** A worker that does what the test tells it to. */
class FakeWorker {
  readonly heard: Request[] = [];
  terminated = false;

  constructor(
    private readonly heardReply: (reply: Reply) => void,
    readonly die: (reason?: string) => void,
  ) {}

  post(request: Request): void {
    this.heard.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  /** Seeds of the experiments it was given. */
  get seeds(): (number | undefined)[] {
    return this.heard.map((request) => 'experiment' in request && request.experiment.seed) as [];
  }
  say(reply: Partial<Reply>): void {
    const { run } = this.heard.at(-1) as { run: number };
    this.heardReply({ run, ...reply } as Reply);
  }
  /** Ends the run it has; its result can be told by its seconds. */
  finish(seconds = 0): void {
    this.say({ type: 'trained', result: { seconds } as Trained });
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

function poolOf(size: number) {
  const workers: FakeWorker[] = [];
  const results: [number, RunResult][] = [];
  const pool = new Pool(size, (heard, died) => {
    const worker = new FakeWorker(heard, died);
    workers.push(worker);
    return worker;
  });
  return {
    pool,
    workers,
    results,
    run: (count: number) =>
      pool.run(experiments(count), { done: (index, result) => results.push([index, result]) }),
  };
}

const faultWith = (message: RegExp) => ({
  fault: { code: 'engine', path: '', message: expect.stringMatching(message) },
});

describe('a pool', () => {
  it('starts no more workers than it may, nor more than there are runs', async () => {
    const { workers, run } = poolOf(3);
    run(2);
    expect(workers.length).toBe(2);
    run(5);
    expect(workers.length).toBe(3);
  });

  it('gives each worker one run at a time, in order, and tells what ends as it ends', async () => {
    const { workers, results, run } = poolOf(2);
    const all = run(4);
    const [a, b] = workers as [FakeWorker, FakeWorker];
    expect([a.seeds, b.seeds]).toEqual([[0], [1]]);
    b.finish(1);
    expect(b.seeds).toEqual([1, 2]);
    b.finish(2);
    a.finish(0);
    expect([a.seeds, b.seeds]).toEqual([[0], [1, 2, 3]]);
    await settled();
    expect(results.map(([index]) => index)).toEqual([1, 2, 0]);
    b.finish(3);
    await all;
    for (const [index, result] of results) expect(result).toEqual({ seconds: index });
    expect(workers.some(({ terminated }) => terminated)).toBe(false);
  });

  it('tells how far each run has come', () => {
    const { pool, workers } = poolOf(2);
    const told: number[][] = [];
    pool.run(experiments(2), { done() {}, progress: (...now) => told.push(now) });
    workers[1]?.say({ type: 'progress', step: 30, steps: 100 });
    expect(told).toEqual([[1, 30, 100]]);
    expect(workers[0]?.heard.some((request) => 'reports' in request)).toBe(false);
  });

  it('tells what each has measured, where that is asked for', () => {
    const { pool, workers } = poolOf(2);
    const told: unknown[] = [];
    pool.run(experiments(2), { done() {}, measured: (...now) => told.push(now) });
    expect(workers[1]?.heard[0]).toMatchObject({ type: 'train', reports: true });
    const none = new Float32Array();
    const columns = { lr: none, loss: none, gradNorm: none, evaluations: [] };
    workers[1]?.say({ type: 'progress', step: 30, steps: 100, columns });
    expect(told).toEqual([[1, columns]]);
  });

  it('takes what the core refuses for the run’s result and goes on', async () => {
    const { workers, results, run } = poolOf(1);
    const all = run(2);
    const fault = { code: 'document', message: 'seed: no', path: 'seed' } as const;
    workers[0]?.say({ type: 'fault', request: 'train', fault });
    workers[0]?.finish();
    await all;
    expect(results[0]).toEqual([0, { fault }]);
    expect(results[1]).toEqual([1, { seconds: 0 }]);
    expect(workers.length).toBe(1);
  });

  it('asks the core about experiments', async () => {
    const { pool, workers } = poolOf(1);
    const answers = pool.check(experiments(1));
    expect(workers[0]?.heard[0]?.type).toBe('check');
    workers[0]?.say({ type: 'checked' });
    expect(await answers).toMatchObject([{ type: 'checked' }]);
  });

  it('stops at once, for good, and may be used again', async () => {
    const { workers, results, pool, run } = poolOf(2);
    const all = run(5);
    const late = workers[0];
    workers[1]?.finish();
    await settled();
    pool.stop();
    await all;
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
    late?.finish();
    late?.die();
    await settled();
    expect(results.map(([index]) => index)).toEqual([1]);

    const again = run(1);
    expect(workers.length).toBe(3);
    workers[2]?.finish();
    await again;
    expect(results.length).toBe(2);
  });
});

describe('a pool that is prepared', () => {
  const prepared = (size: number) => {
    const of = poolOf(size);
    of.pool.prepare({ version: 1, data: 'moons', seed: 7, steps: 3000 });
    return of;
  };

  it('starts every worker ahead, once, with a short run for no one', async () => {
    const { pool, workers, results, run } = prepared(3);
    pool.prepare({ version: 1, data: 'moons', seed: 8 });
    expect(workers.map(({ heard }) => heard)).toEqual(
      Array(3).fill([
        { type: 'train', run: 0, experiment: expect.objectContaining({ seed: 7, steps: 50 }) },
      ]),
    );
    for (const worker of workers) worker.finish(99);
    await settled();
    const all = run(3);
    expect(workers.map(({ seeds }) => seeds)).toEqual([0, 1, 2].map((seed) => [7, seed]));
    for (const [i, worker] of workers.entries()) worker.finish(i);
    await all;
    expect(results).toEqual([0, 1, 2].map((i) => [i, { seconds: i }]));
  });

  it('keeps workers that rest at a stop, and replaces the others after it', async () => {
    const { pool, workers, run } = prepared(2);
    const all = run(1);
    pool.stop();
    await all;
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(workers.length).toBe(2);
    await settled();
    expect(workers.length).toBe(3);
    expect(workers[2]?.seeds).toEqual([7]);
    pool.stop();
    await settled();
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false, false]);
  });

  it('lets idle workers go when it rests, and has others once it is prepared anew', async () => {
    const { pool, workers, run } = prepared(2);
    const all = run(1);
    pool.rest();
    expect(workers.map(({ terminated }) => terminated)).toEqual([false, true]);
    workers[0]?.finish();
    await all;
    pool.prepare({ version: 1, data: 'moons', seed: 8, epochs: 3 });
    expect(workers.length).toBe(3);
    expect(workers[2]?.heard[0]).toEqual({
      ...{ type: 'train', run: 0 },
      experiment: { version: 1, data: 'moons', seed: 8, steps: 50 },
    });
  });

  it('has no workers left once it is closed', async () => {
    const { pool, workers, run } = prepared(2);
    const all = run(1);
    pool.close();
    await all;
    await settled();
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true]);
  });
});

describe('a worker that dies', () => {
  it('is replaced, and its run is made again', async () => {
    const { workers, results, run } = poolOf(1);
    const all = run(3);
    workers[0]?.finish(0);
    workers[0]?.die('memory access out of bounds');
    expect(workers[0]?.terminated).toBe(true);
    expect(workers[1]?.seeds).toEqual([1]);
    workers[1]?.finish(1);
    workers[1]?.finish(2);
    await all;
    expect(results.map(([index]) => index)).toEqual([0, 1, 2]);
  });

  it('fails the run when another one dies of it as well; the others are made', async () => {
    const { workers, results, run } = poolOf(1);
    const all = run(3);
    workers[0]?.finish(0);
    workers[0]?.die('out of memory');
    workers[1]?.die('out of memory');
    workers[2]?.finish(2);
    await all;
    expect(results[1]).toEqual([1, faultWith(/stopped: out of memory/)]);
    expect(results[2]).toEqual([2, { seconds: 2 }]);
  });

  it('while it has nothing to do is no fault', async () => {
    const { workers, run } = poolOf(1);
    const first = run(1);
    workers[0]?.finish();
    await first;
    workers[0]?.die();
    const second = run(1);
    workers[1]?.finish();
    await second;
  });

  it('before any has answered was blocked: nothing is tried again', async () => {
    const { workers, results, run } = poolOf(2);
    const all = run(4);
    for (const worker of [...workers]) worker.die();
    await all;
    expect(workers.length).toBe(2);
    expect(results.length).toBe(4);
    for (const [, result] of results) expect(result).toEqual(faultWith(/blocked/));
  });

  it('as it is started fails every run', async () => {
    const pool = new Pool(2, () => {
      throw new Error('SecurityError');
    });
    const results: RunResult[] = [];
    await pool.run(experiments(3), { done: (_, result) => results.push(result) });
    expect(results).toEqual(Array(3).fill(faultWith(/blocked.*SecurityError/)));
  });
});
