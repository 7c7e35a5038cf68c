// Serves folders on a free port of this machine, compressed as a static host would.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * @typedef {{ path: string, bytes: number }} Sent what went over the wire, headers left out
 * @param {Record<string, string>} folders by the path they are served under, which ends with a slash;
 *   another folder may take one's place
 * @param {Record<string, string>} headers sent with every answer
 * @returns {Promise<{ origin: string, sent: Sent[], stop(): void }>}
 */
export async function serve(folders, headers = {}) {
  /** @type {Sent[]} */
  const sent = [];
  /** Compressed once: what a page waits for is then its transfer. @type {Map<string, Buffer>} */
  const ready = new Map();

  /** @param {string} path */
  async function content(path) {
    const base = Object.keys(folders).find((prefix) => path.startsWith(prefix));
    if (base === undefined) throw new Error('outside');
    const inside = normalize(path.slice(base.length)) || '.';
    const file = join(folders[base] ?? '', inside === '.' ? 'index.html' : inside);
    const known = ready.get(file);
    if (known) return known;
    const bytes = await readFile(file);
    const body = isText(path) ? gzipSync(bytes, { level: 9 }) : bytes;
    ready.set(file, body);
    return body;
  }

  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/blank.html') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>Blank</title>');
      return;
    }
    try {
      const body = await content(decodeURIComponent(path));
      const type = types[path.endsWith('/') ? '.html' : extname(path)];
      response.setHeader('Content-Type', type ?? 'application/octet-stream');
      if (isText(path)) response.setHeader('Content-Encoding', 'gzip');
      response.setHeader('Content-Length', body.length);
      response.end(body);
      sent.push({ path, bytes: body.length });
    } catch {
      response.writeHead(404).end('Not found');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://localhost:${address.port}`,
    sent,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What hosts compress. @param {string} path */
const isText = (path) => path.endsWith('/') || extname(path) in types;
