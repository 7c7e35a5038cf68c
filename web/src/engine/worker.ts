/** The worker: wires the engine to the page. */

import simdUrl from 'core/descent.wasm?url';
import scalarUrl from 'core/descent-scalar.wasm?url';
import type { Reply, Request, Start } from '../protocol';
import { Engine } from './engine';
import { fetchCore } from './load-core';
import { fetchTable, Tables } from './table';
import { buffersOf } from './transfer';

/** What is used of the worker's global scope, which the DOM's types do not know. */
interface Scope {
  postMessage(reply: Reply, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Start | Request>) => void) | null;
}
const scope = globalThis as unknown as Scope;
const here = globalThis.location.href;

// An error in a promise does not end a worker by itself; thrown from a timer it reaches the page.
addEventListener('unhandledrejection', (event) => {
  setTimeout(() => {
    throw event.reason;
  });
});

/** A message to oneself comes back at once, where a timer may be held up for 4 ms. */
function messenger(): (callback: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  return (callback) => {
    port1.onmessage = callback;
    port2.postMessage(null);
  };
}

let engine: Engine | null = null;

scope.onmessage = ({ data: message }) => {
  if (message.type !== 'start') {
    engine?.handle(message);
    return;
  }
  engine = new Engine({
    core: fetchCore({ simd: new URL(simdUrl, here), scalar: new URL(scalarUrl, here) }),
    tables: new Tables(fetchTable(new URL(message.data))),
    post: (reply) => scope.postMessage(reply, buffersOf(reply)),
    now: () => performance.now(),
    soon: messenger(),
  });
};
