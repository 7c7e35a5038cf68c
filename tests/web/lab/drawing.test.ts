import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Experiment, FullExperiment } from '../../../web/src/experiment/document';
import { Lab } from '../../../web/src/lab';
import { Drawing } from '../../../web/src/lab/drawing';
import type { Series } from '../../../web/src/protocol';
import { FakeEngine, refused } from './fake-engine';
import { catalogue } from './small-catalogue';

// 320 training rows in batches of 32: 10 steps an epoch, 1000 steps.
const beginning: Experiment = { version: 1, data: { source: 'spiral', samples: 400 } };
const byHand = (...points: number[][]) => ({ name: 'piecewise', points });

let engine: FakeEngine;
let lab: Lab;
let drawing: Drawing;

/** Lets every answer under way arrive. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** The drawing of an experiment that has been made ready. */
async function open(experiment: Partial<Experiment> = {}) {
  engine = new FakeEngine();
  lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  lab.start(beginning, { ...beginning, ...experiment });
  await settle();
  drawing = new Drawing(lab, () => {});
  lab.addEventListener('change', () => drawing.follow());
  drawing.follow();
}

const pairs = () => drawing.points.map(({ step, rate }) => [step, rate]);
const schedule = () => lab.draft?.schedule;
/** The points that the recipe has. */
const given = () => schedule()?.points as number[][] | undefined;

const series = (...points: number[][]): Series => ({
  step: Float64Array.from(points, ([step]) => step ?? 0),
  seconds: new Float32Array(points.length),
  value: Float32Array.from(points, ([, rate]) => rate ?? 0),
});

/** The core says what the rate will be. */
async function plan(...points: number[][]) {
  engine.frame(lab.current?.id ?? 0, { state: 'ready', planned: series(...points) });
  await settle();
  drawing.follow();
}

beforeEach(() => open({ schedule: byHand([0, 0.1], [500, 0.05], [1000, 0]) }));

describe('what is drawn at first', () => {
  it('is what the recipe says, and follows it', async () => {
    expect(pairs()).toEqual([
      [0, 0.1],
      [500, 0.05],
      [1000, 0],
    ]);
    lab.edit('schedule.points', [[0, 0.2]]);
    await settle();
    expect(pairs()).toEqual([[0, 0.2]]);
  });

  it('is the curve of any other schedule, and nothing is decided by that', async () => {
    await open({ schedule: 'sgdr' });
    await plan([0, 0.1], [500, 0.1], [501, 0.02], [999, 0.02]);
    expect(pairs()).toEqual([
      [0, 0.1],
      [500, 0.1],
      [501, 0.02],
      [999, 0.02],
    ]);
    expect(schedule()?.name).toBe('sgdr');
  });

  it('has the jumps of a staircase where they are, and its treads level', async () => {
    await open({ schedule: { name: 'step', gamma: 0.1, step_size: 400 } });
    await plan([0, 0.1], [390, 0.1], [410, 0.01], [790, 0.01], [810, 0.001], [999, 0.001]);
    expect(drawing.stepped).toBe(true);
    expect(pairs()).toEqual([
      [0, 0.1],
      [400, 0.01],
      [800, 0.001],
    ]);
  });
});

describe('a drag', () => {
  it('gives the recipe its points when it is over, and not before', async () => {
    drawing.drag(1, 303.4, 0.0777777, 0.1);
    drawing.drag(1, 306.6, 0.0812345, 0.1);
    await settle();
    expect(pairs()[1]).toEqual([307, 0.0812]);
    expect(given()).toEqual([
      [0, 0.1],
      [500, 0.05],
      [1000, 0],
    ]);
    drawing.drop();
    await settle();
    expect(schedule()).toMatchObject({ interpolation: 'linear', name: 'piecewise' });
    expect(given()).toEqual([
      [0, 0.1],
      [307, 0.0812],
      [1000, 0],
    ]);
  });

  it('past another point keeps them in order, and the point selected', async () => {
    drawing.drag(0, 700, 0.02, 0.1);
    drawing.drop();
    await settle();
    expect(given()).toEqual([
      [500, 0.05],
      [700, 0.02],
      [1000, 0],
    ]);
    expect(drawing.selected).toBe(1);
  });

  it('stays in the run, and above zero', () => {
    drawing.drag(1, 5000, -3, 0.1);
    expect(pairs()[1]).toEqual([1000, 0]);
    drawing.drag(1, -20, 0.5, 0.1);
    expect(pairs()[1]).toEqual([0, 0.5]);
  });

  it('stops at epochs when that is wanted', () => {
    drawing.setSnaps(true);
    drawing.drag(1, 307, 0.05, 0.1);
    expect(pairs()[1]).toEqual([310, 0.05]);
    drawing.drag(1, 999, 0.05, 0.1);
    expect(pairs()[1]).toEqual([1000, 0.05]);
  });

  it('that is given up leaves everything as it was', async () => {
    drawing.drag(1, 10, 0.01, 0.1);
    drawing.cancel();
    await settle();
    expect(pairs()[1]).toEqual([500, 0.05]);
    drawing.drop();
    expect(engine.requests('load').length).toBe(1);
  });

  it('of a curve makes a schedule of its points', async () => {
    await open({ schedule: 'sgdr' });
    await plan([0, 0.1], [999, 0]);
    drawing.drag(1, 800, 0.05, 0.1);
    drawing.drop();
    await settle();
    expect(given()).toEqual([
      [0, 0.1],
      [800, 0.05],
    ]);
  });

  it('keeps a warm-up that the schedule has', async () => {
    await open({ schedule: { ...byHand([0, 0.1], [9, 0]), warmup_steps: 5 } });
    drawing.drag(0, 0, 0.2, 0.1);
    drawing.drop();
    expect(schedule()?.warmup_steps).toBe(5);
  });
});

describe('two points on one step', () => {
  const core = (steps: unknown[]) =>
    new Set(steps).size < steps.length
      ? refused('schedule.points[1][0]', '500 is not above 500, the step before it')
      : null;

  beforeEach(() => {
    engine.refuse = (_, experiment) => {
      const { points } = (experiment as FullExperiment).schedule;
      return core((points as number[][]).map(([step]) => step));
    };
  });

  it('are refused in the core’s words and stay drawn, until one is moved away', async () => {
    drawing.drag(0, 500, 0.08, 0.1);
    drawing.drop();
    await settle();
    expect(lab.refusal).toEqual({
      path: 'schedule',
      reason: 'schedule.points[1][0]: 500 is not above 500, the step before it',
    });
    expect(pairs().map(([step]) => step)).toEqual([500, 500, 1000]);
    expect(given()?.[0]).toEqual([0, 0.1]);
    drawing.drag(drawing.selected, 300, 0.08, 0.1);
    drawing.drop();
    await settle();
    expect(lab.refusal).toBeNull();
    expect(given()?.[0]).toEqual([300, 0.08]);
  });
});

describe('keys', () => {
  it('are heard by the recipe when they rest', async () => {
    vi.useFakeTimers();
    for (let i = 0; i < 5; i++) drawing.nudge(10, -0.001, 0.01);
    expect(pairs()[0]).toEqual([50, 0.095]);
    expect(given()?.[0]).toEqual([0, 0.1]);
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    await settle();
    expect(given()?.[0]).toEqual([50, 0.095]);
  });

  it('go whole epochs when points stop there', () => {
    drawing.setSnaps(true);
    drawing.nudge(3, 0, 0.1);
    expect(pairs()[0]).toEqual([10, 0.1]);
    drawing.nudge(-3, 0, 0.1);
    expect(pairs()[0]).toEqual([0, 0.1]);
  });

  it('are not lost when drawing ends at once', async () => {
    drawing.nudge(10, 0, 0.1);
    drawing.close();
    await settle();
    expect(given()?.[0]).toEqual([10, 0.1]);
  });
});

describe('points', () => {
  it('are added on the curve where most room is, or where one likes, and selected', async () => {
    drawing.add();
    await settle();
    expect(drawing.point).toEqual({ step: 250, rate: 0.075 });
    drawing.add(700.2, 0.0421, 0.1);
    await settle();
    expect(drawing.point).toEqual({ step: 700, rate: 0.0421 });
    expect(given()?.length).toBe(5);
  });

  it('are removed, but for the last', async () => {
    drawing.select(1);
    drawing.remove();
    await settle();
    expect(given()).toEqual([
      [0, 0.1],
      [1000, 0],
    ]);
    drawing.remove();
    drawing.remove();
    await settle();
    expect(given()).toEqual([[0, 0.1]]);
  });

  it('may be joined by steps', async () => {
    drawing.setStepped(true);
    await settle();
    expect(schedule()?.interpolation).toBe('constant');
  });
});

describe('shapes to begin with', () => {
  it('have the optimizer’s rate for their highest, and end with the run', async () => {
    drawing.start('triangle');
    await settle();
    expect(given()).toEqual([
      [0, 0.01],
      [500, 0.1],
      [1000, 0.01],
    ]);
    drawing.start('staircase');
    await settle();
    expect(schedule()?.interpolation).toBe('constant');
  });

  it('stop at epochs too', async () => {
    lab.setLength('steps', 77);
    await settle();
    drawing.setSnaps(true);
    drawing.start('warmup');
    await settle();
    expect(given()).toEqual([
      [0, 0.01],
      [10, 0.1],
      [70, 0],
    ]);
  });
});

describe('while a run goes on', () => {
  it('what is drawn changes it, once a drag', async () => {
    lab.play();
    await settle();
    engine.step = 120;
    engine.frame(lab.current?.id ?? 0, { state: 'running', step: 120 });
    drawing.drag(1, 600, 0.09, 0.1);
    drawing.drag(1, 610, 0.09, 0.1);
    // The run goes on before the core has heard of it.
    engine.step = 130;
    drawing.drop();
    await settle();
    drawing.follow();
    expect(lab.needsRestart).toBe(false);
    expect(lab.current?.experiment.changes).toMatchObject([
      { step: 130, schedule: { name: 'piecewise', interpolation: 'linear' } },
    ]);
    expect(pairs()).toEqual([
      [0, 0.1],
      [610, 0.09],
      [1000, 0],
    ]);
  });
});
