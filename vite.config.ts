import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, minifySync, type Plugin } from 'vite';

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

/**
 * Indentation in templates is for those who read the source. What is minified has no other lines that
 * begin with blanks, but for Python, which stands in a chunk of its own.
 */
const noIndentation: Plugin = {
  name: 'no-indentation',
  // What the command line prints is indented for those who read it.
  apply: (_, { isSsrBuild }) => !isSsrBuild,
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || file.moduleIds.some((id) => id.endsWith('.py?raw'))) continue;
      file.code = file.code.replace(/\n[ \t]+/g, ' ');
    }
  },
};

/** boot.js is copied as it stands, where it is wanted; what it says to its readers need not be sent. */
const smallBoot: Plugin = {
  name: 'small-boot',
  apply: (_, { isSsrBuild }) => !isSsrBuild,
  writeBundle({ dir = '' }) {
    const file = join(dir, 'boot.js');
    if (!existsSync(file)) return;
    // Browsers that cannot show the page are to be told so by it.
    const options = { compress: { target: 'es2015' } };
    writeFileSync(file, minifySync(file, readFileSync(file, 'utf8'), options).code);
  },
};

export default defineConfig({
  root: here('./web'),
  // Relative, so that the site works under any sub-path of any host.
  base: './',
  resolve: { alias },
  plugins: [preloadPage, noIndentation, smallBoot],
  // Classic workers: the only kind that also starts from a Blob in every browser.
  worker: { format: 'iife' },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: {
      polyfill: false,
      // The entry is there before anything else, and Firefox calls it missing when it is asked for again.
      resolveDependencies: (_, files) => files.filter((file) => !/\bmain-/.test(file)),
    },
    // Chart.js reads properties where its classes are made; without this, those not used would stay.
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      output: {
        codeSplitting: {
          // What the first files and a part that comes later both use belongs to the first files, not
          // to a further one. Names that begin as theirs do count as theirs.
          groups: [
            {
              name: 'main',
              test: /\/src\/main\.ts$/,
              includeDependenciesRecursively: true,
              priority: 1,
            },
            { name: 'page', test: /\/src\/page\.ts$/, includeDependenciesRecursively: true },
            { name: 'pool', test: /\/src\/engine\/(page-)?pool\.ts$/ },
            // Several views share them, and each is smaller than the first page's note of its own file.
            {
              name: 'small',
              test: /\/src\/(export\/(cells|shortest)|experiment\/measures|components\/(progress|save-file)|lab\/(per-lab|kept)|views\/(recipe-strip|model\/(tint|ink|ramp|bitmap)))\.ts$/,
            },
            { name: 'lab-client', test: /\/src\/engine\/(page-lab|lab-client)\.ts$/ },
          ],
        },
      },
    },
  },
});
