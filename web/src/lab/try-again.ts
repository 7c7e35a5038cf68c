/** What is offered after a run that came to nothing: the recipe from its start, with one thing changed. */
import { toRate } from '../experiment/rate';
import type { Lab } from '../lab';
import { setValue } from './edits';

/** A rate is the highest that the recipe reaches. What is locked stays, and then nothing is trained. */
export function tryAgain(lab: Lab, { path, value }: { path: string; value: unknown }): void {
  const { draft } = lab;
  if (draft === null) return;
  const changed: { [path: string]: unknown } = { [path]: value };
  if (path === 'optimizer.lr') {
    const { optimizer, schedule } = toRate(draft, value as number);
    changed[path] = optimizer.lr;
    if (schedule) changed.schedule = schedule;
  }
  const paths = Object.keys(changed);
  if (lab.refuses((handed) => paths.some((one) => handed.locksPath(one)))) return;
  lab.alter(path, (document) =>
    paths.reduce((made, one) => setValue(made, one, changed[one]), document),
  );
  lab.restart();
}
