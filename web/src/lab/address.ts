/** Keeps the recipe in the address, behind the `#`, and reads it from there. */

import { messageOf } from '../engine/fault';
import type { Experiment, FullExperiment } from '../experiment/document';
import { decodePermalink, encodePermalink } from '../experiment/permalink';
import type { Lab } from '../lab';

/** Browsers allow only so many changes of the address in a time. */
const REST_MS = 300;

/** What the address holds: an experiment, nothing, or a reason why it cannot be read. */
export async function readAddress(): Promise<{ experiment: Experiment | null; fault: string }> {
  try {
    return { experiment: await decodePermalink(location.hash), fault: '' };
  } catch (error) {
    return { experiment: null, fault: messageOf(error) };
  }
}

/** The address of a recipe; the page's own where it cannot be packed. */
export async function linkTo(experiment: Experiment | null): Promise<string> {
  const page = location.href.replace(/#.*$/, '');
  try {
    return experiment ? page + (await encodePermalink(experiment)) : page;
  } catch {
    return location.href;
  }
}

/** Writes every recipe the core has taken, and follows an address typed in by hand. */
export function followAddress(lab: Lab): void {
  let written: FullExperiment | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  lab.addEventListener('change', () => {
    const { draft } = lab;
    if (lab.busy || draft === null || draft === written) return;
    // The address of a first visit stays bare until something is set.
    const bare = lab.fresh && written === null;
    written = draft;
    clearTimeout(timer);
    if (!bare) timer = setTimeout(() => write(draft), REST_MS);
  });

  addEventListener('hashchange', async () => {
    const { experiment, fault } = await readAddress();
    if (experiment) lab.replace(experiment);
    else if (fault) lab.fail({ code: 'document', message: fault, path: '' });
  });
}

async function write(experiment: FullExperiment): Promise<void> {
  try {
    history.replaceState(null, '', await encodePermalink(experiment));
  } catch {
    // Without compression, or in a frame that may not touch its address, the recipe has no link.
  }
}
