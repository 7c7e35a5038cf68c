/** Starts the page's workers. */
import type { CompiledCore, Start } from '../protocol';
import { FaultError } from './fault';

/**
 * Throws when the page has no workers or may not start them. Where several are started, they are
 * handed the core instead of each fetching and compiling it.
 */
export function newWorker(core: Promise<WebAssembly.Module> | null = null): Worker {
  if (typeof Worker === 'undefined') {
    throw new FaultError(
      'engine',
      'This browser has no web workers; the training engine runs in one.',
    );
  }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const page = new URL(import.meta.env.BASE_URL, document.baseURI);
  const first: Start = {
    type: 'start',
    data: new URL('data/', page).href,
    awaitsCore: core !== null,
  };
  worker.postMessage(first);
  core
    ?.then((module) => worker.postMessage(asMessage(module)))
    .catch(() => {
      worker.postMessage(asMessage(null));
    });
  return worker;
}

function asMessage(module: CompiledCore['module']): CompiledCore {
  return { type: 'core', module };
}
