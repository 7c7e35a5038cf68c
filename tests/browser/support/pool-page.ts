/** Builds the page of the pool beside the site; support/server.ts serves it at /pool/. */
import { build } from 'vite';
import { root } from '../../../web/tools/process.mjs';

export async function buildPoolPage(): Promise<void> {
  await build({
    root: `${root}tests/browser/support/pool-page`,
    configFile: `${root}vite.config.ts`,
    logLevel: 'warn',
    publicDir: false,
    build: { outDir: `${root}build/pool-page` },
  });
}
