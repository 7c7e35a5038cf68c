/** What is set differently from a step on, as the change that a fork begins with. */
import type { Change, FullExperiment, KnobValue } from '../experiment/document';
import { same } from './edits';

type Setting = Pick<FullExperiment, 'optimizer' | 'schedule'>;

/** Another optimizer is named and begins anew; of the same one only the knobs that differ; null: nothing does. */
export function changeBetween(before: Setting, after: Setting): Omit<Change, 'step'> | null {
  const change: Omit<Change, 'step'> = {};
  if (after.optimizer.name !== before.optimizer.name) change.optimizer = after.optimizer;
  else {
    const knobs = Object.entries(after.optimizer).filter(
      ([name, value]) => !same(value, before.optimizer[name]),
    );
    if (knobs.length > 0) change.optimizer = Object.fromEntries<KnobValue>(knobs);
  }
  if (!same(after.schedule, before.schedule)) change.schedule = after.schedule;
  return Object.keys(change).length > 0 ? change : null;
}
