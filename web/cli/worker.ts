/** A worker thread of a pool: the page's engine, spoken to through Node's port. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Engine } from '../src/engine/engine';
import { coreFromModule } from '../src/engine/load-core';
import { buffersOf } from '../src/engine/transfer';
import { tablesWith } from './engine';
import type { PoolData } from './pool';

const port = parentPort as MessagePort;
const { core, table } = workerData as PoolData;

const engine = new Engine({
  core: coreFromModule(core),
  tables: tablesWith(table),
  post: (reply) => port.postMessage(reply, buffersOf(reply)),
  now: () => performance.now(),
  soon: setImmediate,
});

port.on('message', (request) => engine.handle(request));
