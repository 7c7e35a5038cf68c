// Builds the site into dist/: static files with relative paths, and its guide; all of it once more in
// one file; and what other pages load to have it in a frame.

import { buildCarried } from './build-carried.mjs';
import { buildEmbed } from './build-embed.mjs';
import { buildGuide } from './build-guide.mjs';
import { buildOneFile } from './build-one-file.mjs';
import { buildServiceWorker } from './build-service-worker.mjs';
import { makeCatalogue } from './make-catalogue.mjs';
import { isMain, root, tool } from './process.mjs';

/** Builds the core when it is stale, then the site. */
export async function buildSite() {
  await makeCatalogue();
  const { build } = await import('vite');
  await build({ configFile: `${root}vite.config.ts`, logLevel: 'warn' });
  await buildGuide();
  const carried = await buildCarried();
  await buildOneFile(carried);
  await buildEmbed(carried);
  await buildServiceWorker();
}

if (isMain(import.meta.url)) await tool(buildSite);
