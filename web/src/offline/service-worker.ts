/**
 * Keeps the site for visits without a network: the files of one build, which is the one this script
 * was made with. While it is in charge they all come from here, so that those of two builds never
 * meet; the next build waits until a person asks for it, or until no window has the site open.
 */
import { hasSimd } from '../engine/core-binary';

declare const self: ServiceWorkerGlobalScope;
/** Both are put in by build-service-worker.mjs; the second names the build. */
declare const FILES: Record<string, string>;
declare const BUILD: string;

/** The build's files by their paths, the page's own being '', with what they must hash to (SRI). */
const files = FILES;
const site = self.registration.scope;
/** Several copies of the site on one host have a cache each. */
const family = `descent-lab ${site} `;
const own = family + BUILD;

/** Files whose names change with their content. */
const isHashed = (path: string) => path.startsWith('assets/');

self.addEventListener('install', (event) => event.waitUntil(keepAll()));

self.addEventListener('activate', (event) =>
  event.waitUntil(self.clients.claim().then(forgetEarlier)),
);

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Whatever the page was asked to show, it is the same file. A page's own request has the experiment
  // that stands behind # as well.
  url.search = '';
  url.hash = '';
  if (request.method !== 'GET' || !url.href.startsWith(site)) return;
  const path = url.href.slice(site.length).replace(/^index\.html$/, '');
  // What else lies beside the site is none of our business.
  if (path in files || isHashed(path)) event.respondWith(answer(path, request));
});

/**
 * One after the other, so that they are in nobody's way. A host that is being updated, or a network
 * that answers everything with its own page, gives other content than was built: then nothing is
 * kept, and the browser tries again at another visit.
 */
async function keepAll(): Promise<void> {
  const cache = await caches.open(own);
  for (const path of Object.keys(files)) {
    if (/-scalar-/.test(path) && hasSimd()) continue;
    const url = site + path;
    // Some of it may have come before: with another build, or until a visit ended too soon.
    const known = await (isHashed(path) ? caches : cache).match(url);
    await cache.put(url, known ?? (await fetched(path)));
  }
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(site + path, {
    integrity: files[path] ?? '',
    cache: isHashed(path) ? 'default' : 'no-cache',
  });
  if (!response.ok) throw new Error(`${path}: the server answers ${response.status}`);
  // Some hosts lead from guide.html to guide; a browser takes no such answer for a page.
  return response.redirected ? new Response(response.body, response) : response;
}

async function answer(path: string, request: Request): Promise<Response> {
  // A window that still has an earlier build may need a part of that one.
  const from = path in files ? await caches.open(own) : caches;
  const kept = await from.match(site + path, { ignoreVary: true });
  return kept ?? fetch(request);
}

/** Where another window may need them, earlier builds stay until the next one comes. */
async function forgetEarlier(): Promise<void> {
  // A build that is on its way has a cache as well, and fills it once.
  if (self.registration.installing || self.registration.waiting) return;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.filter(({ url }) => url.startsWith(site)).length > 1) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(family) && name !== own) await caches.delete(name);
  }
}
