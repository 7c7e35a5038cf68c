/** Training in slices: how much, how long it took, what came of it. */
import type { Slice, TrainerHandle } from './core';
import type { History } from './history';
import type { Pace } from './pace';

/** Trains for about as long as the pace says, at most so many steps, and takes the measures down. */
export function trainSlice(
  trainer: TrainerHandle,
  history: History,
  pace: Pace,
  now: () => number,
  mostSteps = Number.POSITIVE_INFINITY,
): Slice['status'] {
  const begin = now();
  const steps = Math.min(pace.steps(begin), mostSteps);
  const slice = trainer.run(steps);
  const end = now();
  history.append(slice, (end - begin) / 1000);
  pace.done(end, steps, end - begin);
  return slice.status;
}
