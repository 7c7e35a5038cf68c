/** Links to documents, to be handed on. */
import type { Catalogue } from '../experiment/catalogue';
import { encodePermalink } from '../experiment/permalink';
import { brief } from './brief';

/** The address of a document; the page's own where it cannot be packed. A frame's links lead to the site. */
export async function linkTo(experiment: object | null): Promise<string> {
  const page = document.documentElement.dataset.home ?? location.href.replace(/#.*$/, '');
  try {
    return experiment ? page + (await encodePermalink(experiment)) : page;
  } catch {
    return location.href;
  }
}

/** The same experiment in a shorter one, in which defaults are left out. */
export const shortLinkTo = (document: object | null, catalogue: Catalogue) =>
  linkTo(document && brief(document, catalogue));
