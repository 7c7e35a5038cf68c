/** The state of Compare, on a pool whose runs end as the test says. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Pool, type PoolWorker } from '../../../web/src/engine/pool';
import type { Choice, Experiment, FullExperiment } from '../../../web/src/experiment/document';
import { Lab } from '../../../web/src/lab';
import { Compare } from '../../../web/src/lab/compare';
import type { Reply, RunInfo, Trained } from '../../../web/src/protocol';
import { complete, FakeEngine } from './fake-engine';
import { catalogue } from './small-catalogue';

const beginning: Experiment = { version: 1, data: { source: 'spiral' } };
const settle = () => new Promise((resolve) => setTimeout(resolve));

let lab: Lab;
let compare: Compare;
/** Runs that a worker has begun, with what ends them. */
let begun: { experiment: FullExperiment; end(reply: Partial<Reply>): void }[];

function infoOf(given: Experiment): RunInfo {
  const experiment = complete(given);
  const isRegression = (experiment.data as { source: string }).source === 'plane';
  const task = isRegression ? 'regression' : 'classification';
  return { experiment, task, testRows: 9 } as RunInfo;
}

/** One worker, which takes every experiment but such of a negative rate. */
function fakePool(): Pool {
  return new Pool(1, (heard): PoolWorker => {
    return {
      post(request) {
        if (request.type === 'check') {
          const { run, experiment } = request;
          const rate = (experiment.optimizer as Choice).lr as number;
          const path = 'optimizer.lr';
          const fault = { code: 'document' as const, path, message: `${path}: ${rate} is below 0` };
          queueMicrotask(() =>
            heard(
              rate < 0
                ? { type: 'fault', run, request: 'check', fault }
                : ({ type: 'checked', run, info: infoOf(experiment) } as Reply),
            ),
          );
        } else if (request.type === 'train') {
          const { run, experiment } = request;
          begun.push({
            experiment: experiment as FullExperiment,
            end: (reply) => heard({ run, ...reply } as Reply),
          });
        }
      },
      terminate() {},
    };
  });
}

/** Ends the run under way; its losses are its rate. */
async function endOne(status: Trained['status'] = 'finished'): Promise<void> {
  const run = begun.shift() ?? expect.unreachable();
  const loss = Number(run.experiment.optimizer.lr);
  const evaluation = {
    step: 5,
    trainLoss: loss,
    testLoss: loss,
    trainAccuracy: loss,
    testAccuracy: loss,
  };
  const none = new Float32Array(5);
  const columns = { lr: none, loss: none, gradNorm: none, evaluations: [evaluation] };
  const result: Trained = { info: infoOf(run.experiment), status, columns, seconds: 1 };
  run.end({ type: 'trained', result });
  await settle();
}

async function endAll(): Promise<void> {
  while (begun.length > 0) await endOne();
}

beforeEach(async () => {
  begun = [];
  lab = new Lab(catalogue, new FakeEngine(), { nextTurn: (callback) => setTimeout(callback) });
  lab.start(beginning);
  await settle();
  compare = new Compare(lab, fakePool(), (callback) => setTimeout(callback));
  lab.setPart('sweep', { vary: { 'optimizer.lr': [0.1, 0.2, 0.3] }, seeds: 2 });
});

const rates = (points: { info: RunInfo }[]) =>
  points.map(({ info }) => info.experiment.optimizer.lr);

describe('a sweep', () => {
  it('waits for what the core says of the recipe, unless it is stopped', async () => {
    const engine = new FakeEngine();
    engine.holds = true;
    lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
    lab.start(beginning);
    lab.setPart('sweep', { vary: { 'optimizer.lr': [0.1, 0.2, 0.3] }, seeds: 2 });
    compare = new Compare(lab, fakePool(), (callback) => setTimeout(callback));
    void compare.run();
    compare.stop();
    expect(compare.running).toBe(false);
    void compare.run();
    await settle();
    expect(compare.running).toBe(true);
    engine.release();
    await settle();
    expect(compare).toMatchObject({ running: true, runs: 6 });
    await endAll();
    expect(compare).toMatchObject({ running: false, ended: 6 });
  });

  it('fills as its runs end, each point with its first seed before the second', async () => {
    let changes = 0;
    compare.addEventListener('change', () => changes++);
    compare.run();
    await settle();
    expect(compare).toMatchObject({ running: true, ended: 0, runs: 6, paths: ['optimizer.lr'] });
    await endOne();
    await endOne();
    expect(compare).toMatchObject({ running: true, ended: 2 });
    expect(compare.part).toBeCloseTo(1 / 3, 9);
    expect(compare.results.map(({ runs }) => runs.filter(Boolean).length)).toEqual([1, 1, 0]);
    await endAll();
    expect(compare).toMatchObject({ running: false, ended: 6, part: 1 });
    expect(compare.results.every(({ runs }) => runs[0]?.seed === 1 && runs[1]?.seed === 2)).toBe(
      true,
    );
    expect(changes).toBeGreaterThan(2);
  });

  it('keeps what has ended when it is stopped, and can be run again', async () => {
    compare.run();
    await settle();
    await endOne();
    compare.stop();
    await settle();
    expect(compare).toMatchObject({ running: false, ended: 1 });
    begun = [];
    compare.run();
    await settle();
    await endAll();
    expect(compare.ended).toBe(6);
  });

  it('that begins anew while another is under way is the only one', async () => {
    compare.run();
    await settle();
    begun = [];
    compare.run();
    await settle();
    expect(compare.running).toBe(true);
    await endAll();
    expect(compare).toMatchObject({ running: false, ended: 6 });
  });

  it('goes on however often the recipe changes, and then says that it is another', async () => {
    compare.run();
    await settle();
    expect(compare.stale).toBe(false);
    lab.edit('seed', 9);
    await settle();
    await endAll();
    expect(compare.stale).toBe(true);
    lab.edit('seed', 1);
    await settle();
    expect(compare.stale).toBe(false);
    compare.setGrid({ seeds: 1 });
    expect(compare.stale).toBe(true);
  });

  it('has what diverged as a result', async () => {
    compare.run();
    await settle();
    await endOne('diverged');
    expect(compare.results[0]?.runs[0]).toMatchObject({ status: 'diverged', steps: 4 });
    expect(compare.fault).toBeNull();
  });

  it('says where the core refuses it', async () => {
    compare.vary('optimizer.lr', [0.1, -1]);
    compare.run();
    await settle();
    expect(compare.fault?.message).toBe('sweep.vary["optimizer.lr"][1]: -1 is below 0');
    expect(compare.running).toBe(false);
  });
});

describe('a grid', () => {
  it('is edited in the document', () => {
    compare.vary('batch.size', [8, 16]);
    compare.exchange('optimizer.lr', 'optimizer.momentum', [0, 0.9]);
    compare.setGrid({ seeds: 4 });
    expect(lab.parts.sweep).toEqual({
      vary: { 'optimizer.momentum': [0, 0.9], 'batch.size': [8, 16] },
      seeds: 4,
    });
    compare.vary('optimizer.momentum', null);
    expect(compare.grid.vary).toEqual({ 'batch.size': [8, 16] });
    expect(compare.asked.sweep?.points).toHaveLength(2);
  });

  it.each([
    [{ vary: 3 }, 'sweep.vary: expected an object, found 3'],
    [{ vary: { 'optimizer.lr': [] } }, 'sweep.vary["optimizer.lr"]: has no values'],
    [{ seeds: 0 }, 'sweep.seeds: 0 is below 1'],
    [{ seed: 1 }, 'sweep.seed: unknown; expected one of vary, seeds'],
  ])('that makes no sense is refused with its place: %j', async (part, message) => {
    lab.setPart('sweep', part);
    expect(compare.asked.refusal?.message).toBe(message);
    await compare.run();
    expect(compare.fault?.message).toBe(message);
  });
});

describe('what is compared', () => {
  const sweep = async (vary: object) => {
    lab.setPart('sweep', { vary, seeds: 1 });
    compare.run();
    await settle();
    await endAll();
  };

  it('has a curve for each point', async () => {
    await sweep({ 'optimizer.lr': [0.1, 0.2] });
    expect(rates(compare.curves)).toEqual([0.1, 0.2]);
    expect(compare.mapAxes).toBeNull();
    expect(compare.comparable).toEqual(['testLoss', 'testAccuracy', 'trainLoss', 'trainAccuracy']);
  });

  it('is a map where two settings are varied, the rate across, with the best of each row', async () => {
    await sweep({ 'batch.size': [4, 8, 16], 'optimizer.lr': [0.3, 0.1, 0.2] });
    expect(compare.mapAxes).toEqual(['optimizer.lr', 'batch.size']);
    // The loss is the rate, so that the lowest is best.
    expect(rates(compare.curves)).toEqual([0.1, 0.1, 0.1]);
    compare.setLook({ measure: 'testAccuracy' });
    expect(rates(compare.curves)).toEqual([0.3, 0.3, 0.3]);
    compare.choose(4);
    expect(compare.curves).toEqual([compare.results[4]]);
    compare.choose(null);
    expect(compare.curves).toHaveLength(3);
  });

  it('is a setting of one value no axis', async () => {
    await sweep({ optimizer: ['sgd'], 'optimizer.lr': [0.1, 0.2] });
    expect(compare.axes).toEqual(['optimizer.lr']);
  });

  it('never ranks losses of different kinds beside each other', async () => {
    await sweep({ loss: ['cross_entropy', 'mse'] });
    expect(compare.comparable).toEqual(['testAccuracy', 'trainAccuracy']);
    expect(compare.look.measure).toBe('testAccuracy');
    expect(compare.parted).toBe(false);
    expect(compare.shown).toHaveLength(2);
  });

  it('shows one kind of loss at a time where there is nothing but losses', async () => {
    lab.replace({ version: 1, data: { source: 'plane' }, loss: 'mse' });
    await settle();
    await sweep({ loss: ['mse', 'huber'] });
    expect(compare.parted).toBe(true);
    expect(compare.comparable).toEqual(['testLoss', 'trainLoss']);
    expect(compare.curves).toEqual([compare.results[0]]);
    compare.setLook({ kind: 1 });
    expect(compare.curves).toEqual([compare.results[1]]);
  });
});
