/**
 * What a lesson is: data. A claim is put to several arms, which differ by what it speaks of; what is
 * measured of them, seed by seed, decides. Its words stand in `locales/<language>/lessons/<id>.ts`.
 */
import type { Experiment } from '../experiment/document';
import type { Measure } from '../experiment/measures';
import type { RangeTest } from '../experiment/range-test/read';

/** In the order of the list. */
export const groups = [
  'update',
  'batch',
  'momentum',
  'rate',
  'schedule',
  'adaptive',
  'loss',
  'data',
] as const;
export type Group = (typeof groups)[number];

/** A learning rate that is not given but chosen, on other seeds than those that are judged. */
export type Chosen = Tried | Tested;

export interface Tried {
  /** Ascending; the best of them is taken. */
  from: number[];
  /** So many times the best. */
  times?: number;
  /** Paths it goes to, and how many times of it; left out, the optimizer's rate. */
  at?: { [path: string]: number };
}

/** Read off a range test, over as many seeds as others are chosen on. */
export interface Tested {
  test: Partial<Omit<RangeTest, 'seeds'>>;
  /** Which of Smith's bounds. */
  bound: 'lower' | 'upper';
  times?: number;
}

export interface Arm {
  /** Names its words. */
  id: string;
  /** By path; a whole choice before its knobs. */
  change: { [path: string]: unknown };
  rate?: Chosen;
}

/**
 * What is measured of a run. A run that diverged is a result: it counts as the network it began with.
 * - a measure: that of the last evaluation;
 * - `learned`: the share of the first training loss that has gone at the end;
 * - `diverged`: 1 or 0;
 * - `roughness`: what a step adds to the mini-batch loss or takes from it, root mean square, over the
 *   second half of the run;
 * - `epochSeconds`: training time of an epoch;
 * - `reach`: the rows seen, in epochs, or the updates made, until an evaluation is at the value or
 *   past it; all of them when none is;
 * - `meanLoss`: the mean mini-batch loss of the first steps, so many.
 */
export type Quantity =
  | Measure
  | 'learned'
  | 'diverged'
  | 'roughness'
  | 'epochSeconds'
  | { reach: Measure; value: number; in: 'steps' | 'epochs' }
  | { meanLoss: number };

/** One arm's quantity, or the difference between the largest and the smallest of several. */
export type Side = string | { range: string[] };

export interface Question {
  /** Names its words. */
  id: string;
  quantity: Quantity;
  a: Side;
  /** Left out: a is looked at by itself. */
  b?: Side;
  /**
   * What is taken of each pair: a − b, or a / b; their mean, for ratios the geometric one, has an
   * interval. `share` counts the seeds in which a is 1.
   */
  compare: 'difference' | 'ratio' | 'share';
  /** The claim: the effect is above or below what it is compared with, or there is none to speak of. */
  claim: 'above' | 'below' | 'near';
  /** What the effect is compared with; left out: no difference, a ratio of 1, half of the seeds. */
  from?: number;
  /** The smallest effect that matters: a difference, or a factor above 1; none for shares. */
  margin?: number;
}

/** The arms under one set-up; the claim may hold under one and fail under another. */
export interface Setup {
  /** Names its words. */
  id: string;
  change?: { [path: string]: unknown };
  arms: Arm[];
  questions: Question[];
  chart: { measure: Measure; x: 'steps' | 'epochs'; log?: boolean };
}

export interface Lesson {
  group: Group;
  /** Its place within the group. */
  place: number;
  /** What all arms share; its seed is the first of those that are judged. */
  experiment: Experiment;
  seeds: number;
  /** How rates are chosen: by which measure, where several are tried, over so many seeds. */
  choose?: { by: Measure; seeds: number };
  setups: Setup[];
}

/** By its file's name. */
export interface NamedLesson extends Lesson {
  id: string;
}
