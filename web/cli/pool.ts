/** The pool on Node's worker threads, which share one compiled core. */
import { Worker } from 'node:worker_threads';
import { Pool } from '../src/engine/pool';

// Seen from the bundle's folder, build/cli/.
const script = new URL('worker.mjs', import.meta.url);

/** What each of them is given. */
export interface PoolData {
  core: WebAssembly.Module;
  /** The path of the file for `data.table`. */
  table?: string | undefined;
}

export function createPool(size: number, given: PoolData): Pool {
  return new Pool(size, (heard, died) => {
    const worker = new Worker(script, { workerData: given });
    worker.on('message', heard);
    worker.on('error', ({ message }) => died(message));
    worker.on('exit', () => died());
    return {
      post: (request) => worker.postMessage(request),
      terminate: () => void worker.terminate(),
    };
  });
}
