/**
 * A document's `sweep`: the grid of all values of some of its settings, each point of it with a
 * number of seeds. The core knows single experiments only; it judges each point of the grid.
 */
import type { Fault } from '../protocol';
import type { Experiment, FullExperiment } from './document';
import { DocumentFault, describe, objectAt } from './document-fault';
import { withValue } from './paths';

/** So many results still fit in a page. */
const mostRuns = 10_000;
const pathForm = /^[a-z]\w*(\.[a-z]\w*)*$/;

/** One of the values that a setting takes. */
export interface Varied {
  /** As `optimizer.lr`. */
  path: string;
  /** Its place in the list of values. */
  index: number;
  value: unknown;
}

/** A point of the grid: an experiment, and what makes it this one. */
export interface Point {
  varied: Varied[];
  experiment: Experiment;
}

export interface Sweep {
  /** What is varied, in the document's order. */
  paths: string[];
  seeds: number;
  /** The last of the paths changes fastest. */
  points: Point[];
}

/** A path and the values it takes. */
type Values = [path: string, values: unknown[]];

/** Throws a DocumentFault; the experiments are not looked at. */
export function readSweep(document: unknown): Sweep {
  const { sweep, ...base } = objectAt(document, 'experiment');
  if (sweep === undefined) throw new DocumentFault('sweep', 'is missing');
  const { vary = {}, seeds = 1, ...others } = objectAt(sweep, 'sweep');
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new DocumentFault(`sweep.${unknown}`, 'unknown; expected one of vary, seeds');
  }
  const lists = Object.entries(objectAt(vary, 'sweep.vary'));
  const grid = lists.map(([path, values]): Values => [path, checkedValues(path, values)]);
  const count = checkedSeeds(seeds);
  checkSize(grid, count);
  return { paths: grid.map(([path]) => path), seeds: count, points: pointsOf(base, grid) };
}

export function countRuns({ points, seeds }: Sweep): number {
  return points.length * seeds;
}

/** The experiment once for each seed, from its own on. */
export function withSeeds(experiment: FullExperiment, seeds: number): FullExperiment[] {
  return Array.from({ length: seeds }, (_, i) => ({ ...experiment, seed: experiment.seed + i }));
}

/** What the core refuses of a point, at the place in the sweep that it came from. */
export function atSweep({ varied }: Point, fault: Fault): Fault {
  if (fault.code !== 'document') return fault;
  const inside = varied
    .filter(({ path }) => fault.path === path || /^[.[]/.test(after(path, fault.path)))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (inside) {
    const at = placeOf(inside) + after(inside.path, fault.path);
    return { ...fault, path: at, message: `${at}${after(fault.path, fault.message)}` };
  }
  const around = varied.find(({ path }) => after(fault.path, path).startsWith('.'));
  if (around) {
    const at = placeOf(around);
    return { ...fault, path: at, message: `${at}: ${fault.message}` };
  }
  const message = varied.length > 0 ? `${fault.message} (with ${inWords(varied)})` : fault.message;
  return { ...fault, message };
}

/** As `optimizer.lr 0.1, batch.size 8`. */
export function inWords(varied: Varied[]): string {
  return varied.map(({ path, value }) => `${path} ${valueInWords(value)}`).join(', ');
}

/** A value as it stands in the document, but a text without its quotes. */
export function valueInWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What follows the beginning; empty when the text begins otherwise. */
function after(beginning: string, text: string): string {
  return text.startsWith(beginning) ? text.slice(beginning.length) : '';
}

function placeOf({ path, index }: Varied): string {
  return `${listAt(path)}[${index}]`;
}

function listAt(path: string): string {
  return `sweep.vary[${JSON.stringify(path)}]`;
}

function checkedValues(name: string, values: unknown): unknown[] {
  const at = listAt(name);
  if (!pathForm.test(name)) throw new DocumentFault(at, 'expected a path such as optimizer.lr');
  if (name === 'seed') throw new DocumentFault(at, 'seeds are counted by sweep.seeds');
  if (!Array.isArray(values)) {
    throw new DocumentFault(at, `expected a list of values, found ${describe(values)}`);
  }
  if (values.length === 0) throw new DocumentFault(at, 'has no values');
  return values;
}

function checkedSeeds(seeds: unknown): number {
  if (typeof seeds !== 'number' || !Number.isInteger(seeds)) {
    throw new DocumentFault('sweep.seeds', `expected a whole number, found ${describe(seeds)}`);
  }
  if (seeds < 1) throw new DocumentFault('sweep.seeds', `${seeds} is below 1`);
  return seeds;
}

function checkSize(grid: Values[], seeds: number): void {
  const runs = grid.reduce((count, [, values]) => count * values.length, seeds);
  if (runs > mostRuns) {
    throw new DocumentFault('sweep', `makes ${runs} runs where at most ${mostRuns} are allowed`);
  }
}

function pointsOf(base: object, grid: Values[]): Point[] {
  let combinations: Varied[][] = [[]];
  for (const [path, values] of grid) {
    combinations = combinations.flatMap((varied) =>
      values.map((value, index) => [...varied, { path, index, value }]),
    );
  }
  return combinations.map((varied) => ({ varied, experiment: experimentOf(base, varied) }));
}

/** A whole choice is put in before a knob of it is set, in whichever order they are varied. */
function experimentOf(base: object, varied: Varied[]): Experiment {
  const depth = ({ path }: Varied) => path.split('.').length;
  return [...varied]
    .sort((a, b) => depth(a) - depth(b))
    .reduce((document, { path, value }) => withValue(document, path, value), base) as Experiment;
}
