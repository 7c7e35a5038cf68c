/** Whether a result that was handed in is one of the task, and reaches its target: by training it again. */
import type { Trained } from '../protocol';
import type { Experiment, FullExperiment } from './document';
import { handedBy, type LockablePart, lockableParts, Presentation } from './presentation';
import { decodeResult } from './result-code';
import { measuredIn, nearestIn, reachedIn, readTask } from './task';

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

/** Whoever has a core. Both reject with a fault when it refuses the experiment. */
export interface Trainer {
  /** The experiment with its defaults; nothing is trained. */
  complete(experiment: Experiment): Promise<FullExperiment>;
  /** Trains it to its end. */
  train(experiment: Experiment): Promise<Pick<Trained, 'columns'>>;
}

/**
 * Checks one code against a task's recipe, complete, and the document's `task`. Throws a DocumentFault
 * when the code holds no result, and what the trainer rejects with when its experiment is none.
 */
export async function checkResult(
  recipe: FullExperiment,
  part: unknown,
  code: string,
  trainer: Trainer,
): Promise<Checked> {
  const { target } = readTask(part);
  const { experiment, step: claimed } = await decodeResult(code);
  const whole = await trainer.complete(experiment);
  const locks = new Presentation(handedBy(part as object));
  const differing = recipeParts.filter((section) =>
    new Presentation({ lock: [section] }).alters(recipe, whole),
  );
  const mayNot = (section: RecipePart) => section === 'data' || locks.locks(section);
  const altered = differing.filter(mayNot);
  const changed = differing.filter((section) => !mayNot(section));
  // It may be far longer or larger than the task: a class would wait for what cannot count.
  if (altered.length > 0) {
    return { verdict: 'altered', step: null, value: null, claims: null, altered, changed };
  }
  const { evaluations } = (await trainer.train(experiment)).columns;
  const measured = target && measuredIn(target, evaluations);
  const reached = measured && reachedIn(target, measured);
  const shown = measured && (reached ?? nearestIn(target, measured));
  const verdict = target && !reached ? 'missed' : 'reached';
  const claims = reached && claimed !== reached.step ? claimed : null;
  const { step = null, value = null } = shown ?? {};
  return { verdict, step, value, claims, altered, changed };
}

/** A line that was handed in. */
export interface Line {
  /** As in an editor, from 1. */
  number: number;
  name: string;
  code: string;
}

/**
 * Its code, and the name that stands before it, or else behind it. Lines come from forms and
 * spreadsheets as well, with quotes, commas and semicolons between their cells.
 */
export function linesOf(text: string): Line[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const [code = ''] = /DL\d+\.[\w-]*|[\w-]{40,}/.exec(line) ?? [];
    const [before = '', behind = ''] = code ? line.split(code) : [line];
    const name = [before, behind].map(bare).find((one) => one !== '') ?? '';
    return { number: index + 1, name, code };
  });
}

/** What stands between marks that part it from other cells, Chinese ones too. */
const bare = (cell: string) => cell.replace(/^["“”\s,;:，；：、]+|["“”\s,;:，；：、]+$/g, '');
