/**
 * The prose of the page's catalogue, and the formulas that the first recipes do without: they come when
 * the first of them is asked for.
 */
import catalogue from '../generated/catalogue.json';
import { translated } from '../locales/words';

let coming: Promise<void> | null = null;

/** Puts them into the catalogue. Rejects when it does not come; asking again then tries again. */
export function readHelp(): Promise<void> {
  coming ??= import('../generated/help.json').then(
    ({ default: help }) => {
      merge(catalogue, help);
      translated(catalogue);
    },
    (error) => {
      coming = null;
      throw error;
    },
  );
  return coming;
}

/** Adds what stands in a sparse tree to a full one, place by place. */
function merge(tree: object, sparse: object): void {
  const into = tree as Record<string, object>;
  for (const [key, value] of Object.entries(sparse)) {
    if (typeof value === 'object') merge(into[key] as object, value);
    else into[key] = value;
  }
}
