import { beforeEach, describe, expect, it } from 'vitest';
import { resume } from '../../../web/src/embed/resume';
import { Lab } from '../../../web/src/lab';
import type { RunState } from '../../../web/src/protocol';
import { FakeEngine } from '../lab/fake-engine';
import { catalogue } from '../lab/small-catalogue';

const goal = { step: 20, playing: true, speed: 50 };
let engine: FakeEngine;
let lab: Lab;

const settle = () => new Promise((resolve) => setTimeout(resolve));
const begin = async () => {
  lab.start({ version: 1, data: { source: 'spiral' } });
  await settle();
};
const frame = (state: RunState, step: number) =>
  engine.frame(lab.current?.id ?? expect.unreachable(), { state, step });
const played = () => engine.requests('play');

beforeEach(() => {
  engine = new FakeEngine();
  lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
});

describe('a run that comes after another one', () => {
  it('is trained to where that one stood once it is there, and goes on as it went on', async () => {
    const there = begin();
    resume(lab, goal);
    expect(engine.requests('advance')).toEqual([]);
    await there;
    expect(engine.last('advance').steps).toBe(20);
    frame('ready', 0);
    frame('running', 7);
    expect(played()).toEqual([]);
    frame('paused', 20);
    expect(played()).toMatchObject([{ stepsPerSecond: 50 }]);
    // Once, not whenever it is there.
    frame('running', 30);
    frame('paused', 20);
    expect(played()).toHaveLength(1);
  });

  it('rests where that one rested', async () => {
    await begin();
    resume(lab, { ...goal, playing: false });
    frame('paused', 20);
    expect(engine.last('advance').steps).toBe(20);
    expect(played()).toEqual([]);
  });

  it('begins at the first step where that one had made none', async () => {
    await begin();
    resume(lab, { ...goal, step: 0 });
    expect(engine.requests('advance')).toEqual([]);
    expect(played()).toHaveLength(1);
  });

  it('is left to whoever pauses it on its way and goes on to the very step', async () => {
    await begin();
    resume(lab, goal);
    frame('running', 7);
    frame('paused', 9);
    frame('running', 12);
    frame('paused', 20);
    expect(played()).toEqual([]);
  });

  it('is left for another one', async () => {
    await begin();
    resume(lab, goal);
    frame('running', 7);
    lab.reset();
    await settle();
    frame('ready', 0);
    frame('running', 7);
    frame('paused', 20);
    expect(played()).toEqual([]);
  });

  it('is left when told so', async () => {
    await begin();
    resume(lab, goal)();
    frame('paused', 20);
    expect(played()).toEqual([]);
  });
});
