/** Answers the page's requests and trains its runs in turn, listening between slices. */
import type { Experiment } from '../experiment/document';
import type { Fork, Reply, Request, Watch } from '../protocol';
import type { CoreModule } from './core';
import { FaultError, granted, thrownFault } from './fault';
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
  /** Lets messages in between two slices. */
  private readonly listen = () => new Promise<void>((resolve) => this.host.soon(resolve));

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
      const fault = thrownFault(error);
      if (!fault) throw error;
      const { run, type } = request;
      this.host.post({ type: 'fault', run, request: type, fault });
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
    const { host } = this;
    this.session(run).moment(step, this.watch);
    // A step that is only looked at gives way, and what was made for it is taken over.
    this.visits++;
    const replay = this.held(run) ?? (await this.newReplay(run));
    if (this.replay === replay) this.replay = null;
    const { trainer, pixels, info } = replay;
    try {
      await replay.goTo(step, this.listen, () => true, host.now);
      const experiment = change ? granted(trainer.change(change)) : info.experiment;
      const origin = { session: this.session(run), step };
      return new Session(trainer, { ...info, experiment }, pixels, host.now, origin);
    } catch (error) {
      trainer.delete();
      throw error;
    }
  }

  /** Shows a step of a run's past, unless another is asked for meanwhile. */
  private async visit({ run, step }: Asked<'visit'>): Promise<void> {
    const { host } = this;
    const order = ++this.visits;
    const isWanted = () => order === this.visits;
    this.session(run).moment(step, this.watch);
    if (!this.held(run)) {
      this.free();
      const replay = await this.newReplay(run);
      if (!isWanted()) {
        replay.trainer.delete();
        return;
      }
      this.replay = replay;
    }
    const replay = this.replay as Replay;
    if (!(await replay.goTo(step, this.listen, isWanted, host.now))) return;
    const visit = { ...this.session(run).moment(step, this.watch), picture: replay.picture() };
    host.post({ type: 'visited', run, visit });
  }

  /** The trainer that stands in this run's past, if that is the one looked at last. */
  private held(run: number): Replay | null {
    const { replay } = this;
    return replay?.run === run && replay.info === this.session(run).info ? replay : null;
  }

  private async newReplay(run: number): Promise<Replay> {
    const core = await this.host.core;
    const { info, past } = this.session(run);
    const setup = await setUp(core, this.host.tables, info.experiment);
    return new Replay(run, setup.trainer, info, testPixels(core, setup), past);
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
      await this.listen();
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
