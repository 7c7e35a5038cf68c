/** What a person does before the core has answered: the last that was asked for holds. */
import { beforeEach, expect, it } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import { Presentation } from '../../../web/src/experiment/presentation';
import { Lab } from '../../../web/src/lab';
import type { Fault } from '../../../web/src/protocol';
import { FakeEngine, refused } from './fake-engine';
import { catalogue } from './small-catalogue';

const beginning: Experiment = { version: 1, data: { source: 'spiral' } };
const other: Experiment = { version: 1, data: { source: 'moons' } };
let engine: FakeEngine;
let lab: Lab;

const settle = () => new Promise((resolve) => setTimeout(resolve));
const stateOf = () => ({ view: lab.view, source: lab.draft?.data.source, fault: lab.fault });

/** Two documents in a row: the first comes to nothing when the second is there already. */
async function afterBad(fault: Fault, bad: object = { ...beginning, seed: 7 }) {
  engine.refuse = (_, experiment) => (experiment?.seed === 7 ? fault : null);
  engine.holds = true;
  lab.bring(bad as Experiment);
  lab.bring({ ...other, range_test: {} } as Experiment, true);
  engine.release();
  await settle();
}

beforeEach(async () => {
  engine = new FakeEngine();
  lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  lab.start(beginning);
  await settle();
});

it('a document that is refused takes nothing along of the one that was opened since', async () => {
  await afterBad(refused('seed', 'is no seed'), { ...beginning, seed: 7, sweep: {} });
  expect(stateOf()).toEqual({ view: 'find', source: 'moons', fault: null });
  expect(engine.requests('play')).toHaveLength(1);
});

it('and the file that it wants is not asked for any more', async () => {
  await afterBad({ code: 'table', message: 'data.table: the file is needed', path: 'data.table' });
  expect(stateOf()).toEqual({ view: 'find', source: 'moons', fault: null });
});

it('a link that is refused leaves the page with what was opened since', async () => {
  lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  engine.refuse = (_, experiment) => (experiment?.seed === 7 ? refused('seed', 'is none') : null);
  engine.holds = true;
  lab.start(beginning, { ...beginning, seed: 7 });
  lab.replace(other, true);
  engine.release();
  await settle();
  expect(stateOf()).toEqual({ view: 'train', source: 'moons', fault: null });
  expect(engine.requests('play')).toHaveLength(1);
});

it('who goes back, and forward again at once, is where they were', async () => {
  const here = lab.document as Experiment;
  engine.holds = true;
  lab.follow(other);
  lab.follow(here);
  engine.release();
  await settle();
  expect(stateOf()).toEqual({ view: 'train', source: 'spiral', fault: null });
});

it('every step that is asked for is made', async () => {
  engine.holds = true;
  lab.edit('seed', 2);
  lab.step();
  lab.step();
  lab.epoch();
  engine.release();
  await settle();
  expect(engine.requests('advance').map(({ steps }) => steps)).toEqual([1, 1, 'epoch']);
});

it('a run that was to begin, and is reset, does not', async () => {
  engine.holds = true;
  lab.edit('seed', 2);
  lab.play();
  lab.reset();
  engine.release();
  await settle();
  expect(engine.requests('play')).toEqual([]);
  expect(lab.current).toMatchObject({ state: 'ready', experiment: { seed: 2 } });
});

it('nor before there is any run', async () => {
  lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  engine.holds = true;
  lab.start(beginning);
  lab.play();
  lab.reset();
  engine.release();
  await settle();
  expect(engine.requests('play')).toEqual([]);
});

it('an example leaves alone what is locked', async () => {
  lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  engine.holds = true;
  lab.start(beginning);
  lab.present(new Presentation({ lock: ['data'] }));
  lab.replace(other);
  expect(lab.fault?.code).toBe('locked');
  engine.release();
  await settle();
  expect(lab.draft?.data.source).toBe('spiral');
});

it('the history of a run that is removed is gone, and nobody waits for it', async () => {
  lab.step();
  await settle();
  engine.holds = true;
  const history = lab.historyOf(lab.current?.id ?? 0);
  lab.remove(lab.current?.id ?? 0);
  expect(await history).toBe(null);
});

it('a worker that dies answers for the history and for the draft', async () => {
  lab.step();
  await settle();
  const { id } = lab.current ?? expect.unreachable();
  engine.holds = true;
  const history = lab.historyOf(id);
  lab.edit('seed', 2);
  for (const type of ['history', 'check'] as const) {
    engine.fail(id, type, { code: 'engine', message: 'It stopped.', path: '' });
  }
  expect(await history).toBe(null);
  expect(lab.busy).toBe(false);
});
