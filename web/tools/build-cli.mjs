// Bundles the command line for Node: build/cli/descent.mjs from web/cli/main.ts, and beside it the
// worker threads' script.
import { makeCatalogue } from './make-catalogue.mjs';
import { isMain, isStale, root, tool } from './process.mjs';

export const bundle = 'build/cli/descent.mjs';
const sources = [
  'web/cli',
  'web/src',
  'build/wasm/descent.mjs',
  'package-lock.json',
  'vite.config.ts',
];

/** Builds the core and the bundle, each when a source is newer. */
export async function buildCli() {
  await makeCatalogue();
  if (!isStale(bundle, sources)) return;
  const { build } = await import('vite');
  await build({
    root,
    configFile: `${root}vite.config.ts`,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: 'build/cli',
      target: 'node20',
      rolldownOptions: {
        input: { descent: 'web/cli/main.ts', worker: 'web/cli/worker.ts' },
        // Side by side: paths in them are seen from the folder.
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
}

if (isMain(import.meta.url)) await tool(buildCli);
