/** The result code of a task, which a student who comes back finds again. */
import type { FullExperiment } from '../experiment/document';
import { handedBy, Presentation, sorted } from '../experiment/presentation';
import { keep, kept } from './kept';

/** A run that has reached the target. */
export interface Reached {
  name: string;
  step: number;
  /** What is handed in. */
  code: string;
}

const KEY = 'results';
/** A course has fewer tasks. */
const most = 40;

/**
 * Where the result of a task is kept: by all of it that a student may not alter, so that an edit leads
 * to the same result, and another task, or the same with other data, to none.
 */
export function placeOf(part: object, recipe: FullExperiment): string {
  const fixed = new Presentation(handedBy(part)).fixed(recipe);
  return hash(JSON.stringify(sorted(part)) + fixed);
}

export function keptResult(place: string): Reached | null {
  const { name, step, code } = (kept('visits', KEY)[place] ?? {}) as Partial<Reached>;
  const isOne = typeof name === 'string' && typeof step === 'number' && typeof code === 'string';
  return isOne ? { name, step, code } : null;
}

/** Null: it is forgotten. Says whether the browser keeps it. */
export function keepResult(place: string, result: Reached | null): boolean {
  const { [place]: _, ...others } = kept('visits', KEY);
  const entries = Object.entries(others).slice(1 - most);
  return keep('visits', KEY, Object.fromEntries(result ? [...entries, [place, result]] : entries));
}

/** Two of 32 bits, as a word that no object takes for an index: those would lose their order. */
function hash(text: string): string {
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x5bd1e995);
  }
  return `t${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`;
}
