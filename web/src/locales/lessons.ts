/** The words of the lessons: one file each, in the folder of the language. */
import type { Language } from './language';

export interface LessonWords {
  /** In the list. */
  title: string;
  /** What the notes say. */
  claim: string;
  /** Paragraphs before the runs. */
  text: string[];
  /** Of a set-up, where its terms alone do not say what it is. */
  setups?: { [id: string]: string };
  arms: { [id: string]: string };
  /** What is claimed, in a sentence. */
  questions: { [id: string]: string };
  /** With which set-up the answer would be another: a paragraph or more. */
  flips: string[];
}

const files = import.meta.glob<LessonWords>('./*/lessons/*.ts', { eager: true, import: 'words' });

export function lessonWords(id: string, language: Language): LessonWords {
  const words = files[`./${language}/lessons/${id}.ts`];
  if (!words) throw new Error(`the words of the lesson ${id} are missing`);
  return words;
}
