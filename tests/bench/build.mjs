// Builds what the benchmark runs, into build/bench: the site as it ships, the bench's own WASM
// module, its page and workers, the data, and the core natively.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { buildSite } from '../../web/tools/build.mjs';
import { makeCatalogue } from '../../web/tools/make-catalogue.mjs';
import { Failure, isStale, root, run } from '../../web/tools/process.mjs';
import { ensureCoreTests } from '../../web/tools/setup.mjs';

const here = `${root}tests/bench/`;
export const output = `${root}build/bench/`;
export const dataFolder = `${output}data`;

/** What is ours among the page's parts; a peer's worker is named after its file. */
const ownParts = ['page', 'core', 'kernels'];

/** The peers, as package-lock.json of this folder names them. */
export function ensurePeers() {
  const lock = 'tests/bench/package-lock.json';
  if (!isStale('tests/bench/node_modules/.package-lock.json', [lock])) return;
  process.stderr.write('Installing the libraries to compare with\n');
  if (!run('npm', ['ci', '--prefix', 'tests/bench'])) {
    throw new Failure('They could not be installed: npm ci --prefix tests/bench');
  }
}

/** @param {string} preset */
function cmake(preset) {
  const configured = existsSync(`${root}build/${preset}/build.ninja`);
  if (preset !== 'bench-kernels' && !configured && !run('cmake', ['--preset', preset])) {
    throw new Failure(`The build ${preset} could not be configured; the reason is above.`);
  }
  if (!run('cmake', ['--build', '--preset', preset])) {
    throw new Failure(`The build ${preset} failed; the reason is above.`);
  }
}

const alias = { core: `${root}build/wasm` };

/** @param {string[]} peers names of their workers' files */
async function buildPage(peers) {
  const { build } = await import('vite');
  const [worker] = readdirSync(`${root}dist/assets`).filter((name) => /^worker-.*\.js$/.test(name));
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias },
    define: { PAGE_WORKER: JSON.stringify(worker) },
    build: {
      outDir: `${output}page`,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: Object.fromEntries(
          [...ownParts, ...peers].map((name) => [name, `${here}browser/${name}.ts`]),
        ),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}

async function buildSets() {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias },
    ssr: { noExternal: true },
    build: {
      ssr: `${here}sets.ts`,
      outDir: output,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'sets.mjs' } },
    },
  });
  mkdirSync(dataFolder, { recursive: true });
  const { writeSets } = await import(`${output}sets.mjs`);
  await writeSets(dataFolder);
}

/** What the site is made of; tests that use it at the same time must not have it built anew. */
const siteSources = ['web', 'build/wasm/descent.mjs', 'vite.config.ts', 'package-lock.json'];

/** The site, and all that runs in the benchmark's page. @param {string[]} peers */
export async function buildForBrowser(peers) {
  await makeCatalogue();
  if (isStale('dist/index.html', siteSources)) await buildSite();
  cmake('bench-kernels');
  await buildPage(peers);
  await buildSets();
}

/** @param {string} preset bench-sse or bench-best */
export async function buildNative(preset) {
  await ensureCoreTests();
  cmake(preset);
  return `${root}build/${preset}/tests/bench/bench_native`;
}
