/** The worker: wires the engine to the page. */
import type { CompiledCore, Reply, Request, Start } from '../protocol';
import { binariesSeenFrom } from './binaries';
import type { CoreModule } from './core';
import { Engine } from './engine';
import { coreFromModule, fetchCore } from './load-core';
import { fetchTable, Tables } from './table';
import { buffersOf } from './transfer';

/** What is used of the worker's global scope, which the DOM's types do not know. */
interface Scope {
  postMessage(reply: Reply, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Start | CompiledCore | Request>) => void) | null;
}
const scope = globalThis as unknown as Scope;

// An error in a promise does not end a worker by itself; thrown from a timer it reaches the page.
addEventListener('unhandledrejection', (event) => {
  setTimeout(() => {
    throw event.reason;
  });
});

/** A message to oneself comes back at once, where a timer may be held up for 4 ms. */
function messenger(): (callback: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (callback) => {
    waiting.push(callback);
    port2.postMessage(null);
  };
}

let engine: Engine | null = null;
let receiveCore = (_: CompiledCore['module']) => {};

const fetched = () => fetchCore(binariesSeenFrom(globalThis.location.href));

async function received(): Promise<CoreModule> {
  const module = await new Promise<CompiledCore['module']>((resolve) => {
    receiveCore = resolve;
  });
  return module ? coreFromModule(module) : fetched();
}

function start({ data, awaitsCore }: Start): Engine {
  return new Engine({
    core: awaitsCore ? received() : fetched(),
    tables: new Tables(fetchTable(new URL(data))),
    post: (reply) => scope.postMessage(reply, buffersOf(reply)),
    now: () => performance.now(),
    soon: messenger(),
  });
}

scope.onmessage = ({ data: message }) => {
  if (message.type === 'start') engine = start(message);
  else if (message.type === 'core') receiveCore(message.module);
  else engine?.handle(message);
};
