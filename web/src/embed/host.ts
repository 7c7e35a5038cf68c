/**
 * Runs before the page where it stands in a frame of another site. That one may forbid all but
 * scripts, and a sandbox makes every file foreign: what would be fetched comes as scripts, which no
 * policy of ours and no permission of its host's is needed for.
 */
import { type Find, serve, startWorkersFrom } from '../carried/serve';

type Taken = (name: string, base64: string) => void;
interface Scope {
  takeFile: Taken;
}
interface WorkerScope {
  importScripts(...urls: string[]): void;
}

/** Takes what the files' scripts hold: `takeFile('digits.bin.gz', '…')`. */
function taking(scope: Scope, bring: (name: string) => Promise<void> | void): Find {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  scope.takeFile = (name, base64) => {
    files.set(
      name,
      Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
    );
  };
  return async (name) => {
    // All of them are compressed.
    if (!name.endsWith('.gz')) return undefined;
    if (!files.has(name)) await bring(name);
    return files.get(name);
  };
}

/** Adds a script to the page; rejects when it does not come. */
export function addScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => reject(new TypeError(`${src} did not come`));
    document.head.append(script);
  });
}

/** `base`: where the scripts are, with a slash at its end. */
export function standIn(base: string): void {
  serve(
    window,
    taking(window as unknown as Scope, (name) => addScript(`${base}${name}.js`)),
  );
  /** What a worker runs first: it brings its own script, too. */
  const before = (scope: WorkerScope, from: string) => {
    const foreign = scope.importScripts.bind(scope);
    scope.importScripts = (...urls) =>
      foreign(...urls.map((url) => from + String(url).split('/').pop()));
    return (name: string) => foreign(`${from}${name}.js`);
  };
  const text = (name: string) =>
    `(${serve})(self, (${taking})(self, (${before})(self, ${JSON.stringify(base)})));` +
    `importScripts(${JSON.stringify(name)});`;
  startWorkersFrom((name) => [text(name)]);
}
