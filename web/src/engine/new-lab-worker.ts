/** Starts the lab's worker. Throws when the page has none or may not start one. */
import { FaultError } from './fault';
import type { LabRequest } from './lab-protocol';

export function newLabWorker(): Worker {
  if (typeof Worker === 'undefined') {
    throw new FaultError('lab', 'This browser has no web workers; the lab runs in one.');
  }
  const worker = new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module' });
  const page = new URL(import.meta.env.BASE_URL, document.baseURI);
  const first: LabRequest = { type: 'start', data: new URL('data/', page).href };
  worker.postMessage(first);
  return worker;
}
