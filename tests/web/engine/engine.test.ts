import { afterEach, describe, expect, it } from 'vitest';
import { Engine } from '../../../web/src/engine/engine';
import { FaultError } from '../../../web/src/engine/fault';
import { Tables } from '../../../web/src/engine/table';
import type { Experiment } from '../../../web/src/experiment/document';
import type { Reply, Request } from '../../../web/src/protocol';
import { type FakeOptions, fakeCore, living } from './fake-core';
import { tableFile } from './table-file';

const circle: Experiment = { version: 1, data: { source: 'circle' }, steps: 1000 };
const digits: Experiment = { version: 1, data: { source: 'digits' } };

type Of<Type extends Reply['type']> = Extract<Reply, { type: Type }>;

/** An engine with a page that acknowledges every frame, unless it is hidden. */
class Page {
  readonly replies: Reply[] = [];
  hidden = false;
  private readonly engine: Engine;

  constructor(
    options: FakeOptions = {},
    readonly files = { arrive: () => {} },
  ) {
    const waiting = () => new Promise<void>((resolve) => (files.arrive = resolve));
    this.engine = new Engine({
      core: Promise.resolve(fakeCore(options)),
      tables: new Tables(async () => {
        await waiting();
        return tableFile();
      }),
      now: () => performance.now(),
      soon: setImmediate,
      post: (reply) => {
        this.replies.push(reply);
        if (reply.type === 'frame' && !this.hidden) {
          setTimeout(() => this.send({ type: 'ack', run: reply.run }));
        }
      },
    });
  }

  send(request: Request): void {
    this.engine.handle(request);
  }

  all<Type extends Reply['type']>(type: Type, run?: number): Of<Type>[] {
    return this.replies.filter(
      (reply): reply is Of<Type> => reply.type === type && (run === undefined || reply.run === run),
    );
  }

  /** The first reply of the kind that fits, waiting for it if need be. */
  async reply<Type extends Reply['type']>(
    type: Type,
    fits: (reply: Of<Type>) => boolean = () => true,
  ): Promise<Of<Type>> {
    for (let i = 0; i < 1000; i++) {
      const found = this.all(type).find(fits);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    throw new Error(`no such ${type}`);
  }

  frame(state: string, run = 1) {
    return this.reply('frame', (reply) => reply.run === run && reply.frame.state === state);
  }
}

afterEach(() => living.clear());

describe('the engine', () => {
  it('loads a run, shows it, and trains it to the end', async () => {
    const page = new Page();
    page.send({ type: 'load', run: 1, experiment: circle });
    const { info, points } = await page.reply('loaded');
    expect(info).toMatchObject({ steps: 1000, classNames: ['0', '1'], featureNames: ['x1', 'x2'] });
    expect(points?.trainY.length).toBe(80);
    expect((await page.frame('ready')).frame.planned).not.toBeNull();
    page.send({ type: 'play', run: 1, stepsPerSecond: null });
    expect((await page.frame('finished')).frame.step).toBe(1000);
    page.send({ type: 'history', run: 1 });
    const { columns } = await page.reply('history');
    expect(columns.loss.length).toBe(1000);
    expect(columns.evaluations.at(-1)?.step).toBe(1000);
  });

  it('does at once what is asked of a run still being loaded, when it has been', async () => {
    const page = new Page();
    page.send({ type: 'load', run: 1, experiment: digits });
    page.send({ type: 'advance', run: 1, steps: 3 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(page.replies).toEqual([]);
    page.files.arrive();
    expect((await page.frame('paused')).frame.step).toBe(3);
  });

  it('listens between slices', async () => {
    const page = new Page({ onStep: () => spin(1) });
    page.send({ type: 'load', run: 1, experiment: { ...circle, steps: 100_000 } });
    await page.reply('loaded');
    page.send({ type: 'play', run: 1, stepsPerSecond: null });
    await page.frame('running');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = performance.now();
    page.send({ type: 'pause', run: 1 });
    await page.frame('paused');
    expect(performance.now() - asked).toBeLessThan(60);
  });

  it('goes on training while nobody looks', async () => {
    const page = new Page();
    page.hidden = true;
    page.send({ type: 'load', run: 1, experiment: { ...circle, steps: 50_000 } });
    page.send({ type: 'play', run: 1, stepsPerSecond: null });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page.all('frame').length).toBe(1);
    page.send({ type: 'ack', run: 1 });
    await page.reply('frame', ({ frame }) => frame.step > 1000);
    page.send({ type: 'forget', run: 1 });
  });

  it('keeps the run before as history, and frees one that is forgotten', async () => {
    const page = new Page();
    page.send({ type: 'load', run: 1, experiment: { ...circle, steps: 1e9 } });
    page.send({ type: 'play', run: 1, stepsPerSecond: null });
    await page.frame('running');
    page.send({ type: 'load', run: 2, experiment: circle });
    await page.reply('loaded', ({ run }) => run === 2);
    await page.frame('paused');
    expect(living.size).toBe(1);
    page.send({ type: 'play', run: 1, stepsPerSecond: null });
    expect((await page.reply('fault')).fault.message).toContain('load it again');
    page.send({ type: 'history', run: 1 });
    expect((await page.reply('history')).columns.loss.length).toBeGreaterThan(0);
    page.send({ type: 'forget', run: 2 });
    page.send({ type: 'forget', run: 1 });
    expect(living.size).toBe(0);
  });

  it('makes a run anew under its number', async () => {
    const page = new Page();
    page.send({ type: 'load', run: 1, experiment: circle });
    page.send({ type: 'load', run: 1, experiment: { ...circle, steps: 7 } });
    await page.reply('loaded', ({ info }) => info.steps === 7);
    expect(living.size).toBe(1);
    page.send({ type: 'play', run: 1, stepsPerSecond: null });
    expect((await page.frame('finished')).frame.step).toBe(7);
  });

  it('tells the page what was wrong, and leaves the runs alone', async () => {
    const page = new Page();
    page.send({ type: 'load', run: 1, experiment: circle });
    await page.reply('loaded');
    page.send({ type: 'load', run: 2, experiment: { ...circle, seed: -1 } });
    expect(await page.reply('fault')).toEqual({
      type: 'fault',
      run: 2,
      request: 'load',
      fault: { code: 'document', message: 'seed: -1 is below 0', path: 'seed' },
    });
    page.send({ type: 'change', run: 1, change: { optimizer: { lr: -5 } } });
    await page.reply('fault', ({ request }) => request === 'change');
    page.send({ type: 'play', run: 9, stepsPerSecond: null });
    await page.reply('fault', ({ run }) => run === 9);
    page.send({ type: 'advance', run: 1, steps: 1 });
    expect((await page.frame('paused')).frame.step).toBe(1);
  });

  it('checks an experiment without touching the run', async () => {
    const page = new Page();
    page.send({ type: 'load', run: 1, experiment: circle });
    await page.reply('loaded');
    page.send({ type: 'check', run: 1, experiment: { ...circle, steps: 5 } });
    const { info, planned } = await page.reply('checked');
    expect(info.steps).toBe(5);
    expect(planned.step.at(-1)).toBe(4);
    expect(living.size).toBe(1);
    page.send({ type: 'check', run: 1, experiment: { ...circle, seed: -1 } });
    expect((await page.reply('fault')).request).toBe('check');
    page.send({ type: 'check', run: 1, experiment: digits });
    page.send({ type: 'advance', run: 1, steps: 1 });
    expect((await page.frame('paused')).frame.step).toBe(1);
    page.files.arrive();
  });

  it('answers a change with the experiment that has it', async () => {
    const page = new Page();
    page.send({ type: 'load', run: 1, experiment: circle });
    page.send({ type: 'change', run: 1, change: { optimizer: { lr: 0.5 } } });
    const { experiment } = await page.reply('changed');
    expect(experiment.changes).toEqual([{ step: 0, optimizer: { lr: 0.5 } }]);
  });

  it('sends the curves again when they are looked at in another way', async () => {
    const page = new Page();
    page.send({ type: 'load', run: 1, experiment: circle });
    page.send({ type: 'play', run: 1, stepsPerSecond: null });
    await page.frame('finished');
    const range: [number, number] = [100, 199];
    page.send({ type: 'watch', watch: { smoothing: 0.5, buckets: 200, range, logX: false } });
    const { frame } = await page.reply(
      'frame',
      (reply) => reply.frame.series.loss?.step[0] === 100,
    );
    expect(frame.series.smoothed?.step.length).toBe(100);
    expect(frame.picture).toBeNull();
  });

  it('says with every load why there is no core', async () => {
    const replies: Reply[] = [];
    const engine = new Engine({
      core: Promise.reject(new FaultError('engine', 'no WebAssembly')),
      tables: new Tables(async () => tableFile()),
      now: () => 0,
      soon: setImmediate,
      post: (reply) => replies.push(reply),
    });
    for (const run of [1, 2]) engine.handle({ type: 'load', run, experiment: circle });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const fault = { code: 'engine', message: 'no WebAssembly', path: '' };
    expect(replies).toEqual([1, 2].map((run) => ({ type: 'fault', run, request: 'load', fault })));
  });
});

function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('a run that nobody watches', () => {
  it('is trained to its end and given back whole', async () => {
    const page = new Page();
    page.send({ type: 'train', run: 1, experiment: circle });
    const { result } = await page.reply('trained');
    expect(result.status).toBe('finished');
    expect(result.info.steps).toBe(1000);
    expect(result.columns.loss.length).toBe(1000);
    expect(result.columns.evaluations.at(-1)?.step).toBe(1000);
    expect(page.all('frame')).toEqual([]);
    expect(living.size).toBe(0);
  });

  it('may diverge, which is a result', async () => {
    const page = new Page({ divergeAt: 70 });
    page.send({ type: 'train', run: 1, experiment: circle });
    const { result } = await page.reply('trained');
    expect([result.status, result.columns.loss.length]).toEqual(['diverged', 71]);
  });

  it('may be refused', async () => {
    const page = new Page();
    page.send({ type: 'train', run: 1, experiment: { ...circle, seed: -1 } });
    const { request, fault } = await page.reply('fault');
    expect([request, fault.path]).toEqual(['train', 'seed']);
  });

  it('listens between slices and says how far it has come', async () => {
    const page = new Page({ onStep: () => busy(0.2) });
    page.send({ type: 'train', run: 1, experiment: circle });
    const { step, steps, columns } = await page.reply('progress');
    expect(step).toBeGreaterThan(0);
    expect(steps).toBe(1000);
    expect(columns).toBeUndefined();
    page.send({ type: 'check', run: 2, experiment: circle });
    await page.reply('checked');
    expect(page.all('trained')).toEqual([]);
    await page.reply('trained');
  });

  it('says what it has measured, where that is asked for', async () => {
    const page = new Page({ onStep: () => busy(0.2) });
    page.send({ type: 'train', run: 1, experiment: circle, reports: true });
    const { step, columns } = await page.reply('progress');
    const { result } = await page.reply('trained');
    expect(columns?.loss).toEqual(result.columns.loss.slice(0, step));
  });
});

function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
