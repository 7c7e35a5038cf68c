/** The shared horizontal axis: steps, epochs, rows or seconds, linear or logarithmic. */
import { epochAt, type Run, rowsAt, type XAxis } from '../experiment/run';
import { formatCount, formatRate, formatSeconds, formatWideTick } from '../locales/numbers';
import { interpolate } from './nearest';
import { ceilNice, decimal, floorDecade, isMultiple, multiples, niceStep } from './nice';

/** Ticks may stand this much closer than they would with even distances. */
const CLOSEST = 0.7;
const WIDER = 1.3;

/** Below this the logarithm of seconds is nearly straight: the time of a quick step. */
const QUICK_STEP = 0.001;

export interface Tick {
  /** Coordinate on the axis, already logarithmic when the axis is. */
  at: number;
  label: string;
}

/**
 * What a step is on the axis. A logarithmic axis shows log10(1 + x / one step), so that step 0 has a
 * place; its ticks stand where that puts them and are named by their true value.
 */
export class XMap {
  readonly key: string;

  constructor(
    readonly unit: XAxis,
    readonly log: boolean,
    /** What one step of the current run is in this unit. */
    readonly oneStep: number,
  ) {
    this.key = `${unit} ${log} ${oneStep}`;
  }

  static of(unit: XAxis, log: boolean, current: Run | null): XMap {
    if (unit === 'seconds') return new XMap(unit, log, QUICK_STEP);
    return new XMap(unit, log, current ? inUnit(unit, current, 1, 0) : 1);
  }

  /** Coordinate of a value in the axis's unit. */
  place(x: number): number {
    return this.log ? Math.log10(1 + x / this.oneStep) : x;
  }

  /** The value at a coordinate. */
  valueAt(coordinate: number): number {
    return this.log ? (10 ** coordinate - 1) * this.oneStep : coordinate;
  }

  /** Coordinate of a run's step. */
  ofStep(run: Run, step: number, seconds: number): number {
    return this.place(inUnit(this.unit, run, step, seconds));
  }

  /** The step of a run at a coordinate, not rounded. */
  stepAt(run: Run, coordinate: number): number {
    const x = this.valueAt(coordinate);
    const { stepsPerEpoch, rowsPerEpoch } = run.info;
    if (this.unit === 'steps') return x;
    if (this.unit === 'epochs') return x * stepsPerEpoch;
    if (this.unit === 'rows') return (x / rowsPerEpoch) * stepsPerEpoch;
    const clock = clockOf(run);
    return clock ? interpolate(clock.seconds, clock.step, x) : 0;
  }

  format(x: number): string {
    if (this.unit === 'seconds') return formatSeconds(x);
    return this.unit === 'epochs' ? formatRate(Math.round(x * 100) / 100) : formatCount(x);
  }

  /** Round values between two coordinates, at most `room` of them and never too close. */
  ticks(min: number, max: number, room: number): Tick[] {
    const from = this.valueAt(min);
    const to = this.valueAt(max);
    const decades = this.log ? this.decades(from, to) : [];
    const values = decades.length > 1 ? decades : this.roundValues(from, to, room);
    const ticks: Tick[] = [];
    for (const value of values) {
      const at = this.place(value);
      const previous = ticks.at(-1);
      if (previous && at - previous.at < ((max - min) / room) * CLOSEST) continue;
      ticks.push({ at, label: formatWideTick(value) });
    }
    return ticks;
  }

  private roundValues(from: number, to: number, room: number): number[] {
    const whole = this.unit === 'steps' || this.unit === 'rows';
    const quarters = !whole || to - from >= 10 * room;
    // A wider step that ends exactly at the edge is better than a closer one that does not.
    const steps = [room, room / WIDER].map((count) => niceStep(to - from, count, quarters));
    const step = steps.find((candidate) => isMultiple(to, candidate)) ?? steps[0] ?? 1;
    return multiples(from, to, whole ? Math.max(1, step) : step);
  }

  private decades(from: number, to: number): number[] {
    const first = Math.ceil(Math.log10(Math.max(from, this.oneStep)) - 1e-9);
    const exponents = multiples(first, floorDecade(to), 1);
    const values = exponents.map((exponent) => decimal(1, exponent));
    return from <= 0 ? [0, ...values] : values;
  }
}

function inUnit(unit: XAxis, run: Run, step: number, seconds: number): number {
  if (unit === 'steps') return step;
  if (unit === 'seconds') return seconds;
  return unit === 'epochs' ? epochAt(run.info, step) : rowsAt(run.info, step);
}

/** Any curve measured at every step knows the times. */
function clockOf(run: Run) {
  return run.series.lr ?? run.series.smoothed ?? run.series.loss;
}

/** When a step was reached; NaN for one that has not been. */
export function secondsAt(run: Run, step: number): number {
  const clock = clockOf(run);
  if (!clock || clock.step.length === 0 || step > run.step) return Number.NaN;
  return interpolate(clock.step, clock.seconds, step);
}

export interface Domain {
  min: number;
  max: number;
  /** Closed in on the beginning because the current run stopped early. */
  focused: boolean;
}

/** The time axis begins with this much. */
const LEAST_SECONDS = 0.1;

/** A run that stopped in this first part of the axis is shown larger. */
const EARLY = 0.4;

/**
 * From where to where the axis goes, in coordinates: the range asked for, or all of the current run
 * and what the others reached. In seconds the end is not known and grows in round steps.
 */
export function domainOf(
  map: XMap,
  runs: readonly Run[],
  current: Run | null,
  range: [number, number] | null,
  focus: boolean,
  previousMax: number,
): Domain {
  if (range && current) {
    const [min, max] = range.map((step) => map.ofStep(current, step, rangeSeconds(current, step)));
    if (min !== undefined && max !== undefined && max > min) return { min, max, focused: false };
  }
  const ends = runs.map((run) => {
    const planned = run === current && map.unit !== 'seconds';
    return map.ofStep(run, planned ? run.info.steps : run.step, run.seconds);
  });
  let max = Math.max(0, ...ends);
  if (map.unit === 'seconds') {
    const seconds = Math.max(map.valueAt(max), LEAST_SECONDS);
    max = Math.max(map.place(ceilNice(seconds)), previousMax);
  }
  if (!(max > 0)) max = map.place(1);
  const stop = current?.diverged?.step;
  if (focus && current && stop !== undefined) {
    const x = map.valueAt(map.ofStep(current, stop, current.seconds));
    const wide = Math.max(x * 1.5, map.oneStep * 10);
    const step = niceStep(wide, 6);
    const end = map.place(Math.ceil(wide / step) * step);
    if (end < max * EARLY) return { min: 0, max: end, focused: true };
  }
  return { min: 0, max, focused: false };
}

function rangeSeconds(run: Run, step: number): number {
  return secondsAt(run, Math.min(step, run.step));
}
