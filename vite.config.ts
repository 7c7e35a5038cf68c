import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const alias = {
  /** What CMake built: the glue and the two binaries. */
  core: here('./build/wasm'),
  '@kurkle/color': here('./web/src/charts/no-colours.ts'),
};

/**
 * The entry starts the engine and only then asks for the page. The browser is told of that chunk
 * beforehand, so that both come at once.
 */
const preloadPage: Plugin = {
  name: 'preload-page',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle)
        .filter((file) => file.type === 'chunk' && file.name === 'page')
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
          injectTo: 'head',
        })),
  },
};

export default defineConfig({
  root: here('./web'),
  // Relative, so that the site works under any sub-path of any host.
  base: './',
  resolve: { alias },
  plugins: [preloadPage],
  // Classic workers: the only kind that also starts from a Blob in every browser.
  worker: { format: 'iife' },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Chart.js reads properties where its classes are made; without this, those not used would stay.
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      output: {
        codeSplitting: {
          // What the page and a part that comes later both use belongs to the page, not to a third file.
          groups: [
            // The lab's end of its worker is not: it comes with the part that first needs it.
            {
              name: 'main',
              test: /\/src\/(main\.ts|engine\/(?!lab-|new-lab-worker))/,
              priority: 1,
            },
            { name: 'page', test: /\/src\/page\.ts$/, includeDependenciesRecursively: true },
          ],
        },
      },
    },
  },
});
