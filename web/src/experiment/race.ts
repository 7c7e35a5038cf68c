/** The document of a race on a surface, and what comes of it. */
import type { Entry } from './catalogue';
import type { Choice } from './document';

/** A surface with its knobs, `start` and `noise`. */
export interface SurfaceChoice extends Choice {
  start: [x: number, y: number];
  noise: number;
}

export interface Racer {
  optimizer: Choice;
  schedule: Choice;
}

/** As a person writes it. What a racer leaves out it has from the document. */
export interface Race {
  version: 1;
  name?: string;
  seed?: number;
  surface: Partial<SurfaceChoice> | string;
  optimizer?: Choice | string;
  schedule?: Choice | string;
  racers?: { optimizer?: Choice | string; schedule?: Choice | string }[];
  steps?: number;
  evaluate_every?: number;
}

/** As the core gives it back: `racers`, or, where there were none, `optimizer` and `schedule`. */
export interface FullRace extends Race {
  seed: number;
  steps: number;
  evaluate_every: number;
  surface: SurfaceChoice;
  racers?: Racer[];
  optimizer?: Choice;
  schedule?: Choice;
}

/**
 * One racer's way, a number a step: entry t was measured before update t, and behind the last update
 * stands one more, whose rate is NaN. Of one that diverged the last entry is not finite.
 */
export interface Course {
  status: 'finished' | 'diverged';
  lr: Float64Array;
  /** f where it stands, without noise. */
  loss: Float64Array;
  x: Float64Array;
  y: Float64Array;
  /** What the optimizer was given, with noise. */
  gradX: Float64Array;
  gradY: Float64Array;
  gradNorm: Float64Array;
  /** To the nearest of the lowest points; empty where there are none. */
  distance: Float64Array;
}

export interface SurfaceEntry extends Entry {
  /** What a map shows. */
  domain: { x: [number, number]; y: [number, number] };
  /** A start with something to see. */
  start: [number, number];
  /** The lowest points; none where the surface falls without end. */
  minima: [number, number][];
}

/** The racers of a race, also where the document has but one. */
export function racersOf({ racers, optimizer, schedule }: FullRace): Racer[] {
  return racers ?? [{ optimizer: optimizer as Choice, schedule: schedule as Choice }];
}

/** Updates that a racer made. */
export const updatesOf = ({ loss }: Course): number => loss.length - 1;
