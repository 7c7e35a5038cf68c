/** Answers the page's requests and trains its runs in turn, listening between slices. */
import type { Reply, Request, Watch } from '../protocol';
import type { CoreModule } from './core';
import { FaultError } from './fault';
import { History } from './history';
import { Pace } from './pace';
import { plannedSeries, Session } from './session';
import { setUp, testPixels } from './setup';
import type { Tables } from './table';
import { trainSlice } from './training';

/** Milliseconds between two words on how far a run has come that nobody watches. */
const progressInterval = 100;

type Asked<Type extends Request['type']> = Extract<Request, { type: Type }>;

export interface EngineHost {
  /** Rejects with a FaultError when the core cannot be had. */
  core: Promise<CoreModule>;
  tables: Tables;
  post(reply: Reply): void;
  /** Milliseconds since whenever. */
  now(): number;
  /** Calls back as soon as what has arrived meanwhile was heard. */
  soon(callback: () => void): void;
}

export class Engine {
  private readonly sessions = new Map<number, Session>();
  /** Runs being loaded: what is asked of one of them waits until it is there. */
  private readonly loading = new Map<number, Promise<void>>();
  private loads = 0;
  private watch: Watch = { smoothing: 0.9, buckets: 240, range: null, logX: false };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private awake = false;

  constructor(private readonly host: EngineHost) {
    // Whoever loads a run is told why there is no core.
    host.core.catch(() => {});
  }

  handle(request: Request): void {
    if (request.type === 'watch') {
      this.watch = request.watch;
      for (const session of this.sessions.values()) session.lookAnew();
      this.wake();
      return;
    }
    if (request.type === 'check') {
      this.answer(request, () => this.check(request));
      return;
    }
    if (request.type === 'train') {
      this.answer(request, () => this.train(request));
      return;
    }
    const before = this.loading.get(request.run);
    if (request.type === 'load') {
      const load = () => this.answer(request, () => this.load(request));
      const loaded = (before ? before.then(load) : load()).then(() => {
        if (this.loading.get(request.run) === loaded) this.loading.delete(request.run);
      });
      this.loading.set(request.run, loaded);
      return;
    }
    const act = () => this.answer(request, () => this.act(request));
    if (before) before.then(act);
    else act();
  }

  /** Does what was asked, and says so when it cannot be done. */
  private async answer(
    request: Exclude<Request, { type: 'watch' }>,
    action: () => void | Promise<void>,
  ): Promise<void> {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const { run, type } = request;
      this.host.post({ type: 'fault', run, request: type, fault: error.fault });
    }
    this.wake();
  }

  private async load({ run, experiment }: Asked<'load'>): Promise<void> {
    const order = ++this.loads;
    const core = await this.host.core;
    const setup = await setUp(core, this.host.tables, experiment);
    const { trainer, info } = setup;
    const session = new Session(trainer, info, testPixels(core, setup), this.host.now);
    this.sessions.get(run)?.free();
    this.sessions.set(run, session);
    // A set that took long to come must not put an end to a run begun since.
    if (order === this.loads) {
      for (const other of this.sessions.values()) if (other !== session) other.retire();
    }
    this.host.post({ type: 'loaded', run, info, points: session.points });
  }

  private async check({ run, experiment }: Asked<'check'>): Promise<void> {
    const core = await this.host.core;
    const { trainer, info } = await setUp(core, this.host.tables, experiment);
    const planned = plannedSeries(trainer, 0);
    trainer.delete();
    this.host.post({ type: 'checked', run, info, planned });
  }

  private async train({ run, experiment, reports }: Asked<'train'>): Promise<void> {
    const { host } = this;
    const { trainer, info } = await setUp(await host.core, host.tables, experiment);
    const history = new History();
    const pace = new Pace();
    const now = () => host.now();
    let toldAt = now();
    let status = trainSlice(trainer, history, pace, now);
    while (status === 'ready') {
      if (now() - toldAt >= progressInterval) {
        toldAt = now();
        const columns = reports && { columns: history.columns() };
        host.post({ type: 'progress', run, step: history.length, steps: info.steps, ...columns });
      }
      await new Promise<void>((resolve) => host.soon(resolve));
      status = trainSlice(trainer, history, pace, now);
    }
    trainer.delete();
    const columns = history.columns();
    host.post({
      type: 'trained',
      run,
      result: { info, status, columns, seconds: history.seconds },
    });
  }

  private act(
    request: Asked<'play' | 'pause' | 'advance' | 'change' | 'ack' | 'history' | 'forget'>,
  ) {
    const { run } = request;
    const session = this.sessions.get(run);
    if (!session) {
      if (request.type === 'ack' || request.type === 'forget') return;
      throw new FaultError('engine', 'This run is gone from the engine; load it again.');
    }
    switch (request.type) {
      case 'play':
        session.play(request.stepsPerSecond);
        break;
      case 'pause':
        session.pause();
        break;
      case 'advance':
        session.advance(request.steps);
        break;
      case 'change':
        this.host.post({ type: 'changed', run, experiment: session.change(request.change) });
        break;
      case 'ack':
        session.acknowledge();
        break;
      case 'history':
        this.host.post({ type: 'history', run, columns: session.columns() });
        break;
      case 'forget':
        session.free();
        this.sessions.delete(run);
        break;
    }
  }

  /** A slice for every run that trains, a frame for every run that has news. */
  private tick(): void {
    let wait = Number.POSITIVE_INFINITY;
    for (const [run, session] of this.sessions) {
      session.work();
      const frame = session.frame(this.watch);
      if (frame) this.host.post({ type: 'frame', run, frame });
      wait = Math.min(wait, session.wait());
    }
    this.awake = false;
    if (wait === 0) this.wake();
    else if (wait < Number.POSITIVE_INFINITY) this.timer = setTimeout(() => this.wake(), wait);
  }

  private wake(): void {
    clearTimeout(this.timer);
    if (this.awake) return;
    this.awake = true;
    this.host.soon(() => this.tick());
  }
}
