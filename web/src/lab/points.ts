/** Points of a drawn schedule, and shapes to begin with. */
import type { Series } from '../protocol';

/** A step and the learning rate there. */
export interface Point {
  step: number;
  rate: number;
}

export interface Shape {
  points: Point[];
  /** The rate holds until the next point, rather than going there in a straight line. */
  stepped: boolean;
}

export type PresetName = 'present' | 'warmup' | 'triangle' | 'staircase';

/** By step; points on one step stay as they were given. */
export function inOrder(points: readonly Point[]): Point[] {
  return [...points].sort((a, b) => a.step - b.step);
}

/** As the core has it: before the first point and behind the last their rates hold. */
export function rateAt({ points, stepped }: Shape, step: number): number {
  const next = points.findIndex((point) => point.step > step);
  const [before, after] = [points.at(next < 0 ? -1 : next - 1), points[next]];
  if (next === 0 || !before) return points[0]?.rate ?? 0;
  if (stepped || !after) return before.rate;
  const share = (step - before.step) / (after.step - before.step);
  return before.rate + (after.rate - before.rate) * share;
}

/** A rate as a person would say it, no finer than a hair on an axis that ends at `top`. */
export function tidyRate(rate: number, top: number): number {
  const grain = 10 ** Math.floor(Math.log10(top / 200));
  return Number((Math.round(Math.max(0, rate) / grain) * grain).toPrecision(6));
}

/** Where most room is: the middle of the widest gap, the run's end being one too. */
export function widestGap(points: readonly Point[], end: number): number {
  const steps = [...inOrder(points).map(({ step }) => step), end];
  let [from, to] = [0, steps[0] ?? end];
  steps.forEach((step, i) => {
    const next = steps[i + 1] ?? step;
    if (next - step > to - from) [from, to] = [step, next];
  });
  return Math.round((from + to) / 2);
}

const short = (value: number) => Number(value.toPrecision(3));

/** A shape for a run of so many steps whose highest rate is `rate`; null: taken from elsewhere. */
export function presetOf(name: Exclude<PresetName, 'present'>, steps: number, rate: number): Shape {
  const shapes: Record<typeof name, [share: number, rate: number][]> = {
    warmup: [
      [0, rate / 10],
      [0.1, rate],
      [1, 0],
    ],
    triangle: [
      [0, rate / 10],
      [0.5, rate],
      [1, rate / 10],
    ],
    staircase: [
      [0, rate],
      [0.5, rate / 10],
      [0.75, rate / 100],
    ],
  };
  const points = shapes[name].map(([share, at]) => {
    return { step: Math.round(share * steps), rate: short(at) };
  });
  return { points: withoutDoubles(points), stepped: name === 'staircase' };
}

/** Of several points on one step the first. */
export function withoutDoubles(points: readonly Point[]): Point[] {
  return points.filter(({ step }, i) => points.findIndex((other) => other.step === step) === i);
}

/** How far a straight line may pass by the curve, in parts of its height. */
const TOLERANCE = 0.01;
const MOST_POINTS = 16;

/**
 * A curve as points with straight lines between them: the fewest that pass it within a hundredth of
 * its height, and more loosely where that would be too many to take hold of.
 */
export function pointsOfCurve(curve: readonly Point[]): Point[] {
  const height = Math.max(...curve.map(({ rate }) => rate)) || 1;
  for (let tolerance = TOLERANCE * height; ; tolerance *= 1.5) {
    const points = thinned(curve, tolerance);
    if (points.length > MOST_POINTS) continue;
    return points.map(({ step, rate }) => ({ step, rate: Number(rate.toPrecision(4)) }));
  }
}

/** Keeps the ends, and where the straight line between two kept points strays too far, the point where it does most. */
function thinned(curve: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, curve.length - 1]);
  const open: [number, number][] = [[0, curve.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const line = { points: [curve[from]!, curve[to]!], stepped: false };
    let [farthest, most] = [0, tolerance];
    for (let i = from + 1; i < to; i++) {
      const stray = Math.abs(curve[i]!.rate - rateAt(line, curve[i]!.step));
      if (stray > most) [farthest, most] = [i, stray];
    }
    if (farthest === 0) continue;
    kept.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return curve.filter((_, i) => kept.has(i));
}

/** Where a curve jumps: its first point and the ones at those steps. */
export function pointsOfJumps(curve: readonly Point[], jumps: readonly number[]): Point[] {
  return [curve[0]?.step ?? 0, ...jumps].flatMap((step) => {
    const there = curve.find((point) => point.step >= step);
    return there ? [{ step, rate: Number(there.rate.toPrecision(6)) }] : [];
  });
}

/** Series that follow each other as one curve, without what was not measured. */
export function curveOf(...series: (Series | null | undefined)[]): Point[] {
  const curve: Point[] = [];
  for (const part of series) {
    part?.step.forEach((step, i) => {
      const rate = part.value[i] ?? Number.NaN;
      if (Number.isFinite(rate) && step > (curve.at(-1)?.step ?? -1)) curve.push({ step, rate });
    });
  }
  return curve;
}
