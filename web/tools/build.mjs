// Builds the site into dist/: static files with relative paths, and all of it once more in one file.

import { buildOneFile } from './build-one-file.mjs';
import { buildServiceWorker } from './build-service-worker.mjs';
import { makeCatalogue } from './make-catalogue.mjs';
import { isMain, root, tool } from './process.mjs';

/** Builds the core when it is stale, then the site. */
export async function buildSite() {
  await makeCatalogue();
  const { build } = await import('vite');
  await build({ configFile: `${root}vite.config.ts`, logLevel: 'warn' });
  await buildOneFile();
  await buildServiceWorker();
}

if (isMain(import.meta.url)) await tool(buildSite);
