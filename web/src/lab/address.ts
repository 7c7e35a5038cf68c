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

/** Writes every recipe the core has taken, and follows an address typed in by hand. */
export function followAddress(lab: Lab): void {
  let written: FullExperiment | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  lab.addEventListener('change', () => {
    const { draft } = lab;
    // The first visit's address stays clean until something is set.
    if (lab.busy || draft === written || draft === null || (lab.fresh && written === null)) {
      if (lab.fresh && !lab.busy && written === null) written = draft;
      return;
    }
    written = draft;
    clearTimeout(timer);
    timer = setTimeout(() => write(draft), REST_MS);
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
