import { afterEach, describe, expect, it } from 'vitest';
import { Session } from '../../../web/src/engine/session';
import { setUp, testPixels } from '../../../web/src/engine/setup';
import { Tables } from '../../../web/src/engine/table';
import type { Experiment } from '../../../web/src/experiment/document';
import type { Frame, Watch } from '../../../web/src/protocol';
import { type FakeOptions, fakeCore, living } from './fake-core';
import { tableFile } from './table-file';

const watch: Watch = { smoothing: 0.9, buckets: 100, range: null, logX: false };
const circle: Experiment = { version: 1, data: { source: 'circle' }, steps: 1000 };

afterEach(() => living.clear());

/** A session with a clock that goes on by `stepTime` milliseconds a step. */
async function session(experiment = circle, options: FakeOptions = {}, stepTime = 1) {
  const clock = { now: 5000 };
  const core = fakeCore({ onStep: () => (clock.now += stepTime), ...options });
  const tables = new Tables(async () => tableFile());
  const setup = await setUp(core, tables, experiment);
  const made = new Session(setup.trainer, setup.info, testPixels(core, setup), () => clock.now);
  return {
    session: made,
    clock,
    /** Draws whatever there is to draw. */
    frame(): Frame | null {
      const frame = made.frame(watch);
      made.acknowledge();
      return frame;
    },
    /** Lives through so many milliseconds as the worker would, drawing nothing. */
    live(milliseconds: number) {
      const end = clock.now + milliseconds;
      while (clock.now < end) {
        const before = clock.now;
        made.work();
        if (clock.now === before) clock.now += Math.max(0.1, Math.min(made.wait(), end - before));
      }
    },
  };
}

describe('training', () => {
  it('works in slices of about ten milliseconds', async () => {
    const { session: run, clock } = await session();
    run.play(null);
    const lengths: number[] = [];
    for (let i = 0; i < 12; i++) {
      const before = clock.now;
      run.work();
      lengths.push(clock.now - before);
    }
    expect(lengths.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(lengths.slice(5)).toEqual(Array(7).fill(10));
  });

  it('makes bigger slices even when the clock sees no time pass', async () => {
    const { session: run, frame } = await session(circle, {}, 0);
    run.play(null);
    for (let i = 0; i < 6; i++) run.work();
    expect(frame()?.step).toBe(63);
  });

  it('goes to the end and says so', async () => {
    const { session: run, frame, live } = await session();
    expect(frame()).toMatchObject({ state: 'ready', step: 0, latest: null, evaluation: null });
    run.play(null);
    live(1100);
    expect(frame()).toMatchObject({
      state: 'finished',
      step: 1000,
      firstEvaluation: { step: 0 },
      evaluation: { step: 1000 },
    });
    expect(run.wait()).toBe(Number.POSITIVE_INFINITY);
    run.play(null);
    expect(run.wait()).toBe(Number.POSITIVE_INFINITY);
  });

  it('makes every step that is asked for, however soon after the others', async () => {
    const { session: run, frame, live } = await session();
    for (let i = 0; i < 3; i++) run.advance(1);
    live(20);
    expect(frame()).toMatchObject({ state: 'paused', step: 3 });
    // Of a run that plays it is the next one.
    run.play(null);
    run.advance(1);
    live(20);
    expect(frame()).toMatchObject({ state: 'paused', step: 4 });
    run.advance(995);
    for (let i = 0; i < 3; i++) run.advance(1);
    live(2000);
    expect(frame()).toMatchObject({ state: 'finished', step: 1000 });
  });

  it('advances by steps and to the end of the epoch', async () => {
    const { session: run, frame, live } = await session();
    run.advance(3);
    live(50);
    expect(frame()).toMatchObject({ state: 'paused', step: 3 });
    run.advance('epoch');
    live(50);
    expect(frame()).toMatchObject({ state: 'paused', step: 8 });
    run.advance('epoch');
    live(50);
    expect(frame()).toMatchObject({ state: 'paused', step: 16 });
    run.advance(5000);
    live(1100);
    expect(frame()).toMatchObject({ state: 'finished', step: 1000 });
  });

  it('is paused at once, and the time spent paused does not count', async () => {
    const { session: run, clock, frame, live } = await session();
    run.play(null);
    live(100);
    run.pause();
    clock.now += 60_000;
    run.work();
    const paused = frame();
    expect(paused?.state).toBe('paused');
    expect(paused?.seconds).toBeCloseTo(paused!.step / 1000, 5);
    run.play(null);
    live(100);
    const { step, seconds } = frame()!;
    expect(seconds).toBeCloseTo(step / 1000, 5);
  });

  it.each([1, 7, 60, 400])('keeps to %d steps a second', async (speed) => {
    const { session: run, frame, live } = await session({ ...circle, steps: 100_000 }, {}, 0.01);
    run.play(speed);
    live(10_000);
    const { step, stepsPerSecond } = frame()!;
    expect(step).toBeGreaterThanOrEqual(speed * 10);
    expect(step).toBeLessThanOrEqual(speed * 10 + 1 + speed / 100);
    expect(stepsPerSecond).toBeCloseTo(speed, -Math.log10(speed / 2));
  });

  it('does not make up for steps it had no time for', async () => {
    const {
      session: run,
      clock,
      frame,
      live,
    } = await session({ ...circle, steps: 100_000 }, {}, 0.01);
    run.play(100);
    live(1000);
    clock.now += 30_000;
    live(1000);
    expect(frame()!.step).toBeLessThan(230);
  });

  it('changes its speed while it runs', async () => {
    const { session: run, frame, live } = await session({ ...circle, steps: 100_000 }, {}, 0.01);
    run.play(1);
    live(3000);
    run.play(200);
    live(1000);
    expect(frame()!.step).toBeGreaterThan(200);
    expect(frame()?.step ?? 0).toBeLessThan(210);
  });
});

describe('a change while it runs', () => {
  it('counts from the next step and plans anew', async () => {
    const { session: run, frame } = await session();
    expect(frame()?.planned?.step[0]).toBe(0);
    run.advance(1);
    run.work();
    expect(frame()?.planned).toBeNull();
    const experiment = run.change({ optimizer: { lr: 0.5 } });
    expect(experiment.changes).toEqual([{ step: 1, optimizer: { lr: 0.5 } }]);
    expect(run.info.experiment).toBe(experiment);
    const { planned } = frame()!;
    expect([planned?.step[0], planned?.value[0]]).toEqual([1, 0.5]);
    run.advance(1);
    run.work();
    expect(frame()?.latest?.lr).toBe(0.5);
  });

  it('leaves everything as it was when it is refused', async () => {
    const { session: run, frame } = await session();
    frame();
    expect(() => run.change({ optimizer: { lr: -1 } })).toThrow('optimizer.lr: -1 is below 0');
    expect(frame()).toBeNull();
  });
});

describe('frames', () => {
  it('wait until the last one was drawn', async () => {
    const { session: run, live } = await session();
    expect(run.frame(watch)).not.toBeNull();
    run.play(null);
    live(100);
    expect(run.frame(watch)).toBeNull();
    run.acknowledge();
    expect(run.frame(watch)?.state).toBe('running');
  });

  it('come no faster than the screen can show them', async () => {
    const { session: run, clock, frame } = await session({ ...circle, steps: 1e6 });
    run.play(null);
    const before = clock.now;
    let frames = 0;
    while (clock.now < before + 1000) {
      run.work();
      if (frame()) frames++;
    }
    expect(frames).toBeGreaterThan(24);
    expect(frames).toBeLessThan(35);
  });

  it('carry only the curves that have changed', async () => {
    const { session: run, frame } = await session();
    frame();
    run.advance(10);
    for (let i = 0; i < 10; i++) run.work();
    const first = frame()!;
    expect(Object.keys(first.series).length).toBe(9);
    expect(first.series.loss?.step.length).toBe(10);
    run.advance(1);
    run.work();
    const curves = ['gradNorm', 'gradNormSmoothed', 'loss', 'lr', 'smoothed'];
    expect(Object.keys(frame()!.series).sort()).toEqual(curves);
    run.lookAnew();
    expect(Object.keys(run.frame({ ...watch, smoothing: 0.5 })!.series).sort()).toEqual([
      'gradNormSmoothed',
      'smoothed',
    ]);
  });

  it('carry a picture a few times a second, and at every pause', async () => {
    const { session: run, clock, frame } = await session({ ...circle, steps: 1e6 });
    expect(frame()?.picture?.kind).toBe('field');
    run.play(null);
    const before = clock.now;
    let pictures = 0;
    while (clock.now < before + 1000) {
      run.work();
      if (frame()?.picture) pictures++;
    }
    expect(pictures).toBeGreaterThan(4);
    expect(pictures).toBeLessThanOrEqual(8);
    run.pause();
    expect(frame()?.picture).not.toBeNull();
    expect(frame()).toBeNull();
  });

  it('tell of a divergence', async () => {
    const { session: run, frame, live } = await session(circle, { divergeAt: 37 });
    run.play(null);
    live(100);
    const { state, step, latest, diverged, series } = frame()!;
    expect({ state, step, diverged }).toEqual({
      state: 'diverged',
      step: 37,
      diverged: {
        step: 37,
        lowestLoss: expect.closeTo(0.0036, 1),
        lowestStep: 36,
        lr: Math.fround(0.1),
      },
    });
    expect(latest?.loss).toBeNaN();
    expect(series.loss?.step.at(-1)).toBe(36);
    expect(run.columns().loss.length).toBe(38);
  });
});

describe('a run that is kept as history', () => {
  it('gives its trainer back but still shows its last picture', async () => {
    const { session: run, frame, live } = await session();
    run.play(null);
    live(100);
    run.retire();
    expect(living.size).toBe(0);
    expect(frame()).toMatchObject({ state: 'paused', picture: { kind: 'field' } });
    expect(run.columns().loss.length).toBeGreaterThan(50);
    expect(() => run.play(null)).toThrow('load it again');
    expect(() => run.change({ optimizer: { lr: 1 } })).toThrow('load it again');
    run.free();
  });
});

describe('the picture', () => {
  it('of two features is the plane around all points, seen from above', async () => {
    const { session: run, frame } = await session();
    expect(run.points?.trainX.length).toBe(160);
    const picture = frame()!.picture!;
    if (picture.kind !== 'field') throw new Error(picture.kind);
    expect(picture).toMatchObject({ size: 64, outputs: 2 });
    const [left, right, bottom, top] = picture.extent;
    expect([left, right, bottom, top]).toEqual(
      [-1.16, 1.16, -1.16, 1.16].map((x) => expect.closeTo(x, 1)),
    );
    expect(picture.values.length).toBe(64 * 64 * 2);
    expect(right - left).toBeCloseTo(top - bottom, 6);
    // Class 1 lies on the right.
    expect([picture.values[1], picture.values[2 * 63 + 1]]).toEqual([0, 1]);
  });

  it('is coarser for many classes and a single value for regression', async () => {
    const classes = await session(circle, { outputs: 3 });
    expect(classes.frame()?.picture).toMatchObject({ size: 48, outputs: 3 });
    const plane = await session(circle, { task: 'regression', outputs: 1 });
    const { picture } = plane.frame()!;
    if (picture?.kind !== 'field') throw new Error(picture?.kind);
    // Row 0 is the top, and values grow to the right.
    expect(picture.values.length).toBe(64 * 64);
    expect(picture.values[0]).toBeCloseTo(picture.values[64 * 63]!, 6);
    expect(picture.values[63]).toBeGreaterThan(1);
  });

  it('of one feature is a curve', async () => {
    const { session: run, frame } = await session(circle, {
      task: 'regression',
      features: 1,
      outputs: 1,
    });
    const { picture } = frame()!;
    if (picture?.kind !== 'curve') throw new Error(picture?.kind);
    expect(picture.x.length).toBe(200);
    expect([picture.x[0], picture.x.at(-1)]).toEqual([-1.16, 1.16].map(Math.fround));
    expect(picture.y).toEqual(picture.x);
    expect(run.points?.testY.length).toBe(20);
  });

  it('of a table is a confusion matrix, or predicted against true', async () => {
    const table = await session(circle, { features: 4, outputs: 3 });
    const { picture } = table.frame()!;
    if (picture?.kind !== 'confusion') throw new Error(picture?.kind);
    expect(picture.confusion.reduce((sum, count) => sum + count)).toBe(20);
    expect(table.session.points).toBeNull();
    const regression = await session(circle, { task: 'regression', features: 4, outputs: 1 });
    expect(regression.frame()?.picture).toMatchObject({ kind: 'scatter', truth: { length: 20 } });
    const untested = await session(circle, { features: 4, testRows: 0 });
    expect(untested.frame()?.picture).toBeNull();
  });

  it('of images shows a sample and the worst mistakes, with the pixels as they are', async () => {
    const digits = { version: 1, data: { source: 'digits', standardize: true } } as Experiment;
    const { session: run, frame } = await session(digits, {});
    expect(run.info).toMatchObject({ image: [2, 2], classNames: ['zero', 'one'] });
    const { picture } = frame()!;
    if (picture?.kind !== 'images') throw new Error(picture?.kind);
    expect(picture.sample.length).toBe(12);
    expect(new Set(picture.sample.map(({ row }) => row)).size).toBe(12);
    for (const { truth, guess } of picture.worst) expect(guess).not.toBe(truth);
    expect(picture.worst.length).toBeGreaterThan(0);
    for (const { pixels } of picture.sample) {
      expect(pixels.length).toBe(4);
      expect(Math.max(...pixels)).toBeLessThanOrEqual(1);
    }
    expect(living.size).toBe(1);
  });
});
