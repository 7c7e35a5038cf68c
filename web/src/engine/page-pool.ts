/** The pool of a page: web workers that share one compiled core. */
import { binariesSeenFrom } from './binaries';
import { fetchBinary } from './core-binary';
import { newWorker } from './new-worker';
import { Pool, type StartWorker } from './pool';

/** As many workers as the machine has cores, unless another number is wanted. */
export function createPool(size = navigator.hardwareConcurrency || 1): Pool {
  let core: Promise<WebAssembly.Module> | undefined;
  const start: StartWorker = (heard, died) => {
    core ??= fetchBinary(binariesSeenFrom(import.meta.url));
    const worker = newWorker(core);
    worker.onmessage = ({ data }) => heard(data);
    worker.onerror = (event) => {
      event.preventDefault();
      died(event.message);
    };
    return {
      post: (request) => worker.postMessage(request),
      terminate: () => worker.terminate(),
    };
  };
  return new Pool(size, start);
}
