/** Takes what somebody drops, pastes or chooses: an experiment, or else a table, which opens in Data. */
import { DocumentFault } from '../../experiment/document-fault';
import { documentIn } from '../../experiment/document-file';
import type { Lab } from '../../lab';
import { mayNotLeave, openGiven } from '../../lab/given-document';
import { isLocked } from './lock';

let last = 0;

/** What was given last is taken, however long the one before takes to be read. */
export async function take(lab: Lab, file: Blob, name: string): Promise<void> {
  last += 1;
  const turn = last;
  try {
    const document = await documentIn(file, name);
    if (turn !== last) return;
    if (document) openGiven(lab, document);
    else await takeTable(lab, file, name);
  } catch (error) {
    if (turn !== last) return;
    if (error instanceof DocumentFault) lab.fail(error.fault);
    // A folder, or a file that is gone.
    else if (error instanceof DOMException) {
      lab.fail({ code: 'document', message: error.message, path: '' });
    } else throw error;
  }
}

async function takeTable(lab: Lab, file: Blob, name: string): Promise<void> {
  const isElsewhere = lab.view !== 'data';
  const isAwaited = lab.fault?.code === 'table';
  if (isLocked(lab) || (!isAwaited && isElsewhere && mayNotLeave(lab))) {
    lab.fail({ code: 'locked', message: '', path: '' });
    return;
  }
  lab.open('data');
  // What does not come has been said by then.
  const view = await import('.').catch(() => null);
  view?.dataOf(lab).openFile(file, name);
}

/** Asks for a file; a phone has nothing to drop. */
export function choose(lab: Lab): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,.csv,.tsv,.txt,.tab,.dat,application/json,text/*';
  input.hidden = true;
  input.onchange = () => {
    const file = input.files?.[0];
    if (file) void take(lab, file, file.name);
    input.remove();
  };
  input.oncancel = () => input.remove();
  // Outside of the page some browsers forget it before anything is chosen.
  document.body.append(input);
  input.click();
}
