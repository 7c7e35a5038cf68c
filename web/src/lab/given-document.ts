/** Opens a document that somebody has as a file. */
import type { Experiment } from '../experiment/document';
import { DocumentFault } from '../experiment/document-fault';
import { split, viewOf } from '../experiment/views';
import type { Lab } from '../lab';
import { same } from './edits';

/** What is locked stays as it is; what hides and locks is not taken away by another task. */
export function openGiven(lab: Lab, document: Experiment): void {
  try {
    const { parts } = split(document);
    const isAnother = parts.task !== undefined && !same(parts.task, lab.parts.task);
    const leads = viewOf(parts) !== lab.view;
    if ((isAnother && restricts(lab)) || (leads && mayNotLeave(lab))) {
      lab.fail({ code: 'locked', message: '', path: '' });
    } else {
      lab.replace(document);
    }
  } catch (error) {
    if (!(error instanceof DocumentFault)) throw error;
    lab.fail(error.fault);
  }
}

const restricts = ({ presentation: handed }: Lab) =>
  handed !== null && handed.hidden.length + handed.locked.length > 0;

/** Where no tab leads back, nobody is led to another view. */
export function mayNotLeave({ presentation: handed }: Lab): boolean {
  return (
    handed !== null && (handed.locks('views') || handed.hides('tabs') || handed.hides('header'))
  );
}
