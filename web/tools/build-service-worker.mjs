// Builds sw.js into the site's folder, with the list of the files that it keeps. Comes last, when the
// others are there.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMain, root, tool } from './process.mjs';

/** What a visit does without: the site as one file or in frames, and what is for hosts and for readers of the data. */
const left = /^(_headers|sw\.js|embed[./].*|descent-lab\.\w+|data\/(README|LICENSES)\.\w+)$/;

/** Hosts may unpack these on the way; who reads them sees whether they are whole. */
const mayChange = (/** @type {string} */ path) => path.endsWith('.gz');

/** @param {import('node:crypto').BinaryLike} content @param {'hex' | 'base64'} form */
const sha256 = (content, form) => createHash('sha256').update(content).digest(form);

/**
 * The site's files with their hashes. The largest come last, so that most of the site is there soon.
 * @param {string} folder
 */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !left.test(path))
    .map((path) => ({ path, content: readFileSync(join(folder, path)) }))
    .sort((a, b) => a.content.length - b.content.length || (a.path < b.path ? -1 : 1))
    .map(({ path, content }) => ({ path, hash: sha256(content, 'base64') }));
}

/** @param {string} folder the built site */
export async function buildServiceWorker(folder = `${root}dist`) {
  const { build } = await import('vite');
  const all = filesOf(folder);
  const files = all.map(({ path, hash }) => [
    path.replace(/^index\.html$/, ''),
    mayChange(path) ? '' : `sha256-${hash}`,
  ]);
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      FILES: JSON.stringify(Object.fromEntries(files)),
      BUILD: JSON.stringify(sha256(JSON.stringify(all), 'hex').slice(0, 12)),
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: `${root}web/src/offline/service-worker.ts`,
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  });
}

if (isMain(import.meta.url)) await tool(buildServiceWorker);
