/** Find rate: running the test, moving its flags, and taking a rate off it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Pool, type PoolWorker } from '../../../web/src/engine/pool';
import type { Choice, Experiment } from '../../../web/src/experiment/document';
import { rangeTestDefaults } from '../../../web/src/experiment/range-test/read';
import { Lab } from '../../../web/src/lab';
import { Find } from '../../../web/src/lab/find';
import type { Evaluation, Reply, Request, RunInfo } from '../../../web/src/protocol';
import { valleyAt } from '../experiment/range-test/synthetic';
import { FakeEngine } from './fake-engine';
import { catalogue } from './small-catalogue';

type Train = Extract<Request, { type: 'train' }>;

const beginning: Experiment = { version: 1, data: { source: 'spiral' }, batch: { size: 8 } };
let lab: Lab;
let find: Find;
let asked: Train[];
/** While it holds, nothing is trained. */
let holds: boolean;

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const losses = valleyAt(0.01, 3);

/** Trains at once: the losses and accuracies of a known shape. */
function trained(experiment: Experiment): Partial<Reply> {
  const points = (experiment.schedule as Choice).points as [number, number][];
  const loss = Float32Array.from(points, ([, rate]) => losses(rate));
  const evaluations = points.flatMap(([step, rate]) =>
    step % 8 === 0 ? [{ step, testAccuracy: rate < 0.1 ? rate ** 0.3 : 0.2 } as Evaluation] : [],
  );
  const info = { task: 'classification', testRows: 9, experiment } as RunInfo;
  const columns = { lr: loss, loss, gradNorm: loss, evaluations };
  return { type: 'trained', result: { info, status: 'finished', columns, seconds: 1 } };
}

function poolOf(): Pool {
  return new Pool(
    2,
    (heard): PoolWorker => ({
      post(request) {
        const { run, type, experiment } = request as Train;
        if (type === 'train') asked.push(request as Train);
        if (type === 'train' && holds) return;
        const checked = { type: 'checked', info: { experiment } } as unknown as Reply;
        const reply = type === 'train' ? trained(experiment) : checked;
        queueMicrotask(() => heard({ ...reply, run } as Reply));
      },
      terminate() {},
    }),
  );
}

async function open(document: object): Promise<void> {
  lab = new Lab(catalogue, new FakeEngine(), { nextTurn: (callback) => setTimeout(callback) });
  lab.start(beginning, document as Experiment);
  await settle();
  find = new Find(lab, poolOf(), (callback) => setTimeout(callback));
  await settle();
}

beforeEach(async () => {
  asked = [];
  holds = false;
  await open({ ...beginning, optimizer: 'sgd', range_test: { to: 100 } });
});

const answer = (rule: string) => find.answers.find((one) => one.rule === rule)!;

describe('the test', () => {
  it('is the document’s, completed', () => {
    expect(find.test).toEqual({ ...rangeTestDefaults, to: 100 });
  });

  it('trains the recipe and reads the rules', async () => {
    await find.run();
    expect(asked.length).toBe(1);
    expect(asked[0]?.experiment.steps).toBe(300);
    expect(find.running).toBe(false);
    expect(find.answers.map(({ rule }) => rule)).toContain('minimum');
    expect(find.recommended).not.toBeNull();
    expect(find.result?.seeds.length).toBe(1);
  });

  it('keeps what was right when a setting cannot be, and says why at its place', () => {
    find.edit('to', 1e9);
    expect(find.refusal).toEqual({ path: 'range_test.to', reason: '1000000000 is above 1000' });
    expect(lab.parts.range_test).toEqual({ to: 100 });
    find.edit('from', 80);
    expect(find.refusal?.path).toBe('range_test.from');
    find.edit('to', 10);
    expect(find.refusal).toBeNull();
    expect(lab.parts.range_test).toEqual({ to: 10 });
  });

  it('in a link that cannot be is refused with its place', async () => {
    await open({ ...beginning, range_test: { steps: 3 } });
    expect(lab.fault).toMatchObject({
      code: 'document',
      path: 'range_test.steps',
      message: 'range_test.steps: 3 is below 50',
    });
    expect(find.test).toEqual(rangeTestDefaults);
  });

  it('waits for the core to have taken the recipe, or until it is stopped', async () => {
    await find.run();
    lab.edit('batch.size', 4);
    expect(lab.busy).toBe(true);
    await find.run();
    expect(asked.at(-1)?.experiment.batch?.size).toBe(4);
    lab.edit('batch.size', 2);
    const other = find.run();
    find.stop();
    await other;
    expect(find).toMatchObject({ running: false, stopped: true });
    expect(asked.length).toBe(2);
  });

  it('may be stopped, and begun anew', async () => {
    holds = true;
    const run = find.run();
    await settle();
    expect(find.running).toBe(true);
    find.stop();
    await run;
    expect(find).toMatchObject({ running: false, stopped: true, result: null });
    holds = false;
    await find.run();
    expect(find.stopped).toBe(false);
    expect(find.answers.length).toBeGreaterThan(0);
  });

  it('keeps the settings that it was begun with, whatever is set meanwhile', async () => {
    holds = true;
    const run = find.run();
    await settle();
    find.edit('to', 1);
    await settle();
    expect(find.test.to).toBe(1);
    holds = false;
    find.stop();
    await run;
    const other = find.run();
    find.edit('to', 10);
    await other;
    await settle();
    expect(find.shown.to).toBe(1);
    expect(find.curve?.lr[299]).toBe(1);
    expect(find.stale).toBe(true);
  });

  it('is read anew with another smoothing, without training', async () => {
    await find.run();
    const before = find.curve;
    find.edit('smoothing', 0.5);
    await settle();
    expect(find.curve?.smoothed).not.toEqual(before?.smoothed);
    expect(find.curve?.loss).toEqual(before?.loss);
    expect(find.stale).toBe(false);
    expect(asked.length).toBe(1);
  });

  it('is stale once the recipe is another, but for what plays no part in it', async () => {
    await find.run();
    lab.edit('optimizer.lr', 0.3);
    await settle();
    expect(find.stale).toBe(false);
    lab.edit('batch.size', 4);
    await settle();
    expect(find.stale).toBe(true);
    lab.edit('batch.size', 8);
    await settle();
    expect(find.stale).toBe(false);
    find.edit('steps', 200);
    await settle();
    expect(find.stale).toBe(true);
  });
});

describe('a flag', () => {
  beforeEach(() => find.run());

  it('that was moved is yours, and no longer recommended', () => {
    const rule = find.recommended!;
    const { rate } = answer(rule);
    find.move(rule, 'rate', rate * 1.2);
    expect(answer(rule)).toMatchObject({ yours: true, rate: Number((rate * 1.2).toPrecision(3)) });
    expect(find.recommended).toBeNull();
    find.restore(rule);
    expect(answer(rule)).toMatchObject({ yours: false, rate });
    expect(find.recommended).toBe(rule);
  });

  it('stays within the test, and bounds stay in order', () => {
    find.move('minimum', 'rate', 1e6);
    expect(answer('minimum').rate).toBe(100);
    const { rate, base } = answer('best_accuracy');
    find.move('best_accuracy', 'base', 50);
    expect(answer('best_accuracy').base).toBe(rate);
    find.restore('best_accuracy');
    find.move('best_accuracy', 'rate', 1e-9);
    expect(answer('best_accuracy').rate).toBe(base);
  });

  it('goes back when the test is run again', async () => {
    find.move('minimum', 'rate', 1);
    await find.run();
    expect(answer('minimum').yours).toBe(false);
  });
});

it('a rate that is used is the recipe’s, in Train', async () => {
  await find.run();
  find.move('minimum', 'rate', 0.0321);
  find.use('minimum', 'rate');
  await settle();
  expect(lab.view).toBe('train');
  expect(lab.draft?.optimizer.lr).toBe(0.0321);
  expect(lab.parts.range_test).toEqual({ to: 100 });
  expect(find.stale).toBe(false);
});
