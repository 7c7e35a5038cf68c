/** The worker: wires the engine to the page. */
import type { CompiledCore, Reply, Request, Start } from '../protocol';
import { binariesSeenFrom } from './binaries';
import type { CoreModule } from './core';
import { Engine } from './engine';
import { coreFromModule, fetchCore } from './load-core';
import { fetchTable, Tables } from './table';
import { buffersOf } from './transfer';
import { messenger, rethrowRejections } from './worker-scope';

/** What is used of the worker's global scope, which the DOM's types do not know. */
interface Scope {
  postMessage(reply: Reply, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Start | CompiledCore | Request>) => void) | null;
}
const scope = globalThis as unknown as Scope;

rethrowRejections();

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
