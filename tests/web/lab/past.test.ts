/** Going back in a run and leaving it there, as the page does it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '../../../web/src/experiment/run';
import { Lab } from '../../../web/src/lab';
import { choose, inForce, setValue, withChange } from '../../../web/src/lab/edits';
import { changeBetween } from '../../../web/src/lab/fork';
import { changeWords } from '../../../web/src/lab/names';
import type { Past } from '../../../web/src/lab/past';
import { asTree, canVisit } from '../../../web/src/lab/run-list';
import { complete, FakeEngine, refused } from './fake-engine';
import { catalogue } from './small-catalogue';

let engine: FakeEngine;
let lab: Lab;
let past: Past;

const settle = () => new Promise((resolve) => setTimeout(resolve));
const current = (): Run => lab.current ?? expect.unreachable();
const plain = complete({ version: 1, data: { source: 'spiral' } });

beforeEach(async () => {
  engine = new FakeEngine();
  lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  lab.start({ version: 1, data: { source: 'spiral' } });
  await settle();
  lab.play();
  await settle();
  engine.frame(current().id, { state: 'paused', step: 200 });
  past = await lab.remember();
});

describe('going back', () => {
  it('asks for one step at a time, and for the newest wish next', async () => {
    engine.holds = true;
    for (const step of [150, 140, 130, 120]) past.visit(current().id, step);
    expect(engine.requests('visit').map(({ step }) => step)).toEqual([150]);
    expect(past.visiting).toMatchObject({ step: 120, shown: null });
    engine.release();
    await settle();
    expect(engine.requests('visit').map(({ step }) => step)).toEqual([150, 120]);
    expect(past.visiting?.shown?.step).toBe(120);
    expect(lab.looked).toMatchObject({ id: current().id, step: 120, latest: { loss: 1 / 120 } });
    expect(current().step).toBe(200);
  });

  it('ends in the present, where nothing that was asked for comes any more', async () => {
    engine.holds = true;
    past.visit(current().id, 150);
    past.leave();
    expect(engine.last('leave').run).toBe(current().id);
    expect(past.visiting).toBeNull();
    engine.release();
    await settle();
    expect(lab.looked).toBe(lab.current);
    past.visit(current().id, 100);
    await settle();
    expect(past.visiting?.shown?.step).toBe(100);
  });

  it.each<[string, () => void]>([
    ['training', () => lab.play()],
    ['a step', () => lab.step()],
    ['another run', () => lab.reset()],
    ['removing the run', () => lab.remove(current().id)],
  ])('ends with %s', async (_, act) => {
    past.visit(current().id, 100);
    await settle();
    act();
    await settle();
    expect(past.visiting).toBeNull();
  });

  it('goes into runs beside the current one', async () => {
    const first = current().id;
    lab.edit('seed', 2);
    await settle();
    lab.play();
    await settle();
    expect(current().id).not.toBe(first);
    past.visit(first, 50);
    await settle();
    expect(lab.looked).toMatchObject({ id: first, step: 50 });
    past.visit(current().id, 60);
    expect(past.visiting).toMatchObject({ run: { id: current().id }, shown: null });
  });

  it('says so when the worker cannot', async () => {
    past.visit(current().id, 100);
    await settle();
    engine.fail(current().id, 'visit', { code: 'engine', message: 'gone', path: '' });
    expect(past.visiting).toBeNull();
    expect(lab.fault?.message).toBe('gone');
  });

  it('is possible where there is a past', () => {
    expect(canVisit(current())).toBe(true);
    expect(canVisit({ ...current(), state: 'running' })).toBe(false);
    expect(canVisit({ ...current(), hasPast: false })).toBe(false);
    expect(canVisit({ ...current(), step: 1 })).toBe(false);
  });
});

describe('a fork', () => {
  const fork = async (step: number, lr: number) => {
    await lab.fork({ run: current().id, step, change: { optimizer: { lr } } });
    await settle();
  };

  it('goes on from the step as a run of its own, and trains at once', async () => {
    const parent = current();
    past.visit(parent.id, 120);
    await fork(120, 0.01);
    expect(engine.last('load').fork).toMatchObject({
      run: parent.id,
      step: 120,
      change: { optimizer: { lr: 0.01 } },
    });
    expect(engine.last('play').run).toBe(current().id);
    expect(current()).toMatchObject({
      state: 'running',
      step: 120,
      name: 'SGD 0.01 from 120',
      color: 2,
      fork: { run: parent.id, step: 120, beside: 'from step 120: learning rate 0.01' },
    });
    expect(past.visiting).toBeNull();
    expect(lab.runs.map(({ id }) => id)).toEqual([parent.id, current().id]);
    // The recipe is now the fork's, in force there.
    expect(lab.draft?.changes).toEqual([{ step: 120, optimizer: { lr: 0.01 } }]);
    expect(lab.recipe?.optimizer.lr).toBe(0.01);
    expect(lab.needsRestart).toBe(false);
  });

  it('with nothing changed stands beside its parent', async () => {
    const parent = current();
    await lab.fork({ run: parent.id, step: 50, change: null });
    await settle();
    await lab.fork({ run: parent.id, step: 50, change: null });
    await settle();
    expect(lab.runs.map(({ name }) => name)).toEqual([
      'SGD, Fixed',
      'SGD 0.1 from 50',
      'SGD 0.1 from 50 (2)',
    ]);
    expect(lab.draft?.changes).toEqual([]);
  });

  it('that is refused leaves everything as it was', async () => {
    const parent = current();
    past.visit(parent.id, 120);
    await settle();
    engine.refuse = () => refused('optimizer.lr', '-1 is below 0');
    await fork(120, -1);
    expect(lab.fault?.message).toBe('optimizer.lr: -1 is below 0');
    expect(lab.current?.id).toBe(parent.id);
    expect(past.visiting?.step).toBe(120);
    engine.refuse = () => null;
    past.visit(parent.id, 110);
    await settle();
    expect(past.visiting?.shown?.step).toBe(110);
    await fork(110, 0.01);
    expect(lab.fault).toBeNull();
    expect(current().fork?.step).toBe(110);
  });

  it('is listed beneath its parent, and says what it is without it', async () => {
    const parent = current();
    const tree = () => asTree(lab.runs).map(({ run, depth }) => `${depth} ${run.name}`);
    await fork(120, 0.01);
    engine.frame(current().id, { state: 'paused', step: 180 });
    await fork(150, 0.02);
    lab.edit('seed', 9);
    await settle();
    lab.play();
    await settle();
    expect(tree()).toEqual([
      '0 SGD, seed 9',
      '0 SGD, Fixed',
      '1 SGD 0.01 from 120',
      '2 SGD 0.02 from 150',
    ]);
    lab.loadAgain(parent.id);
    lab.remove(parent.id);
    await settle();
    expect(asTree(lab.runs).filter(({ depth }) => depth === 0)).toHaveLength(3);
    const orphan = lab.runs.find(({ name }) => name === 'SGD 0.01 from 120');
    expect(orphan?.fork?.alone).toBe('from step 120 of SGD, Fixed: learning rate 0.01');
  });
});

describe('what is changed', () => {
  it('is told by the knobs that differ, another optimizer by all of it', () => {
    expect(changeBetween(plain, plain)).toBeNull();
    expect(changeBetween(plain, setValue(plain, 'optimizer.lr', 0.3))).toEqual({
      optimizer: { lr: 0.3 },
    });
    const adam = choose(plain, 'optimizer', 'adam', catalogue);
    expect(changeBetween(plain, adam)).toEqual({ optimizer: adam.optimizer });
    const sgdr = choose(adam, 'schedule', 'sgdr', catalogue);
    expect(changeBetween(plain, sgdr)).toEqual({
      optimizer: adam.optimizer,
      schedule: sgdr.schedule,
    });
    expect(changeWords({ optimizer: adam.optimizer }, 'sgd', catalogue)).toEqual([
      'Adam',
      'learning rate 0.001',
    ]);
  });

  it('is in force from its step on, another optimizer with its own knobs', () => {
    const { optimizer } = choose(plain, 'optimizer', 'adam', catalogue);
    const changes = [
      { step: 10, optimizer },
      { step: 20, optimizer: { lr: 0.5 } },
    ];
    const document = { ...plain, changes };
    expect(inForce(document, 9).optimizer).toEqual(plain.optimizer);
    expect(inForce(document, 10).optimizer).toEqual(optimizer);
    expect(inForce(document, 20).optimizer).toEqual({ ...optimizer, lr: 0.5 });
    // At one step the last that is named holds, with what is set after it.
    const sgd = withChange(changes.slice(0, 1), { step: 10, optimizer: plain.optimizer });
    expect(sgd).toEqual([{ step: 10, optimizer: plain.optimizer }]);
    expect(withChange(sgd, { step: 10, optimizer: { lr: 2 } })).toEqual([
      { step: 10, optimizer: { ...plain.optimizer, lr: 2 } },
    ]);
    // A rate set at the start takes nothing from an optimizer that comes later.
    expect(setValue(document, 'optimizer.lr', 3).changes).toEqual(changes);
    expect(setValue(document, 'optimizer', plain.optimizer).changes).toEqual([]);
  });
});
