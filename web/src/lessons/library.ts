/** The lessons: every file in `all/` is one. */
import { groups, type Lesson, type NamedLesson } from './lesson';

const files = import.meta.glob<Lesson>('./all/*.ts', { eager: true, import: 'lesson' });

/** In the order of their groups and places. */
export const lessons: readonly NamedLesson[] = Object.entries(files)
  .map(([path, lesson]) => ({ id: path.replace(/^.*\/|\.ts$/g, ''), ...lesson }))
  .sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || a.place - b.place);

export function findLesson(id: unknown): NamedLesson | undefined {
  return lessons.find((lesson) => lesson.id === id);
}
