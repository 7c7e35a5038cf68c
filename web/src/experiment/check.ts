/** Whether a result that was handed in is one of the task, and reaches its target: by training it again. */
import type { Trained } from '../protocol';
import type { Experiment, FullExperiment } from './document';
import { handedBy, type LockablePart, lockableParts, Presentation } from './presentation';
import { decodeResult } from './result-code';
import { nearestIn, quantities, reachedIn, readTask } from './task';

/** Parts of a recipe; the data always have to be the task's. */
export type RecipePart = Exclude<LockablePart, 'recipe' | 'views'>;

export const recipeParts = lockableParts.filter(
  (part): part is RecipePart => part !== 'recipe' && part !== 'views',
);

export interface Checked {
  /** `altered`: something that the task locks, or its data, is another. */
  verdict: 'reached' | 'missed' | 'altered';
  /** Where the target was reached, else the evaluation that came nearest. */
  step: number | null;
  value: number | null;
  /** The step that the code names, where the target was reached at another. */
  claims: number | null;
  /** What differs from the task although it may not, and what may. */
  altered: RecipePart[];
  changed: RecipePart[];
}

/** Trains an experiment to its end; rejects with a fault when it cannot. */
export type Train = (experiment: Experiment) => Promise<Pick<Trained, 'info' | 'columns'>>;

/**
 * Checks one code against a task's recipe, complete, and the document's `task`. Throws a DocumentFault
 * when the code holds no result, and what `train` rejects with when its experiment is none.
 */
export async function checkResult(
  recipe: FullExperiment,
  part: unknown,
  code: string,
  train: Train,
): Promise<Checked> {
  const { target } = readTask(part);
  const { experiment, step: claimed } = await decodeResult(code);
  const { info, columns } = await train(experiment);
  const locks = new Presentation(handedBy(part as object));
  const differing = recipeParts.filter((section) =>
    new Presentation({ lock: [section] }).alters(recipe, info.experiment),
  );
  const mayNot = (section: RecipePart) => section === 'data' || locks.locks(section);
  const altered = differing.filter(mayNot);
  const changed = differing.filter((section) => !mayNot(section));
  const { evaluations } = columns;
  const reached = target && reachedIn(target, evaluations);
  const shown = target && (reached ?? nearestIn(target, evaluations));
  const verdict = altered.length > 0 ? 'altered' : target && !reached ? 'missed' : 'reached';
  const value = target && shown ? shown[quantities[target.quantity]] : null;
  const claims = reached && claimed !== reached.step ? claimed : null;
  return { verdict, step: shown?.step ?? null, value, claims, altered, changed };
}

/** A line that was handed in: a name, if one stands there, and the code, if what ends it looks like one. */
export function lineOf(line: string): { name: string; code: string } {
  const words = line.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  const code = /^DL\d|[\w-]{40}/.test(last) ? last : '';
  const name = code ? words.slice(0, -1) : words;
  return { name: name.join(' ').replace(/[,;:]$/, ''), code };
}
