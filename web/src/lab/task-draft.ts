/** What a teacher writes and pastes into the panel; kept as long as the tab lives. */
import {
  type LockablePart,
  lockableParts,
  type VisiblePart,
  visibleParts,
} from '../experiment/presentation';
import { quantities, type Target } from '../experiment/task';
import { canKeep, keep, kept } from './kept';

export interface TaskDraft {
  text: string;
  hidden: readonly VisiblePart[];
  locked: readonly LockablePart[];
  /** Null: there is nothing to reach. */
  target: Target | null;
  /** Lines that were handed in. */
  codes: string;
  /** The task they are held against, as its link or file; empty: the one that is open. */
  given: string;
}

export const firstTarget: Target = { quantity: 'test_accuracy', above: 0.95 };

export const emptyDraft: TaskDraft = {
  text: '',
  hidden: [],
  locked: [],
  target: firstTarget,
  codes: '',
  given: '',
};

const KEY = 'task';

/** Says whether the browser keeps it. `opened`: the task of a document that it was made of. */
export function keepDraft(draft: TaskDraft, opened: unknown): boolean {
  const { text, hidden, locked, target, codes, given } = draft;
  return keep('tab', KEY, { text, hidden, locked, target, codes, given, opened });
}

export const canKeepDraft = () => canKeep('tab');

/** A target that cannot be handed out is kept as well: it was not finished. */
export function keptDraft(): { draft: TaskDraft; opened: unknown } | null {
  const { text, hidden, locked, target, codes, given, opened } = kept('tab', KEY);
  if (typeof text !== 'string' || typeof codes !== 'string' || !isTarget(target)) {
    return null;
  }
  const draft = {
    text,
    hidden: among(visibleParts, hidden),
    locked: among(lockableParts, locked),
    target,
    codes,
    given: typeof given === 'string' ? given : '',
  };
  return { draft, opened };
}

function isTarget(given: unknown): given is Target | null {
  if (given === null) return true;
  const { quantity, above, below, within = 0 } = (given ?? {}) as Partial<Target>;
  const numbers = [above ?? below, within];
  return `${quantity}` in quantities && numbers.every((one) => typeof one === 'number');
}

const among = <Name>(known: readonly Name[], given: unknown) =>
  known.filter((name) => Array.isArray(given) && given.includes(name));
