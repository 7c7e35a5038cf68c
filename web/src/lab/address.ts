/** Keeps the document of the open view in the address, behind the `#`, and reads it from there. */

import { messageOf } from '../engine/fault';
import type { Experiment } from '../experiment/document';
import { decodePermalink, encodePermalink } from '../experiment/permalink';
import type { Lab } from '../lab';

/** Browsers allow only so many changes of the address in a time. */
const REST_MS = 300;

/** What the page was asked for with: of its address, or of the element that it is in. */
export const asked = new URLSearchParams(document.documentElement.dataset.asked ?? location.search);

/** What the address holds: an experiment, nothing, or a reason why it cannot be read. */
export async function readAddress(): Promise<{ experiment: Experiment | null; fault: string }> {
  try {
    return { experiment: await decodePermalink(location.hash), fault: '' };
  } catch (error) {
    return { experiment: null, fault: messageOf(error) };
  }
}

/** The address of a document; the page's own where it cannot be packed. */
export async function linkTo(document: object | null): Promise<string> {
  const page = location.href.replace(/#.*$/, '');
  try {
    return document ? page + (await encodePermalink(document)) : page;
  } catch {
    return location.href;
  }
}

/** Writes every document whose recipe the core has taken, and follows an address typed in by hand. */
export function followAddress(lab: Lab): void {
  let written: Pick<Lab, 'draft' | 'view' | 'parts'> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  lab.addEventListener('change', () => {
    const { draft, view, parts, document } = lab;
    if (lab.busy || document === null) return;
    if (draft === written?.draft && view === written.view && parts === written.parts) return;
    // The address of a first visit stays bare until something is set.
    const bare = lab.fresh && written === null;
    written = { draft, view, parts };
    clearTimeout(timer);
    if (!bare) timer = setTimeout(() => write(document), REST_MS);
  });

  addEventListener('hashchange', async () => {
    const { experiment, fault } = await readAddress();
    if (experiment) lab.bring(experiment);
    else if (fault) lab.fail({ code: 'document', message: fault, path: '' });
  });
}

async function write(document: object): Promise<void> {
  try {
    history.replaceState(null, '', await encodePermalink(document));
  } catch {
    // Without compression, or in a frame that may not touch its address, the recipe has no link.
  }
}
