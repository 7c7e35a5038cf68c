/**
 * Runs before the page where all of it is one file. Of a page opened from disk only classic workers
 * from a Blob start in every browser, nothing can be fetched, and WebKit's workers can read no Blob.
 */
import { type Find, serve, startWorkersFrom } from './serve';

type Files = { [name: string]: Uint8Array<ArrayBuffer> };

/** Files in the page by their names. */
const files: Files = {};
for (const { dataset, textContent } of document.querySelectorAll<HTMLElement>(
  'script[data-file]',
)) {
  const binary = atob(textContent ?? '');
  files[dataset.file ?? ''] = Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

/** The first message to a worker brings the files. */
function received(scope: typeof self): Find {
  const came = new Promise<Files>((resolve) => {
    const first = (event: MessageEvent<Files>) => {
      event.stopImmediatePropagation();
      scope.removeEventListener('message', first);
      resolve(event.data);
    };
    scope.addEventListener('message', first);
  });
  return async (name) => (await came)[name];
}

serve(window, (name) => files[name]);
const before = `(${serve})(self, (${received})(self));\n`;
startWorkersFrom(
  (name) => [before, document.querySelector(`script[data-worker="${name}"]`)?.textContent ?? ''],
  (worker) => worker.postMessage(files),
);
