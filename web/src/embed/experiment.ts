/** What `experiment` and `load` may be given: a document, its JSON, a link to one, or the link's end. */
import type { Experiment } from '../experiment/document';
import { DocumentFault, objectAt } from '../experiment/document-fault';
import { decodePermalink } from '../experiment/permalink';
import type { Brought } from '../lab/address';

export async function readExperiment(given: unknown): Promise<Brought> {
  try {
    return { experiment: await read(given), fault: '' };
  } catch (error) {
    return { experiment: null, fault: (error as Error).message };
  }
}

async function read(given: unknown): Promise<Experiment | null> {
  if (typeof given !== 'string') return objectAt(given, 'experiment') as unknown as Experiment;
  const text = given.trim();
  if (!text.startsWith('{')) return decodePermalink(text.slice(text.indexOf('#') + 1));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DocumentFault('experiment', (error as Error).message);
  }
}
