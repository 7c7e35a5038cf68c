/** Keeps the document of the open view in the address, behind the `#`, and reads it from there. */
import { messageOf } from '../engine/fault';
import type { Experiment } from '../experiment/document';
import { decodePermalink, encodePermalink } from '../experiment/permalink';
import type { Lab } from '../lab';
import { same } from './edits';

/** Browsers allow only so many changes of the address in a time. */
const REST_MS = 300;

/** What the page was asked for with: of its address, or of the element that it is in. */
export const asked = new URLSearchParams(document.documentElement.dataset.asked ?? location.search);

/** The history of a frame is that of the page around it, whose way back leads through no experiments. */
const canGoBack = window.parent === window;

/** What is open. */
type Open = Pick<Lab, 'draft' | 'view' | 'parts' | 'openings'> & { document: object };

/** An experiment, nothing, or a reason why there is none to be read. */
export interface Brought {
  experiment: Experiment | null;
  fault: string;
}

/** What the address holds. */
export async function readAddress(): Promise<Brought> {
  try {
    return { experiment: await decodePermalink(location.hash), fault: '' };
  } catch (error) {
    return { experiment: null, fault: messageOf(error) };
  }
}

/**
 * Writes every document whose recipe the core has taken, and follows the address where it leads: what
 * is opened is a new entry of the browser's history, what is edited replaces the present one.
 */
export function followAddress(lab: Lab): void {
  const isFirst = lab.fresh;
  let written: Open | null = null;
  /** An edit that waits for a rest. */
  let edited: { open: Open; timer: ReturnType<typeof setTimeout> } | null = null;
  /** What the address of a first visit stands for. */
  let bare: object | null = null;
  let writing = Promise.resolve();
  /** Grows when the address leads elsewhere; what was to be written before belongs to another entry. */
  let place = 0;

  const write = (entry: 'pushState' | 'replaceState', { document }: Open) => {
    const meant = place;
    writing = writing.then(async () => {
      try {
        const hash = await encodePermalink(document);
        if (meant === place) history[entry](null, '', hash);
      } catch {
        // Without compression, or in a frame that may not touch its address, the recipe has no link.
      }
    });
  };
  const settle = () => {
    clearTimeout(edited?.timer);
    if (edited === null) return;
    // The address of a first visit stays bare until something is set.
    const stays = location.hash === '' && same(edited.open.document, bare);
    if (!stays) write('replaceState', edited.open);
    edited = null;
  };

  lab.addEventListener('change', () => {
    const { draft, view, parts, openings, document } = lab;
    if (lab.busy || document === null) return;
    if (draft === written?.draft && view === written.view && parts === written.parts) return;
    const before = written;
    written = { draft, view, parts, openings, document };
    // A document that waits for its table stays there, whatever is shown meanwhile.
    if (view === 'data' && lab.fault?.code === 'table') return;
    if (isFirst && before === null) bare = document;
    // What is opened anew as it is leads nowhere. A view that opens has its part only later.
    const isAnother =
      location.hash === '' || before?.view !== view || !same(before.document, document);
    if (canGoBack && before && before.openings !== openings && isAnother) {
      settle();
      write('pushState', written);
      return;
    }
    clearTimeout(edited?.timer);
    edited = { open: written, timer: setTimeout(settle, REST_MS) };
  });

  addEventListener('popstate', async () => {
    const here = ++place;
    clearTimeout(edited?.timer);
    edited = null;
    const { experiment, fault } = await readAddress();
    if (here !== place) return;
    const document = experiment ?? (bare as Experiment | null);
    if (fault) lab.fail({ code: 'document', message: fault, path: '' });
    else if (document) lab.follow(document);
    // What was opened and had not come is left behind.
    if (written) written.openings = lab.openings;
  });
}
