/**
 * Serves the built site as a course's host might: under a sub-path, with the headers it is published with.
 * The page gets one script more, which records what goes wrong in it (errors.js).
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname, join, normalize } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../../web/tools/process.mjs';
import { pageHeaders } from './headers.mjs';

const basePath = '/some/course/lab/';
/** A page for tests (pool-page.ts), with the site's data. */
const poolPath = '/pool/';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const recorder = `
const errors = [];
Object.defineProperty(window, 'recordedErrors', { value: errors });
addEventListener('error', ({ message, target }) => {
  // On a busy machine two sizes may change in one frame, and the second is told in the next: no fault.
  if (/^ResizeObserver loop/.test(message)) return;
  errors.push(message ?? 'not loaded: ' + (target.src ?? target.href));
}, true);
addEventListener('unhandledrejection', ({ reason }) => errors.push('rejected: ' + reason));
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  errors.push('content policy: ' + violatedDirective + ' ' + blockedURI));
const { error } = console;
console.error = (...args) => { errors.push(args.join(' ')); error(...args); };
`;

const asked = new Set<string>();
let coming: Promise<void> | null = null;
let come = () => {};

/** The same site with something wrong, each under a path of its own. */
const broken: Record<string, (file: string, content: Buffer) => Buffer | Promise<Buffer>> = {
  '/missing-wasm/': (file, content) => {
    if (file.endsWith('.wasm')) throw new Error('not there');
    return content;
  },
  '/missing-parts/': (file, content) => {
    if (/assets.(help|table-dialog)/.test(file)) throw new Error('not there');
    return content;
  },
  // A view's files come when they are asked for a second time.
  '/late-views/': (file, content) => {
    if (file === 'index.html') asked.clear();
    if (/assets.compare/.test(file) && !asked.has(file)) {
      asked.add(file);
      throw new Error('not there yet');
    }
    return content;
  },
  '/missing-frame/': (file, content) => {
    if (/embed.*page\.js/.test(file)) throw new Error('not there');
    return content;
  },
  '/damaged-wasm/': (file, content) =>
    file.endsWith('.wasm') ? content.subarray(0, content.length / 2) : content,
  '/damaged-data/': (file, content) =>
    file.endsWith('.gz') ? content.subarray(0, content.length / 2) : content,
  // The core comes when the test says so.
  '/late-core/': async (file, content) => {
    if (file === 'index.html') {
      coming = new Promise((resolve) => {
        come = resolve;
      });
    }
    if (/assets.descent-(?!lab).*wasm/.test(file)) await coming;
    return content;
  },
  '/late-styles/': (file, content) => sleep(file.endsWith('.css') ? 800 : 0, content),
};

/** The same site again, whose files are noted as they are fetched, beginning anew with the page. */
const countedPath = '/counted/';
let counted: string[] = [];

function count(path: string): void {
  if (!path.startsWith(countedPath)) return;
  const file = path.slice(countedPath.length);
  if (file === '') counted = [];
  counted.push(file || 'index.html');
}

async function body(path: string): Promise<Buffer | string> {
  if (path === '/errors.js') return recorder;
  if (path === '/counted.json') return JSON.stringify(counted);
  if (path === '/late-core/come') {
    come();
    return '';
  }
  if (path === '/blank.html') return '<!doctype html><title>Blank</title>';
  const bases = [basePath, countedPath, poolPath, ...Object.keys(broken)];
  const base = bases.find((each) => path.startsWith(each));
  if (base === undefined) throw new Error('outside the site');
  const inside = normalize(path.slice(base.length)) || 'index.html';
  const file = inside === '.' ? 'index.html' : inside;
  // What one test has kept, another would meet; offline.test.ts has a host of its own.
  if (file === 'sw.js') throw new Error('keeps nothing');
  const folder = base === poolPath && !file.startsWith('data/') ? 'build/pool-page' : 'dist';
  const sound = await readFile(join(root, folder, file));
  const content = (await broken[base]?.(file, sound)) ?? sound;
  if (extname(file) !== '.html') return content;
  return content.toString().replace('<head>', '<head><script src="/errors.js"></script>');
}

/** Starts on a free port; `url` is the page's address. */
export async function startServer(): Promise<{ url: string; stop(): void }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    count(pathname);
    try {
      const content = await body(decodeURIComponent(pathname));
      const type = pathname.endsWith('/') ? '.html' : extname(pathname);
      response.setHeader('Content-Type', types[type] ?? 'application/octet-stream');
      const headers = Object.entries(pageHeaders(basename(pathname)));
      for (const [name, value] of headers) response.setHeader(name, value);
      response.end(content);
    } catch {
      response.writeHead(404).end('Not found');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://localhost:${address.port}${basePath}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
