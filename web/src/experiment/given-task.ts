/** A task that somebody has been given, as its link or as the file that the page saves. */
import type { Experiment } from './document';
import { DocumentFault, objectAt } from './document-fault';
import { decodePermalink } from './permalink';
import { readTask } from './task';
import { split } from './views';

export interface GivenTask {
  recipe: Experiment;
  /** The document's `task`. */
  part: unknown;
}

/** What stands behind the `#` of a link to the page, with the `#`; undefined in a text without one, and in JSON. */
export function linkIn(text: string): string | undefined {
  if (text.trimStart().startsWith('{')) return undefined;
  return /\b[a-z][a-z\d+.-]*:\/\/[^\s#]*(#[\w-]+)/i.exec(text)?.[1];
}

/** Throws a DocumentFault, also for a document without a task. */
export function taskOf(document: unknown): GivenTask {
  const { recipe, parts } = split(objectAt(document, 'experiment'));
  if (parts.task === undefined) {
    throw new DocumentFault('task', 'is missing: there is nothing to check');
  }
  readTask(parts.task);
  return { recipe, part: parts.task };
}

/** Throws an Error where the link is damaged. */
export async function taskIn(text: string): Promise<GivenTask> {
  const link = linkIn(text);
  return taskOf(link ? await decodePermalink(link) : parsed(text));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DocumentFault('task', 'is damaged or incomplete');
  }
}
