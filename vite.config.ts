import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `core/…` is what CMake built: the glue and the two binaries. */
export const alias = { core: here('./build/wasm') };

export default defineConfig({
  root: here('./web'),
  // Relative, so that the site works under any sub-path of any host.
  base: './',
  resolve: { alias },
  // Classic workers: the only kind that also starts from a Blob in every browser.
  worker: { format: 'iife' },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
});
