/** The rate that a recipe reaches: most schedules take the optimizer's, some have one of their own. */
import type { Choice, FullExperiment } from './document';

type Recipe = Pick<FullExperiment, 'optimizer' | 'schedule'>;

/** The drawn schedule's highest rate, or the top of a cycle. */
function own({ max_lr, points }: Choice): number | null {
  if (Array.isArray(points)) return Math.max(...(points as number[][]).map(([, rate]) => rate!));
  return typeof max_lr === 'number' ? max_lr : null;
}

/** A drawn schedule gives the rates themselves: the optimizer's does nothing. */
export function takesRate({ schedule }: Pick<Recipe, 'schedule'>): boolean {
  return !Array.isArray(schedule.points);
}

export function highestRate({ optimizer, schedule }: Recipe): number {
  return own(schedule) ?? Number(optimizer.lr);
}

/** What has to be changed for this to be the highest rate; what belongs to it is scaled alike. */
export function toRate(
  { optimizer, schedule }: Recipe,
  rate: number,
): { optimizer: { lr: number }; schedule?: Choice } {
  const highest = own(schedule);
  if (highest === null) return { optimizer: { lr: rate } };
  const scaled = (value: unknown) => Number(((Number(value) / highest) * rate).toPrecision(3));
  const { max_lr, points } = schedule;
  const slower = Array.isArray(points)
    ? { ...schedule, points: (points as number[][]).map(([step, old]) => [step!, scaled(old)]) }
    : { ...schedule, max_lr: scaled(max_lr) };
  return { optimizer: { lr: scaled(optimizer.lr) }, schedule: slower };
}
