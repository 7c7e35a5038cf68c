/** Whose files are kept, and whose are given up, when a build takes over. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const scope = 'https://course.example/lab/';
const cacheOf = (build: string, of = scope) => `descent-lab ${of} ${build}`;

/** Of the browser what the script looks at. */
let kept: Set<string>;
let windows: { url: string }[];
let registration: { scope: string; installing: object | null; waiting: object | null };

beforeEach(() => {
  kept = new Set([cacheOf('one'), cacheOf('two'), cacheOf('three'), 'of-somebody-else']);
  windows = [{ url: `${scope}index.html` }];
  registration = { scope, installing: null, waiting: null };
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The script of build two becomes the one in charge. */
async function activate(): Promise<void> {
  const listeners = new Map<string, (event: object) => void>();
  vi.stubGlobal('self', {
    registration,
    addEventListener: (type: string, listener: (event: object) => void) =>
      listeners.set(type, listener),
    clients: { claim: async () => {}, matchAll: async () => windows },
  });
  vi.stubGlobal('caches', {
    keys: async () => [...kept],
    delete: async (name: string) => kept.delete(name),
  });
  vi.stubGlobal('FILES', {});
  vi.stubGlobal('BUILD', 'two');
  // By its address: it is of another world than this file, which the type checker keeps apart.
  await import(new URL('../../../web/src/offline/service-worker.ts', import.meta.url).href);
  let done: Promise<unknown> = Promise.resolve();
  listeners.get('activate')?.({ waitUntil: (work: Promise<unknown>) => (done = work) });
  await done;
}

it('gives up the files of other builds, and touches nothing else', async () => {
  kept.add(cacheOf('one', 'https://course.example/other/'));
  await activate();
  expect([...kept]).toEqual([
    cacheOf('two'),
    'of-somebody-else',
    cacheOf('one', 'https://course.example/other/'),
  ]);
});

it('leaves them where another window may need them', async () => {
  windows.push({ url: `${scope}guide.html` });
  await activate();
  expect(kept).toContain(cacheOf('one'));
});

it.each(['installing', 'waiting'] as const)('leaves those of a build that is %s', async (state) => {
  registration[state] = {};
  await activate();
  expect(kept).toContain(cacheOf('three'));
});
