/** The state of a race, against the lab's own module. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { LabClient } from '../../../web/src/engine/lab-client';
import { runTask } from '../../../web/src/engine/task-runner';
import type { Catalogue } from '../../../web/src/experiment/catalogue';
import type { FullExperiment } from '../../../web/src/experiment/document';
import { firstRace, type RacePreset, racePresets } from '../../../web/src/experiment/race-presets';
import type { Parts } from '../../../web/src/experiment/views';
import { SurfaceRace } from '../../../web/src/lab/surface';
import type { Fault } from '../../../web/src/protocol';
import { loadDescribingCore, loadDescribingLab, tables } from '../core';

const lab = await loadDescribingLab();
const { surfaces } = lab.catalogue();
const catalogue: Catalogue = (await loadDescribingCore()).catalogue();

const host = () => ({
  catalogue,
  draft: {
    optimizer: { name: 'sgd', lr: 0.1 },
    schedule: { name: 'fixed' },
  } as unknown as FullExperiment,
  parts: {} as Parts,
  setPart(name: keyof Parts, value: unknown) {
    this.parts = { ...this.parts, [name]: value };
  },
  fail(_: Fault) {},
});

const client = {
  ask: (name: 'race', ask: { document: unknown }) => ({
    result: runTask({ lab, tables, now: () => 0 }, name, ask, () => {}),
    stop() {},
  }),
} as unknown as LabClient;

const settle = () => new Promise((resolve) => setTimeout(resolve));

let page: ReturnType<typeof host>;
let state: SurfaceRace;
beforeEach(async () => {
  page = host();
  state = new SurfaceRace(page, surfaces, client, (callback) => setTimeout(callback));
  state.follow(firstRace);
  await settle();
});

describe('a race', () => {
  it('begins with one that is there, looked at to its end, and is part of the document', () => {
    expect(state.race?.surface.name).toBe('ravine');
    expect(state.courses).toHaveLength(4);
    expect(state.step).toBe(150);
    expect(page.parts.surface).toMatchObject({ name: 'ravine', condition: 20 });
    expect(page.parts.racers).toHaveLength(4);
    expect(page.parts.race).toMatchObject({ steps: 150, seed: 1 });
  });

  it('plays once it is there, where it was told to before', async () => {
    state = new SurfaceRace(page, surfaces, client, (callback) => setTimeout(callback));
    state.play();
    state.follow(firstRace);
    await settle();
    expect(state).toMatchObject({ playing: true, step: 0 });

    state = new SurfaceRace(page, surfaces, client, (callback) => setTimeout(callback));
    state.play();
    state.pause();
    page.parts = {};
    state.follow(firstRace);
    await settle();
    expect(state).toMatchObject({ playing: false, step: 150 });
  });

  it('of two that are opened in a row the last one is played; one that is refused plays nothing', async () => {
    const [one, other] = racePresets as [RacePreset, RacePreset];
    void state.open(one);
    void state.open(other);
    await settle();
    expect(state).toMatchObject({ playing: true, step: 0, chosen: other.chosen });
    state.pause();
    state.seek(7);
    await state.open({ race: { ...one.race, steps: -1 }, chosen: 0 });
    expect(state).toMatchObject({ playing: false, step: 7 });
  });

  it('opens what a link holds, with its own length', async () => {
    page.parts = {
      surface: 'beale',
      racers: [{ optimizer: { name: 'sgd', lr: 0.01 } }],
      race: { steps: 7 },
    };
    state.follow(firstRace);
    await settle();
    expect(state.race).toMatchObject({ steps: 7, surface: { name: 'beale', start: [1, 1.5] } });
    expect(state.courses[0]!.loss).toHaveLength(8);
  });

  it('leaves a racer what the document has', async () => {
    page.parts = {
      surface: 'beale',
      racers: [{ schedule: 'cosine' }],
      race: { name: 'plains', optimizer: { name: 'adam', lr: 0.3 } },
    };
    state.follow(firstRace);
    await settle();
    expect(state.race?.racers).toMatchObject([
      { optimizer: { name: 'adam', lr: 0.3 }, schedule: { name: 'cosine' } },
    ]);
    expect(page.parts.race).toEqual({ name: 'plains', seed: 1, steps: 1000, evaluate_every: 50 });
  });

  it('shows another one beside the reason why a link cannot be raced', async () => {
    const fresh = new SurfaceRace(page, surfaces, client, (callback) => setTimeout(callback));
    page.parts = { surface: { name: 'beale', start: [1] } };
    fresh.follow(firstRace);
    await settle();
    await settle();
    expect(fresh.fault?.message).toBe('surface.start: expected two numbers, x and y, found 1');
    expect(fresh.race?.surface.name).toBe('ravine');
  });

  it('starts where it is told to', async () => {
    state.setStart(1, -1);
    await settle();
    expect(state.courses.map(({ x, y }) => [x[0], y[0]])).toEqual(Array(4).fill([1, -1]));
    expect(page.parts.surface).toMatchObject({ start: [1, -1] });
  });

  it('keeps what holds when the core refuses, and says why at its place', async () => {
    state.set('racers[1].optimizer.momentum', 1.5);
    await settle();
    expect(state.refusal).toEqual({
      path: 'racers[1].optimizer.momentum',
      reason: '1.5 is above 1',
    });
    expect(state.race?.racers[1]?.optimizer.momentum).toBe(0.5);
    state.setStart(5000, 0);
    await settle();
    expect(state.refusal).toEqual({ path: 'surface.start', reason: '5000 is above 1000' });
    state.set('surface.condition', 5);
    await settle();
    expect(state.refusal).toBeNull();
  });

  it('takes another surface from its own start, and another optimizer', async () => {
    state.set('surface.noise', 0.5);
    state.choose('surface', 'himmelblau');
    await settle();
    expect(state.race?.surface).toEqual({ name: 'himmelblau', start: [0, -4], noise: 0.5 });
    state.choose('racers[0].optimizer', 'adam');
    state.choose('racers[0].schedule', 'cosine');
    await settle();
    expect(state.race?.racers[0]).toMatchObject({
      optimizer: { name: 'adam', beta1: 0.9 },
      schedule: { name: 'cosine' },
    });
    expect(state.race?.racers[1]?.optimizer.name).toBe('sgd');
  });

  it('has up to eight racers, of which each keeps its colour', async () => {
    const second = state.styles[1];
    state.remove(0);
    await settle();
    expect(state.styles[0]).toBe(second);
    for (let i = 0; i < 9; i++) {
      state.add();
      await settle();
    }
    expect(state.race?.racers).toHaveLength(8);
    expect(new Set(state.styles).size).toBe(8);
    expect(state.canAdd).toBe(false);
  });

  it('ends early where it diverges, and the others go on', async () => {
    state.set('racers[0].optimizer.lr', 1000);
    await settle();
    expect(state.courses[0]!.status).toBe('diverged');
    expect(state.courses[1]!.status).toBe('finished');
    expect(state.length).toBe(150);
  });
});

describe('its moment', () => {
  it('plays at its speed, and stops at the end', () => {
    state.play();
    expect(state.step).toBe(0);
    state.setSpeed(20);
    state.elapse(100);
    expect(state.step).toBe(2);
    state.elapse(25);
    state.elapse(25);
    expect(state.step).toBe(3);
    state.elapse(60_000);
    expect(state.step).toBe(150);
    expect(state.playing).toBe(false);
  });

  it('is moved by hand within the race', () => {
    state.seek(40.4);
    expect(state.step).toBe(40);
    state.move(1);
    expect(state.step).toBe(41);
    state.move(-100);
    expect(state.step).toBe(0);
    state.seek(1e9);
    expect(state.step).toBe(150);
  });

  it('stays where it is when the race changes before its end', async () => {
    state.seek(30);
    state.set('steps', 60);
    await settle();
    expect(state.step).toBe(30);
    state.seek(60);
    state.set('steps', 90);
    await settle();
    expect(state.step).toBe(90);
  });
});

it.each(racePresets)('the example $id is a race that the core takes', async (preset) => {
  const { race } = preset;
  await state.open(preset);
  expect(state.fault).toBeNull();
  expect(state.courses).toHaveLength(race.racers!.length);
  expect(state).toMatchObject({ step: 0, playing: true });
});
