/** A document's `lesson`: which one, and on which seeds it is judged. */
import { DocumentFault, describe, objectAt } from '../experiment/document-fault';
import type { NamedLesson } from './lesson';
import { findLesson, lessons } from './library';
import type { Seeds } from './train';

export interface LessonPart {
  id: string;
  seed?: number;
  seeds?: number;
}

export interface AskedLesson extends Seeds {
  lesson: NamedLesson;
}

/** An interval needs two pairs; more than these are not waited for. */
const [FEWEST, MOST] = [2, 200];
const LAST_SEED = 2 ** 31;

/** Throws a DocumentFault. */
export function readLesson(part: unknown): AskedLesson {
  const { id, seed, seeds, ...others } = objectAt(part, 'lesson');
  const lesson = findLesson(id);
  if (!lesson) {
    const known = lessons.map((one) => one.id).join(', ');
    throw new DocumentFault('lesson.id', `expected one of ${known}, found ${describe(id)}`);
  }
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new DocumentFault(`lesson.${unknown}`, 'unknown; expected one of id, seed, seeds');
  }
  return {
    lesson,
    seed: whole(seed ?? lesson.experiment.seed ?? 1, 'lesson.seed', 0, LAST_SEED),
    seeds: whole(seeds ?? lesson.seeds, 'lesson.seeds', FEWEST, MOST),
  };
}

function whole(value: unknown, place: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new DocumentFault(place, `expected a whole number, found ${describe(value)}`);
  }
  if (value < least) throw new DocumentFault(place, `${value} is below ${least}`);
  if (value > most) throw new DocumentFault(place, `${value} is above ${most}`);
  return value;
}
