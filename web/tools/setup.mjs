// Brings a machine to where the project builds and is tested. Each ensure…() does nothing when all
// is there; else it installs through apt-get where it may (Debian or Ubuntu, root or sudo without
// password), and otherwise stops with one sentence that says what to type.
import { existsSync } from 'node:fs';
import { findBrowser, findWebKit, hasSnapBrowsers } from './browsers.mjs';
import { Failure, isMain, isStale, onPath, output, root, run, tool } from './process.mjs';

const apt = onPath('apt-get');

/**
 * @typedef {object} Need
 * @property {() => unknown} found
 * @property {string[]} packages Debian's, which bring it
 * @property {string} otherwise how it is called where there is no apt-get
 */

/**
 * A program on PATH.
 * @param {string} name
 * @param {string} debianPackage
 * @param {string} otherwise
 * @returns {Need}
 */
const program = (name, debianPackage, otherwise) => ({
  found: () => onPath(name),
  packages: [debianPackage],
  otherwise,
});

/**
 * A library that comes as a file. Without apt-get it may lie anywhere: then CMake looks for it.
 * @param {string} path
 * @param {string} debianPackage
 * @returns {Need}
 */
const library = (path, debianPackage) => ({
  found: () => !apt || existsSync(path),
  packages: [debianPackage],
  otherwise: debianPackage,
});

const cmake = program('cmake', 'cmake', 'CMake 3.25 or newer');
const ninja = program('ninja', 'ninja-build', 'Ninja');
const eigen = library('/usr/share/eigen3/cmake/Eigen3Config.cmake', 'libeigen3-dev');
const emscripten = program('emcc', 'emscripten', 'Emscripten 3.1.6 or newer (emsdk)');

const coreTests = [
  cmake,
  ninja,
  eigen,
  program('c++', 'g++', 'a C++20 compiler'),
  program('clang-format', 'clang-format', 'clang-format'),
  program('clang-tidy', 'clang-tidy', 'clang-tidy'),
  library('/usr/src/googletest/CMakeLists.txt', 'googletest'),
  library('/usr/include/nlohmann/json.hpp', 'nlohmann-json3-dev'),
];

const isRoot = process.getuid?.() === 0;
/**
 * A part of Slurm. Daemons come to where root is at work, as in a container; on a person's machine
 * they would be there to stay, and the test that wants them says that it was left out.
 * @param {string} path
 * @param {string} debianPackage
 * @returns {Need}
 */
const slurm = (path, debianPackage) => ({
  found: () => !apt || !isRoot || existsSync(path),
  packages: [debianPackage],
  otherwise: debianPackage,
});
/** What starts a sweep on many machines. */
const machines = [
  program('parallel', 'parallel', 'GNU parallel'),
  slurm('/usr/sbin/slurmctld', 'slurmctld'),
  slurm('/usr/sbin/slurmd', 'slurmd'),
  slurm('/usr/bin/sbatch', 'slurm-client'),
];
/** What runs the scripts that experiments are exported as. */
const torch = library('/usr/lib/python3/dist-packages/torch/version.py', 'python3-torch');
const clang = program('clang++', 'clang', 'clang');

const chromium = {
  found: () => findBrowser('chromium'),
  packages: ['chromium'],
  otherwise: 'Chromium or Chrome',
};
const browsers = [
  chromium,
  { found: () => findBrowser('firefox'), packages: ['firefox-esr'], otherwise: 'Firefox' },
  {
    found: findWebKit,
    packages: ['webkit2gtk-driver', 'libwebkit2gtk-4.1-0', 'xvfb'],
    otherwise: 'WebKit',
  },
];
const chineseFont = library(
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  'fonts-noto-cjk',
);

/** @param {Need[]} needs */
async function missing(needs) {
  const found = await Promise.all(needs.map((need) => need.found()));
  return needs.filter((_, index) => !found[index]);
}

/** @param {Need[]} needs */
async function ensure(needs) {
  const lacking = await missing(needs);
  if (lacking.length === 0) return;
  if (!apt) {
    const names = lacking.map((need) => need.otherwise).join(', ');
    throw new Failure(`Please install ${names}, and have it on PATH.`);
  }
  const install = ['install', '--yes', '--no-install-recommends'];
  const packages = lacking.flatMap((need) => need.packages);
  const byHand = `apt-get ${install.join(' ')} ${packages.join(' ')}`;
  if (!isRoot && !(onPath('sudo') && run('sudo', ['-n', 'true']))) {
    throw new Failure(`Some Debian packages are missing. Please type: sudo ${byHand}`);
  }
  /** @param {string[]} args */
  const aptGet = (args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', apt, ...args];
    const [first = '', ...rest] = isRoot ? command : ['sudo', '-n', ...command];
    return run(first, rest);
  };
  process.stderr.write(`Installing ${packages.join(' ')}\n`);
  if (!aptGet(['update']) || !aptGet([...install, ...packages]) || (await missing(needs)).length) {
    throw new Failure(`The packages could not be installed: ${byHand}`);
  }
}

/** npm packages, as package-lock.json names them. */
export function ensurePackages() {
  if (!isStale('node_modules/.package-lock.json', ['package-lock.json'])) return;
  process.stderr.write('Installing the npm packages\n');
  if (!run('npm', ['ci'])) throw new Failure('The npm packages could not be installed: npm ci');
}

/** What turns the core into WASM. */
export const ensureCompiler = () => ensure([cmake, ninja, eigen, emscripten]);

/** What the core's tests and checks need, natively and as WASM. */
export const ensureCoreTests = () => ensure([...coreTests, emscripten]);

/** What the command's tests need besides the core. */
export const ensureWebTests = () => ensure([...machines, torch]);

/** clang and its libFuzzer, whose package is named after its version. */
export async function ensureFuzzing() {
  await ensure([...coreTests, clang]);
  const folder = output('clang++', ['-print-resource-dir']);
  const version = output('clang++', ['-dumpversion']).split('.')[0];
  await ensure([
    library(`${folder}/include/fuzzer/FuzzedDataProvider.h`, `libclang-rt-${version}-dev`),
  ]);
}

const playwrightsTool = `${root}node_modules/playwright-core/cli.js`;

/** One browser, for the benchmark. */
export async function ensureChromium() {
  ensurePackages();
  if (await findBrowser('chromium')) return;
  if (!apt || hasSnapBrowsers) run('node', [playwrightsTool, 'install', 'chromium']);
  await ensure([chromium]);
}

/** The three browsers. */
export async function ensureBrowsers() {
  ensurePackages();
  if (apt && !hasSnapBrowsers) return ensure([...browsers, chineseFont]);
  for (const engine of /** @type {const} */ (['chromium', 'firefox'])) {
    if (!(await findBrowser(engine))) run('node', [playwrightsTool, 'install', engine]);
  }
  if (!apt && !(await findWebKit())) run('node', [playwrightsTool, 'install', 'webkit']);
  return ensure(browsers);
}

if (isMain(import.meta.url)) {
  await tool(async () => {
    ensurePackages();
    await ensureCoreTests();
    await ensureWebTests();
    await ensureBrowsers();
  });
}
