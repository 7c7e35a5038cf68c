/** The views of the lab: which is open, and what of the document each has. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import { Lab } from '../../../web/src/lab';
import { perLab } from '../../../web/src/lab/per-lab';
import { FakeEngine, refused } from './fake-engine';
import { catalogue } from './small-catalogue';

const beginning: Experiment = { version: 1, data: { source: 'spiral' }, batch: { size: 8 } };
const sweep = { vary: { 'optimizer.lr': [0.1, 0.2] } };
let engine: FakeEngine;
let lab: Lab;

const settle = () => new Promise((resolve) => setTimeout(resolve));
const withParts = (parts: object) => ({ ...beginning, seed: 5, ...parts }) as Experiment;

function newLab(): Lab {
  engine = new FakeEngine();
  return new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
}

beforeEach(async () => {
  lab = newLab();
  lab.start(beginning);
  await settle();
});

describe('a document with a part', () => {
  it('opens in its view, and only its recipe is shown to the core', async () => {
    lab.replace(withParts({ sweep }));
    await settle();
    expect(lab.view).toBe('compare');
    expect(lab.parts).toEqual({ sweep });
    expect(lab.draft?.seed).toBe(5);
    expect(engine.last('load').experiment).not.toHaveProperty('sweep');
  });

  it('may be the first', async () => {
    lab = newLab();
    lab.start(beginning, withParts({ sweep }));
    expect(lab.view).toBe('compare');
    await settle();
    expect(lab.document).toMatchObject({ seed: 5, sweep });
    expect(lab.fresh).toBe(false);
  });

  it('that the core refuses changes nothing', async () => {
    engine.refuse = (_, experiment) => (experiment?.seed === 5 ? refused('seed', 'is bad') : null);
    lab.setPart('sweep', { vary: {} });
    lab.replace(withParts({ sweep }));
    await settle();
    expect(lab).toMatchObject({ view: 'train', parts: { sweep: { vary: {} } } });
    expect(lab.fault?.message).toBe('seed: is bad');
  });

  it('that is first and refused leaves the page as a first visit finds it', async () => {
    lab = newLab();
    engine.refuse = (_, experiment) => (experiment?.seed === 5 ? refused('seed', 'is bad') : null);
    lab.start(beginning, withParts({ sweep }));
    await settle();
    expect(lab).toMatchObject({ view: 'train', parts: {} });
    expect(lab.draft?.seed).toBe(1);
  });

  it('of the wrong kind is refused with its place, and nothing is loaded', async () => {
    const loads = engine.requests('load').length;
    lab.replace(withParts({ sweep: 3 }));
    await settle();
    expect(lab.fault).toEqual({
      code: 'document',
      path: 'sweep',
      message: 'sweep: expected an object, found 3',
    });
    expect(engine.requests('load')).toHaveLength(loads);
    expect(lab.view).toBe('train');
  });

  it('that is first and of the wrong kind falls back to the beginning', async () => {
    lab = newLab();
    lab.start(beginning, withParts({ sweep: 3 }));
    await settle();
    expect(lab.fault?.path).toBe('sweep');
    expect(lab.draft?.seed).toBe(1);
  });

  it('takes the place of that part, and leaves those of other views alone', async () => {
    lab.setPart('range_test', { steps: 9 });
    lab.setPart('sweep', { vary: {} });
    lab.replace(withParts({ sweep }));
    await settle();
    expect(lab.parts).toEqual({ range_test: { steps: 9 }, sweep });
  });

  it('without any opens in Train', async () => {
    lab.open('compare');
    lab.setPart('sweep', sweep);
    lab.replace(withParts({}));
    await settle();
    expect(lab).toMatchObject({ view: 'train', parts: { sweep } });
  });
});

describe('a surface', () => {
  it('leaves Train the data and the network it begins with', async () => {
    lab.replace({ version: 1, seed: 5, surface: 'beale', racers: [] } as unknown as Experiment);
    await settle();
    expect(lab.view).toBe('surface');
    expect(lab.draft).toMatchObject({ seed: 5, data: { source: 'spiral' }, batch: { size: 8 } });
  });
});

describe('the address, followed,', () => {
  const there = () => lab.draft as unknown as Experiment;

  it('opens a view over the recipe that is there, whose run goes on', async () => {
    lab.play();
    await settle();
    const loads = engine.requests('load').length;
    lab.follow({ ...there(), sweep } as Experiment);
    await settle();
    expect(lab).toMatchObject({ view: 'compare', parts: { sweep } });
    lab.follow(there());
    expect(lab.view).toBe('train');
    lab.follow({ version: 1, surface: 'beale', steps: 9 } as unknown as Experiment);
    await settle();
    expect(lab).toMatchObject({
      view: 'surface',
      draft: { seed: 1 },
      current: { state: 'running' },
    });
    expect(engine.requests('load')).toHaveLength(loads);
  });

  it('brings another recipe as a run that is ready', async () => {
    lab.follow({ ...there(), seed: 5 });
    await settle();
    expect(lab).toMatchObject({ draft: { seed: 5 }, current: { state: 'ready' } });
  });
});

describe('what can be gone back to', () => {
  it('is a view and a document', async () => {
    lab.open('compare');
    lab.open('compare');
    expect(lab.openings).toBe(1);
    lab.setPart('sweep', sweep);
    expect(lab.openings).toBe(1);
    lab.replace(withParts({}));
    await settle();
    expect(lab.openings).toBe(2);
    lab.edit('seed', 6);
    lab.follow(withParts({ sweep }));
    await settle();
    expect(lab.openings).toBe(2);
  });

  it('is no document that is refused', async () => {
    engine.refuse = (_, experiment) => (experiment?.seed === 5 ? refused('seed', 'is bad') : null);
    lab.replace(withParts({}));
    lab.replace(withParts({ sweep: 3 }));
    await settle();
    expect(lab.openings).toBe(0);
  });
});

describe('a view', () => {
  it('is opened, and says so', async () => {
    let changes = 0;
    lab.addEventListener('change', () => changes++);
    lab.open('compare');
    lab.setPart('sweep', sweep);
    await settle();
    expect(changes).toBe(1);
    expect(lab.document).toMatchObject({ sweep });
    lab.open('train');
    expect(lab.document).not.toHaveProperty('sweep');
    expect(lab.parts.sweep).toBe(sweep);
  });

  it('can be without its part again', () => {
    lab.setPart('sweep', sweep);
    lab.setPart('sweep', undefined);
    expect(lab.parts).toEqual({});
  });

  it('keeps its state as long as the lab', () => {
    const stateOf = perLab((of) => ({ of }));
    expect(stateOf(lab)).toBe(stateOf(lab));
    expect(stateOf(lab).of).toBe(lab);
    expect(stateOf(newLab())).not.toBe(stateOf(lab));
  });
});

it('a run that is loaded again stays in the view that is open', async () => {
  lab.step();
  await settle();
  engine.frame(lab.current?.id ?? 0, { state: 'finished', step: 1 });
  lab.setPart('instruments', []);
  lab.loadAgain(lab.current?.id ?? 0);
  await settle();
  expect(lab.parts).toEqual({ instruments: [] });
});
