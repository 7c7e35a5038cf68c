/**
 * A schedule drawn by hand. It follows the recipe until a point is taken hold of; the recipe gets
 * what was drawn when it has come to rest. What the core refuses stays drawn, so that it can be mended.
 */
import { eventsOf, isStepped } from '../charts/events';
import type { Choice } from '../experiment/document';
import type { Lab } from '../lab';
import { inForce, same } from './edits';
import {
  curveOf,
  inOrder,
  type Point,
  type PresetName,
  pointsOfCurve,
  pointsOfJumps,
  presetOf,
  rateAt,
  type Shape,
  tidyRate,
  widestGap,
  withoutDoubles,
} from './points';
import { started } from './run-list';

/** So long after the last key a change is meant. */
const REST_MS = 400;

export class Drawing implements Shape {
  /** In the order of their steps, unless one is in the hand. */
  points: Point[] = [];
  stepped = false;
  /** The point that keys and buttons act on. */
  selected = 0;
  /** Points stop at the beginnings of epochs. */
  snaps = false;
  /** What was there when a point was taken into the hand. */
  #before: Shape | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly lab: Lab,
    private readonly changed: () => void,
  ) {}

  /** Shows what the recipe says, unless something is being drawn. */
  follow(): void {
    const { lab } = this;
    const isOurs = this.#before || this.#rest !== undefined || lab.refusal?.path === 'schedule';
    if (isOurs || lab.recipe === null) return;
    this.#take(this.#present());
  }

  /** Ends what waits to come to rest. */
  close(): void {
    if (this.#rest !== undefined) this.#commit();
  }

  get point(): Point | undefined {
    return this.points[this.selected];
  }

  /** Moves a point that is in the hand; `top` is where the axis ends. */
  drag(index: number, step: number, rate: number, top: number): void {
    this.#before ??= { points: this.points, stepped: this.stepped };
    this.selected = index;
    this.points = this.points.with(index, { step: this.#place(step), rate: tidyRate(rate, top) });
    this.changed();
  }

  /** Lets go of the point. */
  drop(): void {
    if (!this.#before) return;
    this.#sort();
    this.#commit();
  }

  /** Puts it back to where it was taken from. */
  cancel(): void {
    if (this.#before) this.points = this.#before.points;
    this.#before = null;
    this.changed();
  }

  select(index: number): void {
    this.selected = index;
    this.changed();
  }

  /** Moves the selected point, as by keys: the recipe hears of it when they rest. */
  nudge(steps: number, rate: number, top: number): void {
    const { point, selected, lab } = this;
    if (!point) return;
    const stride = this.snaps ? (lab.info?.stepsPerEpoch ?? 1) * Math.sign(steps) : steps;
    const moved = {
      step: this.#place(point.step + stride),
      rate: tidyRate(point.rate + rate, top),
    };
    this.points = this.points.with(selected, moved);
    this.#sort();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#commit(), REST_MS);
    this.changed();
  }

  /** A point somewhere; without a place in the widest gap, on the curve. */
  add(step = widestGap(this.points, this.#end), rate = rateAt(this, step), top = rate || 1): void {
    const point = { step: this.#place(step), rate: tidyRate(rate, top) };
    this.points = [...this.points, point];
    this.selected = this.points.length - 1;
    this.#sort();
    this.#commit();
  }

  /** The last one stays: a schedule has a rate. */
  remove(): void {
    if (this.points.length < 2) return;
    this.points = this.points.toSpliced(this.selected, 1);
    this.selected = Math.min(this.selected, this.points.length - 1);
    this.#commit();
  }

  setStepped(stepped: boolean): void {
    this.stepped = stepped;
    this.#commit();
  }

  setSnaps(snaps: boolean): void {
    this.snaps = snaps;
    this.changed();
  }

  start(name: PresetName): void {
    const { lab } = this;
    const rate = Number(lab.recipe?.optimizer.lr);
    const shape = name === 'present' ? this.#ofCurve() : presetOf(name, this.#end, rate);
    const points = shape.points.map(({ step, rate }) => ({ step: this.#place(step), rate }));
    this.#take({ ...shape, points: withoutDoubles(points) });
    this.selected = 0;
    this.#commit();
  }

  /** Length of the run that is planned; its rate at the end may be drawn too. */
  get #end(): number {
    return this.lab.info?.steps ?? 1;
  }

  #place(step: number): number {
    const grid = this.snaps ? (this.lab.info?.stepsPerEpoch ?? 1) : 1;
    const last = Math.floor(this.#end / grid) * grid;
    return Math.min(Math.max(0, Math.round(step / grid) * grid), last);
  }

  #sort(): void {
    const { point } = this;
    this.points = inOrder(this.points);
    if (point) this.selected = this.points.indexOf(point);
  }

  #take({ points, stepped }: Shape): void {
    if (same(points, this.points) && stepped === this.stepped) return;
    this.points = points;
    this.stepped = stepped;
    this.selected = Math.max(0, Math.min(this.selected, points.length - 1));
  }

  #commit(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    this.#before = null;
    const { lab, stepped } = this;
    const points = this.points.map(({ step, rate }) => [step, rate]);
    const interpolation = stepped ? 'constant' : 'linear';
    const schedule = this.#schedule;
    // What the recipe has beside the points, as a warm-up, stays.
    const besides = schedule?.name === 'piecewise' ? schedule : {};
    lab.edit('schedule', { ...besides, name: 'piecewise', points, interpolation });
    this.changed();
  }

  /** The schedule that was decided on last, also when the run has not yet come to it. */
  get #schedule(): Choice | undefined {
    const { lab } = this;
    if (!lab.draft) return undefined;
    return (lab.changing ? inForce(lab.draft, Number.POSITIVE_INFINITY) : lab.draft).schedule;
  }

  #present(): Shape {
    const schedule = this.#schedule;
    if (schedule?.name !== 'piecewise') return this.#ofCurve();
    const points = (schedule.points as number[][]).map(([step = 0, rate = 0]) => ({ step, rate }));
    return { points, stepped: schedule.interpolation === 'constant' };
  }

  /** The rates that are planned, and in a run that has begun those before. */
  #ofCurve(): Shape {
    const { lab } = this;
    const run = lab.current;
    const goes = run && started(run) && !lab.needsRestart;
    const curve = curveOf(goes ? run.series.lr : null, lab.planned);
    if (curve.length === 0 || !lab.draft) return this;
    const jumps = isStepped(lab.draft) ? eventsOf(lab.draft, this.#end) : [];
    if (jumps.length === 0) return { points: pointsOfCurve(curve), stepped: false };
    const steps = jumps.map(({ step }) => step);
    return { points: pointsOfJumps(curve, steps), stepped: true };
  }
}
