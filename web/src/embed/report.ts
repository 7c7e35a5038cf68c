/** Tells what happens in the page, from the first moment on. */

import type { Run } from '../experiment/run';
import { asShort } from '../export/shortest';
import type { Lab } from '../lab';
import type { Fault } from '../protocol';
import type { Happening, Reading } from './protocol';

export async function report(page: Promise<Lab>, tell: (happening: Happening) => void) {
  tell({ type: 'here' });
  const lab = await page;
  const runs = followRun(lab, tell);
  const documents = followDocument(lab, tell);
  const faults = followFaults(lab, tell);
  runs();
  documents();
  faults();
  lab.addEventListener('frame', runs);
  lab.addEventListener('change', runs);
  lab.addEventListener('change', documents);
  lab.addEventListener('change', faults);
  tell({ type: 'ready' });
}

/** The current run's steps and its end, each once. */
function followRun(lab: Lab, tell: (happening: Happening) => void): () => void {
  let told: Pick<Run, 'id' | 'step' | 'state'> | null = null;
  return () => {
    const run = lab.current;
    if (run === null) return;
    const { id, step, state, latest } = run;
    // Of a run that leaves another one, the first frame says what that step was.
    if (step > 0 && latest === null) return;
    const same = told?.id === id && told.step === step;
    if (same && told?.state === state) return;
    told = { id, step, state };
    const reading = readingOf(run);
    tell({ type: 'step', ...reading });
    if (state === 'finished' || state === 'diverged') tell({ type: state, ...reading });
  };
}

function readingOf({ state, step, latest }: Run): Reading {
  const { loss, lr } = latest ?? { loss: null, lr: null };
  return { state, step, loss: loss && asShort(loss), lr: lr && asShort(lr) };
}

/** What a link to the page holds, as soon as the core has taken it. */
function followDocument(lab: Lab, tell: (happening: Happening) => void): () => void {
  let told: unknown[] = [];
  return () => {
    const { draft, view, parts, speed, needsRestart: waits } = lab;
    const now = [draft, view, parts, speed, waits];
    if (lab.busy || lab.document === null || now.every((each, at) => each === told[at])) return;
    told = now;
    tell({ type: 'change', document: lab.document, speed, waits });
  };
}

/** What is said of a document that cannot be taken, once each time. */
function followFaults(lab: Lab, tell: (happening: Happening) => void): () => void {
  let told: Fault | null = null;
  return () => {
    const { fault } = lab;
    if (fault === told) return;
    told = fault;
    if (fault?.code !== 'document') return;
    const { message, path } = fault;
    tell({ type: 'refused', message, path });
  };
}
