/** The experiments of a lesson. */
import type { Experiment } from '../experiment/document';
import { withValue } from '../experiment/paths';
import type { Arm, Lesson, Setup } from './lesson';

/** The seeds that rates are chosen on are so far above those that are judged. */
const APART = 1_000_000;

/** An arm's experiment but for what differs by the seed; `rate` where it is not given, or null. */
export function experimentOf(
  lesson: Lesson,
  setup: Setup,
  arm: Arm,
  rate: number | null,
): Experiment {
  const changes = { ...setup.change, ...arm.change };
  const places = (arm.rate && 'at' in arm.rate && arm.rate.at) || { 'optimizer.lr': 1 };
  for (const [path, times] of Object.entries(rate === null ? {} : places)) {
    // 0.3 × 0.1 is to be 0.03.
    changes[path] = Number(((rate as number) * times).toPrecision(6));
  }
  return Object.entries(changes).reduce(
    (document, [path, value]) => withValue(document, path, value),
    lesson.experiment,
  );
}

export function seedsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

/** Those that rates are chosen on. */
export function choosingSeeds({ choose }: Lesson, first: number): number[] {
  return seedsFrom(first + APART, choose?.seeds ?? 0);
}
