/** The pool on Node's worker threads, which share one compiled core. */
import { Worker } from 'node:worker_threads';
import { Pool } from '../src/engine/pool';

// Seen from the bundle's folder, build/cli/.
const script = new URL('worker.mjs', import.meta.url);

export function createPool(size: number, core: WebAssembly.Module): Pool {
  return new Pool(size, (heard, died) => {
    const worker = new Worker(script, { workerData: core });
    worker.on('message', heard);
    worker.on('error', ({ message }) => died(message));
    worker.on('exit', () => died());
    return {
      post: (request) => worker.postMessage(request),
      terminate: () => void worker.terminate(),
    };
  });
}
