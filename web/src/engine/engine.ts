/** Answers the page's requests and trains its runs in turn, listening between slices. */
import type { Experiment } from '../experiment/document';
import type { Fork, Reply, Request, Watch } from '../protocol';
import type { CoreModule } from './core';
import { FaultError, granted } from './fault';
import { History } from './history';
import { Pace } from './pace';
import { makeRoom } from './past';
import { Replay } from './replay';
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
  /** The past that was looked at last. */
  private replay: Replay | null = null;
  /** Counts the steps asked for: only the last is wanted. */
  private visits = 0;
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
    if (request.type === 'visit') {
      this.answer(request, () => this.visit(request));
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

  private async load({ run, experiment, fork }: Asked<'load'>): Promise<void> {
    const order = ++this.loads;
    const session = fork ? await this.forked(fork) : await this.begun(experiment);
    this.leave();
    this.sessions.get(run)?.free();
    this.sessions.set(run, session);
    // A set that took long to come must not put an end to a run begun since.
    if (order === this.loads) {
      for (const other of this.sessions.values()) if (other !== session) other.retire();
    }
    this.host.post({ type: 'loaded', run, info: session.info, points: session.points });
  }

  private async begun(experiment: Experiment): Promise<Session> {
    const core = await this.host.core;
    const setup = await setUp(core, this.host.tables, experiment);
    return new Session(setup.trainer, setup.info, testPixels(core, setup), this.host.now);
  }

  /** A run that goes on from another's past. */
  private async forked({ run, step, change }: Fork): Promise<Session> {
    if (step >= this.session(run).info.steps) {
      throw new FaultError('engine', 'There is no step left to fork at the end of a run.');
    }
    const replay = await this.replayAt(run, step);
    if (replay === null) throw new FaultError('engine', 'Another step was asked for meanwhile.');
    const { trainer, pixels } = replay;
    const experiment = change ? granted(trainer.change(change)) : replay.info.experiment;
    this.replay = null;
    const info = { ...replay.info, experiment };
    return new Session(trainer, info, pixels, this.host.now, { session: this.session(run), step });
  }

  private async visit({ run, step }: Asked<'visit'>): Promise<void> {
    const replay = await this.replayAt(run, step);
    if (replay === null) return;
    const visit = { ...this.session(run).moment(step, this.watch), picture: replay.picture() };
    this.host.post({ type: 'visited', run, visit });
  }

  /** A trainer that stands at a step of a run's past; null when another was asked for meanwhile. */
  private async replayAt(run: number, step: number): Promise<Replay | null> {
    const order = ++this.visits;
    const isWanted = () => order === this.visits;
    const { host } = this;
    const session = this.session(run);
    session.moment(step, this.watch);
    if (this.replay?.run !== run || this.replay.info !== session.info) {
      this.free();
      const core = await host.core;
      const setup = await setUp(core, host.tables, session.info.experiment);
      if (!isWanted()) {
        setup.trainer.delete();
        return null;
      }
      const pixels = testPixels(core, setup);
      this.replay = new Replay(run, setup.trainer, session.info, pixels, session.past);
    }
    const { replay } = this;
    const listen = () => new Promise<void>((resolve) => host.soon(resolve));
    const isThere = await replay.goTo(step, listen, isWanted, () => host.now());
    return isThere ? replay : null;
  }

  /** Lets what was rest. */
  private leave(): void {
    this.visits++;
    this.free();
  }

  private free(): void {
    this.replay?.trainer.delete();
    this.replay = null;
  }

  private session(run: number): Session {
    const session = this.sessions.get(run);
    if (session) return session;
    throw new FaultError('engine', 'This run is gone from the engine; load it again.');
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
    request: Asked<
      'play' | 'pause' | 'advance' | 'change' | 'leave' | 'ack' | 'history' | 'forget'
    >,
  ) {
    const { run, type } = request;
    if (type === 'leave') return this.leave();
    if ((type === 'ack' || type === 'forget') && !this.sessions.has(run)) return;
    const session = this.session(run);
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
        if (this.replay?.run === run) this.leave();
        session.free();
        this.sessions.delete(run);
        break;
    }
  }

  /** A slice for every run that trains, a frame for every run that has news. */
  private tick(): void {
    let wait = Number.POSITIVE_INFINITY;
    makeRoom([...this.sessions.values()]);
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
