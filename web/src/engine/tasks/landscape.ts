/** Trains an experiment once more and measures the loss on a plane through its path. */
import type { Experiment, FullExperiment } from '../../experiment/document';
import type { LandscapePlane, LandscapeSettings } from '../../experiment/landscape';
import type { Outcome } from '../core';
import { FaultError } from '../fault';
import type { LandscapePhase } from '../lab-core';
import { Pace, sliceMilliseconds } from '../pace';
import { tableFor } from '../setup';
import type { Task } from './task';

export interface LandscapeAsk {
  experiment: Experiment;
  /** The document's part `landscape`. */
  landscape: unknown;
}

export interface LandscapePart {
  /** What is measured, with every knob: told first, and once. */
  begun?: {
    experiment: FullExperiment;
    landscape: LandscapeSettings;
    steps: number;
    parameters: number;
  };
  /** What it is at, and how much of that is made. */
  at?: { phase: LandscapePhase; made: number; pieces: number };
  /** Once, before the first loss. */
  plane?: LandscapePlane;
  /** Losses behind those told before, row by row, from the lowest y. */
  losses?: Float64Array;
}

export interface LandscapeResult {
  /** Spent on training and measuring. */
  seconds: number;
}

/** Training is taken for half of the work. */
const begins = { training: 0, plane: 0.5, grid: 0.5, done: 1 };
const share = { training: 0.5, plane: 0, grid: 0.5, done: 0 };

export const landscape: Task<'landscape'> = async function* ({ lab, tables, now }, ask) {
  const { experiment } = ask;
  const table = await tableFor(lab, tables, experiment);
  const run = taken(lab.createLandscape(experiment, table, ask.landscape));
  try {
    yield { progress: 0, part: { begun: run.describe() } };
    let phase: LandscapePhase = 'training';
    let pace = new Pace();
    let milliseconds = 0;
    for (;;) {
      const begin = now();
      const wanted = pace.steps(begin);
      const { losses, ...at } = taken(run.work(wanted));
      const spent = now() - begin;
      milliseconds += spent;
      const part: LandscapePart = { at };
      if (losses.length > 0) part.losses = losses;
      if (at.phase === phase) pace.done(begin, wanted, spent);
      else {
        if (at.phase === 'grid') part.plane = run.plane();
        phase = at.phase;
        // The pieces of each phase cost something else.
        pace = new Pace(sliceMilliseconds);
      }
      const progress = begins[phase] + (share[phase] * at.made) / at.pieces;
      yield { progress, part };
      if (phase === 'done') return { seconds: milliseconds / 1000 };
    }
  } finally {
    run.delete();
  }
};

function taken<T>({ value, fault }: Outcome<T>): T {
  if (fault) throw new FaultError(fault.code, fault.message, fault.path);
  return value as T;
}
