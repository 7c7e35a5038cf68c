/** The worker: wires the engine to the page. */
import type { CompiledCore, Reply, Request, Start } from '../protocol';
import { binariesSeenFrom } from './binaries';
import type { CoreModule } from './core';
import { missing } from './core-binary';
import { Engine } from './engine';
import { messageOf } from './fault';
import { coreFromModule, fetchCore } from './load-core';
import ownTablesScript from './own-tables-script?worker&url';
import { type DataReader, fetchData, type OwnTableReader, Tables } from './table';
import { buffersOf } from './transfer';
import { messenger, rethrowRejections } from './worker-scope';

/** Where own-tables-script.ts puts what it brings; a page of one file has it there at once. */
export interface OwnTablesScope {
  ownTables?: (read: DataReader) => { get: OwnTableReader };
}

/** What is used of the worker's global scope, which the DOM's types do not know. */
interface Scope extends OwnTablesScope {
  postMessage(reply: Reply, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Start | CompiledCore | Request>) => void) | null;
}
const scope = globalThis as unknown as Scope;

rethrowRejections();

let engine: Engine | null = null;
let receiveCore = (_: CompiledCore['module']) => {};

async function fetchOwnTables(): Promise<void> {
  try {
    await import(/* @vite-ignore */ new URL(ownTablesScript, globalThis.location.href).href);
  } catch (error) {
    throw missing('What encodes tables', messageOf(error));
  }
}

function ownTableReader(read: DataReader): OwnTableReader {
  let own: { get: OwnTableReader } | undefined;
  return async (experiment) => {
    if (!scope.ownTables) await fetchOwnTables();
    own ??= scope.ownTables!(read);
    return own.get(experiment);
  };
}

const fetched = () => fetchCore(binariesSeenFrom(globalThis.location.href));

async function received(): Promise<CoreModule> {
  const module = await new Promise<CompiledCore['module']>((resolve) => {
    receiveCore = resolve;
  });
  return module ? coreFromModule(module) : fetched();
}

function start({ data, awaitsCore }: Start): Engine {
  const read = fetchData(new URL(data));
  return new Engine({
    core: awaitsCore ? received() : fetched(),
    tables: new Tables(read, ownTableReader(read)),
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
