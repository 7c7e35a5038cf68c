/** One run: trains it slice by slice and makes the frames that show it. */
import type { Change, FullExperiment } from '../experiment/document';
import type {
  Frame,
  HistoryColumns,
  Points,
  RunInfo,
  RunState,
  Series,
  SeriesName,
  Visit,
  Watch,
} from '../protocol';
import type { TrainerHandle } from './core';
import { FaultError, granted } from './fault';
import { History } from './history';
import { Pace, Speedometer } from './pace';
import { Past } from './past';
import { Painter } from './picture';
import { trainSlice } from './training';

/** Milliseconds between two frames of a running run, at least. */
const frameInterval = 30;
/** The same for pictures, which also get at most a tenth of the time. */
const pictureInterval = 125;
const pictureShare = 0.1;
/** A planned schedule is thinned to about so many points. */
const plannedPoints = 400;

const seriesNames: SeriesName[] = [
  'loss',
  'smoothed',
  'lr',
  'gradNorm',
  'gradNormSmoothed',
  'trainLoss',
  'testLoss',
  'trainAccuracy',
  'testAccuracy',
];

export class Session {
  readonly points: Points | null;
  readonly past: Past;
  private state: RunState = 'ready';
  private readonly history: History;
  /** Null once the run is kept as history only. */
  private trainer: TrainerHandle | null;
  private painter: Painter | null;
  /** Training pauses when this step is reached. */
  private target = 0;
  /** That step was asked for, and is not just the end. */
  private advances = false;
  private readonly pace = new Pace();
  private readonly speedometer = new Speedometer();

  private frameInFlight = false;
  private somethingNew = true;
  private framedAt = Number.NEGATIVE_INFINITY;
  private plannedIsNew = true;
  private pictureIsOld = true;
  private pictureDueAt = Number.NEGATIVE_INFINITY;
  private picture: Frame['picture'] = null;
  /** What the page has of each curve. */
  private readonly sent = new Map<SeriesName, string>();

  /** parent: a run from which this one goes on at a step where `trainer` stands. */
  constructor(
    trainer: TrainerHandle,
    public info: RunInfo,
    pixels: Float32Array | null,
    private readonly now: () => number,
    parent?: { session: Session; step: number },
  ) {
    this.history = parent?.session.history.until(parent.step) ?? new History();
    this.past = parent?.session.past.until(parent.step) ?? new Past(now);
    if (parent) this.state = 'paused';
    this.trainer = trainer;
    this.painter = new Painter(trainer, info, pixels);
    this.points = this.painter.points;
  }

  play(stepsPerSecond: number | null): void {
    this.train(this.info.steps, stepsPerSecond);
    this.advances = false;
  }

  advance(steps: number | 'epoch'): void {
    const perEpoch = this.info.stepsPerEpoch;
    // Behind those that were asked for and are not made yet.
    const from = this.advances && this.state === 'running' ? this.target : this.history.length;
    const target = steps === 'epoch' ? (Math.floor(from / perEpoch) + 1) * perEpoch : from + steps;
    this.train(Math.min(target, this.info.steps), null);
    this.advances = true;
  }

  pause(): void {
    if (this.state !== 'running') return;
    this.state = 'paused';
    this.somethingNew = true;
  }

  /** Throws a FaultError when the change is refused. */
  change(change: Omit<Change, 'step'>): FullExperiment {
    const experiment = granted(this.handle().change(change));
    this.info = { ...this.info, experiment };
    this.plannedIsNew = true;
    this.somethingNew = true;
    return experiment;
  }

  /** Pauses for good: what was trained stays to be looked at, the trainer is freed. */
  retire(): void {
    this.pause();
    if (this.pictureIsOld) this.paint();
    this.free();
  }

  /** As it stood before update `step`, but for the picture. Throws a FaultError where it never was. */
  moment(step: number, { smoothing }: Watch): Omit<Visit, 'picture'> {
    if (!Number.isInteger(step) || step < 0 || step > this.step) {
      throw new FaultError('engine', `This run has not been at step ${step}.`);
    }
    const { history } = this;
    return { step, latest: history.at(step, smoothing), evaluation: history.evaluatedBy(step) };
  }

  /** Its snapshots make room for those of others. */
  letPastGo(): void {
    this.past.letGo();
    this.somethingNew = true;
  }

  /** Frees the trainer. */
  free(): void {
    this.trainer?.delete();
    this.trainer = null;
    this.painter = null;
  }

  acknowledge(): void {
    this.frameInFlight = false;
  }

  /** The charts want to see something else. */
  lookAnew(): void {
    this.somethingNew = true;
  }

  columns(): HistoryColumns {
    return this.history.columns();
  }

  /** Milliseconds until there is something to do; Infinity when there is not. */
  wait(): number {
    const now = this.now();
    const training = this.state === 'running' ? this.pace.wait(now) : Number.POSITIVE_INFINITY;
    return Math.min(training, this.frameWait(now));
  }

  /** Trains for a slice, if one is due. */
  work(): void {
    const { history, pace, now } = this;
    if (this.state !== 'running' || pace.wait(now()) > 0) return;
    const trainer = this.handle();
    const status = trainSlice(trainer, history, pace, now, this.target - history.length);
    this.speedometer.reached(now(), history.length);
    if (status !== 'ready') this.state = status;
    else if (history.length >= this.target) this.state = 'paused';
    if (status === 'ready') {
      this.past.offer(history.length, history.seconds, () => trainer.save());
    }
    this.somethingNew = true;
    this.pictureIsOld = true;
  }

  /** The next frame, if one is due and the page can take it. */
  frame(watch: Watch): Frame | null {
    const now = this.now();
    if (this.frameWait(now) > 0) return null;
    this.frameInFlight = true;
    this.somethingNew = false;
    this.framedAt = now;
    if (this.pictureIsOld && (this.state !== 'running' || now >= this.pictureDueAt)) this.paint();
    const { picture } = this;
    this.picture = null;
    const { history } = this;
    const frame: Frame = {
      state: this.state,
      step: this.step,
      seconds: history.seconds,
      stepsPerSecond: this.speedometer.stepsPerSecond,
      latest: history.latest(watch.smoothing),
      evaluation: history.evaluatedBy(history.length),
      firstEvaluation: history.evaluationCount > 0 ? history.evaluation(0) : null,
      series: this.changedSeries(watch),
      planned: this.newlyPlanned(),
      picture,
      hasPast: !this.past.isGone,
      diverged: this.state === 'diverged' ? this.divergence(watch) : null,
    };
    if (history.isBehind) this.somethingNew = true;
    return frame;
  }

  /** Updates made: a diverging step is measured but makes none. */
  private get step(): number {
    return this.state === 'diverged' ? this.history.length - 1 : this.history.length;
  }

  private train(target: number, stepsPerSecond: number | null): void {
    this.handle();
    if (this.state === 'finished' || this.state === 'diverged') return;
    const now = this.now();
    if (this.state !== 'running') this.speedometer.start(now, this.history.length);
    this.pace.start(now, stepsPerSecond);
    this.target = target;
    this.state = 'running';
    this.somethingNew = true;
  }

  private handle(): TrainerHandle {
    if (this.trainer) return this.trainer;
    throw new FaultError(
      'engine',
      'This run is kept for comparison only; load it again to train it.',
    );
  }

  private frameWait(now: number): number {
    if (this.frameInFlight || !this.somethingNew) return Number.POSITIVE_INFINITY;
    return this.state === 'running' ? Math.max(0, this.framedAt + frameInterval - now) : 0;
  }

  private paint(): void {
    if (!this.painter) return;
    const begin = this.now();
    this.picture = this.painter.picture();
    const end = this.now();
    this.pictureDueAt = end + Math.max(pictureInterval, (end - begin) / pictureShare);
    this.pictureIsOld = false;
  }

  private changedSeries(watch: Watch): Frame['series'] {
    const changed: Frame['series'] = {};
    for (const name of seriesNames) {
      const version = this.history.version(name, watch);
      if (this.sent.get(name) === version) continue;
      this.sent.set(name, version);
      changed[name] = this.history.series(name, watch);
    }
    return changed;
  }

  private newlyPlanned(): Series | null {
    if (!this.plannedIsNew || !this.trainer) return null;
    this.plannedIsNew = false;
    return plannedSeries(this.trainer, this.history.length);
  }

  private divergence(watch: Watch): Frame['diverged'] {
    const last = this.history.latest(watch.smoothing)!;
    const lowest = this.history.lowestLoss(watch.smoothing);
    return {
      step: this.history.length - 1,
      lowestLoss: lowest.loss,
      lowestStep: lowest.step,
      lr: last.lr,
    };
  }
}

/** lr(t) from a step to the end; when that will be is not known, so it has no seconds. */
export function plannedSeries(trainer: TrainerHandle, from: number): Series {
  const { step, lr } = trainer.plan(from, plannedPoints);
  return { step, seconds: new Float32Array(step.length).fill(Number.NaN), value: lr };
}
