/** What somebody writes into the lab report; kept with the page. */
import { canKeep, keep, kept } from './kept';

export interface Written {
  heading: string;
  author: string;
  remarks: string;
}

const KEY = 'report';
const nothing: Written = { heading: '', author: '', remarks: '' };

/** Of this visit, where storage is forbidden. */
let written = nothing;

export function readWritten(): Written {
  for (const [name, text] of Object.entries(kept('visits', KEY))) {
    if (name in nothing && typeof text === 'string') written = { ...written, [name]: text };
  }
  return written;
}

export const canKeepWritten = () => canKeep('visits');

export function keepWritten(next: Written): void {
  written = next;
  keep('visits', KEY, next);
}
