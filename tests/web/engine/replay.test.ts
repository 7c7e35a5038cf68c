/** Going back in a run of the core as it was built, and leaving it there. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CoreModule } from '../../../web/src/engine/core';
import { Engine } from '../../../web/src/engine/engine';
import { setUp } from '../../../web/src/engine/setup';
import type { Change, Experiment, FullExperiment } from '../../../web/src/experiment/document';
import { updatesIn } from '../../../web/src/experiment/run';
import type {
  Fork,
  Frame,
  HistoryColumns,
  Reply,
  Request,
  RunState,
} from '../../../web/src/protocol';
import { binaries, loadCore, tables } from '../core';

const moons: Experiment = {
  version: 1,
  seed: 4,
  data: { source: 'moons', samples: 120 },
  model: { hidden: [7, { width: 5, batch_norm: true, dropout: 0.2 }], activation: 'tanh' },
  optimizer: { name: 'adam', lr: 0.02 },
  schedule: { name: 'cosine' },
  batch: { size: 16 },
  steps: 400,
  evaluate_every: 30,
};

type Of<Type extends Reply['type']> = Extract<Reply, { type: Type }>;

/** An engine with a page that draws every frame. */
class Page {
  private readonly engine: Engine;
  private readonly waiting: { fits: (reply: Reply) => boolean; found: (reply: Reply) => void }[] =
    [];
  readonly frames = new Map<number, Frame>();

  constructor(core: CoreModule) {
    this.engine = new Engine({
      core: Promise.resolve(core),
      tables,
      now: () => performance.now(),
      soon: setImmediate,
      post: (reply) => {
        if (reply.type === 'frame') {
          const { frame, run } = reply;
          const series = { ...this.frames.get(run)?.series, ...frame.series };
          this.frames.set(run, { ...frame, series });
          setTimeout(() => this.engine.handle({ type: 'ack', run }));
        }
        for (const waiter of [...this.waiting]) {
          if (!waiter.fits(reply)) continue;
          this.waiting.splice(this.waiting.indexOf(waiter), 1);
          waiter.found(reply);
        }
      },
    });
  }

  /** Asks, and waits for the answer; a fault is thrown. */
  async ask<Type extends Reply['type']>(request: Request & { run: number }, type: Type) {
    const answer = new Promise<Reply>((found) => {
      const fits = (reply: Reply) =>
        'run' in reply &&
        reply.run === request.run &&
        (reply.type === type || reply.type === 'fault');
      this.waiting.push({ fits, found });
    });
    this.engine.handle(request);
    const reply = await answer;
    if (reply.type === 'fault') throw reply.fault;
    return reply as Of<Type>;
  }

  tell(request: Request): void {
    this.engine.handle(request);
  }

  load(run: number, experiment: Experiment, fork?: Fork) {
    return this.ask({ type: 'load', run, experiment, ...(fork && { fork }) }, 'loaded');
  }

  async until(run: number, state: RunState): Promise<Frame> {
    while (this.frames.get(run)?.state !== state) await new Promise((done) => setTimeout(done, 1));
    return this.frames.get(run)!;
  }

  async train(run: number, steps = 1e9): Promise<void> {
    this.tell({ type: 'advance', run, steps });
    while (
      !['paused', 'finished', 'diverged'].includes(this.frames.get(run)?.state ?? '') ||
      (this.frames.get(run)!.state === 'paused' && this.frames.get(run)!.step < steps)
    ) {
      await new Promise((done) => setTimeout(done, 1));
    }
  }

  async columns(run: number): Promise<HistoryColumns> {
    return (await this.ask({ type: 'history', run }, 'history')).columns;
  }
}

async function wholeRun(core: CoreModule, experiment: Experiment): Promise<HistoryColumns> {
  const page = new Page(core);
  await page.load(1, experiment);
  await page.train(1);
  return page.columns(1);
}

describe.each(binaries)('%s', (binary) => {
  let core: CoreModule;
  beforeAll(async () => {
    core = await loadCore(binary);
  });

  it('a fork with nothing changed has the bits of its parent', async () => {
    const page = new Page(core);
    await page.load(1, moons);
    await page.train(1);
    const parent = await page.columns(1);
    for (const step of [0, 1, 120, 233, 399]) {
      const { info } = await page.load(2 + step, moons, { run: 1, step, change: null });
      await page.train(2 + step);
      expect(await page.columns(2 + step), `${step}`).toEqual(parent);
      expect(info.experiment.changes).toEqual([]);
    }
  });

  it.each<[string, Omit<Change, 'step'>]>([
    ['another rate', { optimizer: { lr: 0.001 } }],
    ['another optimizer', { optimizer: { name: 'sgd', lr: 0.05, momentum: 0.9 } }],
    ['another schedule', { schedule: { name: 'plateau', patience: 1 } }],
  ])('a fork with %s is the run of the document with the change', async (_, change) => {
    const page = new Page(core);
    const changes: Change[] = [
      { step: 90, optimizer: { beta1: 0.8 } },
      { step: 300, optimizer: { lr: 1 } },
    ];
    await page.load(1, { ...moons, changes });
    await page.train(1, 350);
    const { info } = await page.load(2, moons, { run: 1, step: 210, change });
    expect(page.frames.get(1)?.state).toBe('paused');
    // What was changed behind the step is another run's.
    expect(info.experiment.changes.map(({ step }) => step)).toEqual([90, 210]);
    await page.train(2);
    expect(await page.columns(2)).toEqual(await wholeRun(core, info.experiment));
    // And of the fork another one, from before it left.
    const again = await page.load(3, moons, { run: 2, step: 100, change });
    await page.train(3);
    expect(await page.columns(3)).toEqual(await wholeRun(core, again.info.experiment));
  });

  it('shows a run as it stood, with the numbers of that step', async () => {
    const page = new Page(core);
    await page.load(1, moons);
    await page.train(1);
    const { loss, lr, gradNorm, evaluations } = await page.columns(1);
    // Another run is loaded meanwhile, and the trainer of this one is gone.
    const info = (await page.load(2, { ...moons, seed: 5 })).info as { experiment: FullExperiment };
    expect(info.experiment.seed).toBe(5);
    for (const step of [250, 10, 0, 251, 399, 119]) {
      const { visit } = await page.ask({ type: 'visit', run: 1, step }, 'visited');
      expect(visit.step).toBe(step);
      expect(visit.latest).toMatchObject({
        loss: loss[step],
        lr: lr[step],
        gradNorm: gradNorm[step],
      });
      expect(visit.evaluation).toEqual(evaluations.findLast((one) => one.step <= step));
      const { trainer } = await setUp(core, tables, moons);
      trainer.run(step);
      if (visit.picture?.kind !== 'field') throw new Error('no field');
      const { values, size, extent } = visit.picture;
      const [left, right, bottom, top] = extent;
      const x = Float32Array.from({ length: size * size * 2 }, (_, i) => {
        const [row, column] = [Math.floor(i / 2 / size), Math.floor(i / 2) % size];
        return i % 2 === 0
          ? left + ((column + 0.5) / size) * (right - left)
          : top - ((row + 0.5) / size) * (top - bottom);
      });
      expect(values).toEqual(trainer.predict(x));
      trainer.delete();
    }
  });

  it('goes back in a run that diverged, and leaves it before', async () => {
    const page = new Page(core);
    const hot: Experiment = { ...moons, data: 'reg-gauss', optimizer: { name: 'sgd', lr: 3 } };
    await page.load(1, { ...hot, model: { hidden: [8], activation: 'relu' }, schedule: 'fixed' });
    await page.train(1);
    const { diverged, step } = page.frames.get(1)!;
    expect(diverged?.step).toBe(step);
    const columns = await page.columns(1);
    expect(step).toBe(updatesIn({ status: 'diverged', columns }));
    const { visit } = await page.ask({ type: 'visit', run: 1, step: step - 1 }, 'visited');
    expect(visit.latest?.loss).toBe(columns.loss[step - 1]);
    const change = { optimizer: { lr: 0.01 } };
    const { info } = await page.load(2, hot, { run: 1, step: 1, change });
    await page.train(2);
    expect(page.frames.get(2)?.state).toBe('finished');
    expect(await page.columns(2)).toEqual(await wholeRun(core, info.experiment));
  });
});

describe('a fork', () => {
  let page: Page;
  beforeAll(async () => {
    page = new Page(await loadCore());
    await page.load(1, moons);
    await page.train(1, 300);
  });

  it('has curves from its step on', async () => {
    await page.load(2, moons, { run: 1, step: 200, change: null });
    const frame = await page.until(2, 'paused');
    expect(frame.step).toBe(200);
    expect(frame.series.loss?.step.length).toBe(0);
    await page.train(2, 250);
    const { loss, testLoss } = page.frames.get(2)!.series;
    expect(loss?.step[0]).toBe(200);
    expect(testLoss?.step[0]).toBe(210);
    expect(page.frames.get(2)!.seconds).toBeGreaterThan(0);
  });

  it('is refused with its place, and leaves the run alone', async () => {
    const fork = (step: number, change: Omit<Change, 'step'>) =>
      page.load(9, moons, { run: 1, step, change });
    await expect(fork(200, { optimizer: { name: 'adm' } })).rejects.toMatchObject({
      code: 'document',
      path: 'optimizer.name',
    });
    await expect(fork(200, { optimizer: { lr: -1 } })).rejects.toMatchObject({
      path: 'optimizer.lr',
    });
    await expect(fork(301, {})).rejects.toMatchObject({ code: 'engine' });
    await expect(fork(1.5, {})).rejects.toMatchObject({ code: 'engine' });
    await expect(page.load(9, moons, { run: 77, step: 1, change: null })).rejects.toMatchObject({
      code: 'engine',
    });
    const { visit } = await page.ask({ type: 'visit', run: 1, step: 150 }, 'visited');
    expect(visit.step).toBe(150);
  });

  it('is made although other steps are looked at meanwhile', async () => {
    const step = 180;
    // Looked at first: the fork takes over what stands there.
    await page.ask({ type: 'visit', run: 1, step: 20 }, 'visited');
    const forked = page.load(4, moons, { run: 1, step, change: null });
    page.tell({ type: 'visit', run: 1, step: 40 });
    page.tell({ type: 'leave', run: 1 });
    await forked;
    await page.train(4, 300);
    const [parent, fork] = [await page.columns(1), await page.columns(4)];
    expect(fork.loss.slice(0, parent.loss.length)).toEqual(parent.loss);
  });

  it('of the end of a run has no steps', async () => {
    await page.load(5, { ...moons, steps: 20 });
    await page.train(5);
    await expect(page.load(6, moons, { run: 5, step: 20, change: null })).rejects.toMatchObject({
      message: 'There is no step left to fork at the end of a run.',
    });
  });
});
