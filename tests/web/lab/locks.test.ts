/** What whoever handed the page out has locked stays as it is, whichever way a person takes. */
import { beforeEach, expect, it } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import { type LockablePart, Presentation } from '../../../web/src/experiment/presentation';
import { Lab } from '../../../web/src/lab';
import { tryAgain } from '../../../web/src/lab/try-again';
import { FakeEngine } from './fake-engine';
import { catalogue } from './small-catalogue';

const task = { text: 'Reach it.' };
const handed = { version: 1, data: { source: 'spiral' }, task } as Experiment;
let engine: FakeEngine;
let lab: Lab;

const settle = () => new Promise((resolve) => setTimeout(resolve));
const lock = (...parts: LockablePart[]) => lab.present(new Presentation({ lock: parts }));

/** Does it, and says whether the page has refused. */
async function refuses(act: () => unknown): Promise<boolean> {
  lab.dismissFault();
  const { draft, view } = lab;
  await act();
  await settle();
  const refused = lab.fault?.code === 'locked';
  if (refused) expect({ draft: lab.draft, view: lab.view }).toEqual({ draft, view });
  return refused;
}

beforeEach(async () => {
  engine = new FakeEngine();
  lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  lab.start(handed, handed);
  await settle();
});

it('a locked knob or choice is refused, others are not', async () => {
  lock('optimizer');
  expect(await refuses(() => lab.edit('optimizer.lr', 0.5))).toBe(true);
  expect(await refuses(() => lab.choose('optimizer', 'adam'))).toBe(true);
  expect(await refuses(() => lab.clearChanges())).toBe(true);
  expect(await refuses(() => lab.edit('seed', 7))).toBe(false);
  expect(lab.draft?.seed).toBe(7);
});

it('a run that diverged is not tried again with another rate', async () => {
  lock('optimizer');
  const runs = lab.runs.length;
  expect(await refuses(() => tryAgain(lab, { path: 'optimizer.lr', value: 0.01 }))).toBe(true);
  expect(lab.runs).toHaveLength(runs);
});

it('nor with a rate that is the locked schedule’s, or other initial weights', async () => {
  lab.choose('schedule', 'cyclic');
  await settle();
  lock('schedule', 'model');
  const sent = engine.sent.length;
  const again = (path: string, value: unknown) => refuses(() => tryAgain(lab, { path, value }));
  expect(await again('optimizer.lr', 0.01)).toBe(true);
  expect(await again('model.init', { name: 'he_normal' })).toBe(true);
  expect(engine.sent).toHaveLength(sent);
});

it('a run that goes on is not changed, and none leaves it with another optimizer', async () => {
  lab.play();
  await settle();
  const id = lab.current?.id ?? 0;
  engine.frame(id, { state: 'paused', step: 10, hasPast: true });
  lock('optimizer');
  expect(await refuses(() => lab.edit('optimizer.lr', 0.5))).toBe(true);
  const fork = (change: object | null) => lab.fork({ run: id, step: 5, change });
  expect(await refuses(() => fork({ optimizer: { lr: 0.5 } }))).toBe(true);
  expect(await refuses(() => fork(null))).toBe(false);
  expect(engine.last('load').fork?.step).toBe(5);
});

it('an example is refused where it would alter what is locked; the task stays', async () => {
  const example: Experiment = { version: 1, data: { source: 'moons' } };
  lock('data');
  expect(await refuses(() => lab.replace(example))).toBe(true);
  lock('views');
  expect(await refuses(() => lab.replace(example))).toBe(false);
  expect(lab.draft?.data.source).toBe('moons');
  expect(lab.document).toMatchObject({ task });
});

it('a run of another recipe is not loaded again', async () => {
  lab.play();
  await settle();
  const id = lab.current?.id ?? 0;
  lab.bring({ version: 1, data: { source: 'moons' }, task } as Experiment);
  await settle();
  lock('recipe');
  expect(await refuses(() => lab.loadAgain(id))).toBe(true);
});

it('a link is from whoever hands out: it brings what it holds', async () => {
  lock('recipe', 'views');
  const sweep = { vary: { seed: [1, 2] } };
  expect(
    await refuses(() => lab.bring({ version: 1, data: { source: 'moons' }, sweep } as Experiment)),
  ).toBe(false);
  expect(lab.view).toBe('compare');
  expect(await refuses(() => lab.open('train'))).toBe(true);
});
