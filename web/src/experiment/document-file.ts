/** A file that may hold an experiment as JSON, as the page saves it, or else is a table. */
import type { Experiment } from './document';
import { DocumentFault, objectAt } from './document-fault';
import { complaint, excess } from './json';

/** In characters; no document of a sane size is longer, none goes deeper, and all cells in one are fewer. */
const [longest, deepest, longestText] = [1 << 24, 100, 200_000];
const sniffed = 1 << 12;

/** Null for what is a table, if anything. Throws a DocumentFault for other JSON, and for what would be. */
export async function documentIn(file: Blob, name: string): Promise<Experiment | null> {
  const begin = await file.slice(0, sniffed).text();
  const isSaid = /\.json$/i.test(name) || /^\s*\{\s*["}]/.test(begin);
  const mayBe = isSaid || (/^\s*\[/.test(begin) && file.size <= longest);
  if (!mayBe) return null;
  if (file.size > longest) {
    throw new DocumentFault('JSON', `is too large for an experiment: at most ${longest >> 20} MB`);
  }
  const text = await file.text();
  const beyond = excess(text, deepest, longestText);
  if (beyond) {
    const { kind, line, column } = beyond;
    const what = kind === 'deep' ? 'is nested too deep' : 'has too long a text';
    throw new DocumentFault('JSON', `${what}, at line ${line}, column ${column}`);
  }
  const value = parsed(text);
  // A row of cells may begin with a bracket.
  if (value === undefined && !isSaid) return null;
  if (value === undefined) throw new DocumentFault('JSON', complaint(text));
  return objectAt(value, 'experiment') as unknown as Experiment;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
