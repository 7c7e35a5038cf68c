/** What a teacher makes of an experiment, and the checking of what comes back. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pool, type PoolWorker } from '../../../web/src/engine/pool';
import type { Experiment } from '../../../web/src/experiment/document';
import { encodePermalink } from '../../../web/src/experiment/permalink';
import { encodeResult } from '../../../web/src/experiment/result-code';
import { readTask, type Target } from '../../../web/src/experiment/task';
import { Lab } from '../../../web/src/lab';
import { Classroom } from '../../../web/src/lab/classroom';
import type { Reply, Request } from '../../../web/src/protocol';
import { complete, FakeEngine } from './fake-engine';
import { evaluation, pageWith, recipe, settle, stubStorage } from './handed';
import { catalogue } from './small-catalogue';

/** A room over a pool of one worker: what it is to train is told, and answered by hand. */
async function room(document: object = recipe, page = pageWith(document)) {
  const { lab } = await page;
  const posted: Extract<Request, { type: 'train' }>[] = [];
  const terminate = vi.fn();
  let reply: (reply: Reply) => void = () => {};
  const pool = new Pool(1, (heard): PoolWorker => {
    reply = heard;
    const post = (request: Request) => {
      if (request.type === 'train') posted.push(request);
      if (request.type !== 'check') return;
      const { run, experiment } = request;
      const info = { experiment: complete(experiment), steps: experiment.steps };
      queueMicrotask(() => heard({ type: 'checked', run, info } as Reply));
    };
    return { post, terminate };
  });
  const answer = (accuracy: number) => {
    const { run, experiment } = posted.at(-1)!;
    const none = new Float32Array();
    const evaluations = [evaluation(10, 0.5), evaluation(20, accuracy)];
    const columns = { lr: none, loss: none, gradNorm: none, evaluations };
    const info = { experiment: complete(experiment) };
    reply({ type: 'trained', run, result: { info, columns } } as Extract<
      Reply,
      { type: 'trained' }
    >);
  };
  return { lab, posted, answer, terminate, state: new Classroom(lab, pool, (then) => then()) };
}

it('checks what was pasted before the core has come', async () => {
  const engine = new FakeEngine();
  engine.holds = true;
  const lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  lab.start(recipe);
  const { state, posted, answer } = await room(recipe, Promise.resolve({ lab, engine }));
  state.paste(await codeOf());
  const checked = state.check();
  expect(state.running).toBe(true);
  engine.release();
  await vi.waitFor(() => expect(posted).toHaveLength(1), { timeout: 30_000 });
  answer(0.99);
  await checked;
  expect(state.rows.map(({ checked }) => checked?.verdict)).toEqual(['reached']);
});

const codeOf = (changed: Partial<Experiment> = {}, step = 20) =>
  encodeResult({ experiment: complete({ ...recipe, ...changed }), step });

beforeEach(stubStorage);
afterEach(() => vi.unstubAllGlobals());

it('hands out what is shown, what is locked, and the target', async () => {
  const { state } = await room();
  expect(state.part).toEqual({
    text: '',
    lock: ['data'],
    target: { quantity: 'test_accuracy', above: 0.95 },
  });
  expect(state.locked).toEqual([]);
  const before = state.part;
  expect(state.part).toBe(before);
  state.set({ text: 'Up.', hidden: ['notes', 'runs'], locked: ['model', 'seed'] });
  expect(state.part).not.toBe(before);
  expect(state.part).toEqual({
    text: 'Up.',
    show: ['header', 'tabs', 'recipe', 'charts', 'instruments', 'model', 'transport'],
    lock: ['model', 'seed', 'data'],
    target: { quantity: 'test_accuracy', above: 0.95 },
  });
  expect(readTask(state.part).text).toBe('Up.');
  state.set({ target: null });
  expect(state.part).toMatchObject({ lock: ['model', 'seed'] });
});

it.each<[string, Target, string | null]>([
  ['task.target.above', { quantity: 'test_accuracy', above: 97 }, '97 is no accuracy'],
  ['task.target.above', { quantity: 'train_accuracy', above: 1 }, 'no accuracy is above 1'],
  ['task.target.below', { quantity: 'test_accuracy', below: 0 }, 'no accuracy is below 0'],
  ['task.target.within', { quantity: 'test_loss', below: 2, within: 101 }, '101 is above 100'],
  ['', { quantity: 'test_loss', below: 97, within: 100 }, null],
])(
  '%s: a target that no run can reach is refused where it was set',
  async (path, target, reason) => {
    const { state } = await room();
    state.set({ target });
    if (reason === null) expect(state.refusal).toBeNull();
    else expect(state.refusal).toEqual({ path, reason: expect.stringContaining(reason) });
  },
);

it('goes on with a task that is opened, and leaves one that is broken to the page', async () => {
  const target = { quantity: 'test_loss', below: 0.2, within: 50 };
  const task = { text: 'Down.', show: ['charts', 'transport'], lock: ['data'], target };
  const { lab, state } = await room();
  lab.bring({ ...recipe, task } as Experiment);
  await settle();
  const hidden = ['header', 'tabs', 'recipe', 'instruments', 'notes', 'model', 'runs'];
  expect(state).toMatchObject({ text: 'Down.', hidden, locked: ['data'], target });
  expect(state.part).toEqual(task);
  lab.bring({ ...recipe, task: { text: 7 } } as Experiment);
  await settle();
  expect(state.text).toBe('Down.');
  // One without a target stays one.
  lab.bring({ ...recipe, task: { text: 'Look.' } } as Experiment);
  await settle();
  expect(state).toMatchObject({ text: 'Look.', hidden: [], locked: [], target: null });
  expect(state.part).toEqual({ text: 'Look.' });
});

it('checks one line after the other; a broken one says why, and the others go on', async () => {
  const { state, posted, answer } = await room();
  state.set({ locked: ['model'] });
  const wide = await codeOf({ model: { hidden: [9], activation: 'relu', init: 'he_normal' } });
  const lines = [`Ada ${await codeOf({ seed: 7 })}`, '', 'Eve: DL1.broken', wide];
  state.paste(lines.join('\n'));
  const done = state.check();
  expect(state.rows.map(({ name }) => name)).toEqual(['Ada', 'Eve', '']);
  await vi.waitFor(() => expect(posted).toHaveLength(1));
  await vi.waitFor(() => expect(state.rows[1]?.fault).toBe('code: is damaged or incomplete'));
  expect(state).toMatchObject({ running: true, rows: [{ checked: null }, {}, { checked: null }] });
  answer(0.97);
  await done;
  // What the task locks is another one: nothing has to be trained to see that.
  expect(posted).toHaveLength(1);
  expect(state.running).toBe(false);
  expect(state.rows.map(({ checked }) => checked)).toEqual([
    { verdict: 'reached', step: 20, value: 0.97, claims: null, altered: [], changed: ['seed'] },
    null,
    { verdict: 'altered', step: null, value: null, claims: null, altered: ['model'], changed: [] },
  ]);
});

it('says without a target whether a result is one of the task', async () => {
  const { state, posted, answer } = await room();
  state.set({ target: null, locked: ['batch'] });
  state.paste(`Ada ${await codeOf()}\nEve ${await codeOf({ batch: { size: 8 } })}`);
  const done = state.check();
  await vi.waitFor(() => expect(posted).toHaveLength(1));
  answer(0.6);
  await done;
  expect(state.rows.map(({ checked }) => checked)).toMatchObject([
    { verdict: 'reached', step: null, value: null, altered: [] },
    { verdict: 'altered', altered: ['batch'] },
  ]);
});

it('takes another task than the one that is open, as its link or its file', async () => {
  const { state, posted, answer } = await room();
  const target = { quantity: 'test_accuracy', above: 0.6 };
  const task = { text: 'Up.', show: ['charts'], lock: ['seed'], target };
  const other = { ...recipe, seed: 7, task };
  state.paste(await codeOf({ seed: 7 }));
  const link = `https://lab.example/x/${await encodePermalink(other)}`;
  for (const given of [`Our task: ${link}`, JSON.stringify(other, null, 2)]) {
    state.take(given);
    expect(state.rows).toEqual([]);
    const trained = posted.length;
    const done = state.check();
    await vi.waitFor(() => expect(posted).toHaveLength(trained + 1));
    answer(0.7);
    await done;
    expect(state).toMatchObject({ judged: target, running: false, fault: '' });
    expect(state.rows).toMatchObject([{ checked: { verdict: 'reached', changed: [] } }]);
  }
});

it.each([
  ['{"version": 1, ', 'task: is damaged or incomplete'],
  [JSON.stringify(recipe), 'task: is missing: there is nothing to check'],
  ['https://lab.example/#abc', 'This link is damaged or incomplete: it holds no experiment.'],
  [
    JSON.stringify({
      ...recipe,
      task: { target: { quantity: 'test_loss', below: 1, within: 101 } },
    }),
    "task.target.within: 101 is above 100, the run's last step",
  ],
])('says why a task that is given is none: %s', async (given, fault) => {
  const { state } = await room();
  state.paste(await codeOf());
  state.take(given);
  await state.check();
  expect(state).toMatchObject({ fault, rows: [], running: false });
  state.take('');
  expect(state.fault).toBe('');
});

it('is stopped in the middle: what was checked stays, and checking again begins anew', async () => {
  const { state, posted, answer, terminate } = await room();
  state.paste(`Ada ${await codeOf()}\nBob ${await codeOf({ seed: 2 })}`);
  void state.check();
  await vi.waitFor(() => expect(posted).toHaveLength(1));
  answer(0.97);
  await vi.waitFor(() => expect(posted).toHaveLength(2));
  await vi.waitFor(() => expect(state.rows[0]?.checked?.verdict).toBe('reached'));
  state.stop();
  expect(terminate).toHaveBeenCalled();
  await settle();
  expect(state.running).toBe(false);
  expect(state.rows).toMatchObject([{ name: 'Ada' }, { name: 'Bob', checked: null, fault: '' }]);

  state.paste(`Bob ${await codeOf({ seed: 2 })}`);
  const again = state.check();
  await vi.waitFor(() => expect(posted).toHaveLength(3));
  answer(0.6);
  await again;
  expect(state.rows).toMatchObject([{ name: 'Bob', checked: { verdict: 'missed', value: 0.6 } }]);
});

it.each<[string, (state: Classroom, lab: Lab) => void]>([
  ['target', (state) => state.set({ target: { quantity: 'test_loss', below: 0.5 } })],
  ['lock', (state) => state.set({ locked: ['seed'] })],
  ['recipe', (_, lab) => lab.edit('seed', 5)],
])('drops what was checked, and what is being checked, under another %s', async (_, change) => {
  const { lab, state, posted, answer, terminate } = await room();
  state.paste(`Ada ${await codeOf()}\nBob ${await codeOf({ seed: 2 })}`);
  void state.check();
  await vi.waitFor(() => expect(posted).toHaveLength(1));
  answer(0.97);
  await vi.waitFor(() => expect(posted).toHaveLength(2));
  await vi.waitFor(() => expect(state.rows[0]?.checked?.verdict).toBe('reached'));
  state.set({ text: 'In other words.' });
  expect(state).toMatchObject({ running: true, rows: [{ checked: { verdict: 'reached' } }, {}] });
  change(state, lab);
  await settle();
  await settle();
  expect(terminate).toHaveBeenCalled();
  expect(state).toMatchObject({ running: false, rows: [] });
});

it('has nothing to check without a line', async () => {
  const { state, posted } = await room();
  state.paste(' \n');
  await state.check();
  expect(state).toMatchObject({ running: false, rows: [] });
  expect(posted).toEqual([]);
});
