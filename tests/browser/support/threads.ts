/** How many workers a browser's pages have, as Linux sees it: as threads, which browsers name. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Engine } from './app';

/** What the processes of pages, and in them the threads of workers, are called: 15 characters at most. */
const names: Record<Engine, { process: RegExp; thread: string }> = {
  chromium: { process: /^(chrom|headless_shell)/, thread: 'DedicatedWorker' },
  // Its own pages, in its other processes, have workers, too.
  firefox: { process: /^(Isolated )?Web Co/, thread: 'DOM Worker' },
  webkit: { process: /^(WebKitWebProces|WPEWebProcess)/, thread: 'WebCore: Worker' },
};

export const countsThreads = process.platform === 'linux';

/** In the one browser that this process has started. */
export function workersOf(engine: Engine): number {
  const { process: page, thread } = names[engine];
  return descendants(process.pid)
    .filter((id) => page.test(nameAt(`/proc/${id}`)))
    .flatMap((id) => list(`/proc/${id}/task`).map((task) => nameAt(`/proc/${id}/task/${task}`)))
    .filter((name) => name === thread).length;
}

function descendants(of: number): number[] {
  const parents = list('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ id: Number(name), parent: parentOf(name) }));
  const found = [of];
  for (const each of found) {
    found.push(...parents.filter(({ parent }) => parent === each).map(({ id }) => id));
  }
  return found.slice(1);
}

/** Processes and threads come and go while they are read. */
function ifThere<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

const list = (folder: string) => ifThere(() => readdirSync(folder), []);
const nameAt = (folder: string) => ifThere(() => readFileSync(`${folder}/comm`, 'utf8').trim(), '');
/** The second field behind the name, which may hold anything, a parenthesis too. */
const parentOf = (id: string) =>
  ifThere(() => Number(readFileSync(`/proc/${id}/stat`, 'utf8').match(/.*\) \S (\d+)/s)?.[1]), 0);
