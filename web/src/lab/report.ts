/** What somebody writes into the lab report; kept with the page. */

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
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    for (const [name, text] of Object.entries(kept ?? {})) {
      if (name in nothing && typeof text === 'string') written = { ...written, [name]: text };
    }
  } catch {
    // What is no JSON was not written here.
  }
  return written;
}

export function keepWritten(next: Written): void {
  written = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Forbidden, or full: it lasts for this visit.
  }
}
