// Checks the sources: layout, types, mistakes, names, and the walls between the parts.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeCatalogue } from './make-catalogue.mjs';
import { Failure, isMain, root, run, tool } from './process.mjs';
import { ensureCoreTests } from './setup.mjs';
import { crossings, entries } from './walls.mjs';

/** @param {string} folder @param {RegExp} pattern */
const files = (folder, pattern) =>
  readdirSync(root + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .filter(({ parentPath }) => !parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** All C++ of ours. */
export const cppFiles = () =>
  ['core', 'tests/core', 'tests/fuzz', 'tests/bench'].flatMap((folder) =>
    files(folder, /\.[ch]pp$/),
  );

/**
 * clang-tidy over the whole core as one unit: Eigen, which costs it most of its time, is read once.
 * So that the algorithms' unnamed namespaces do not meet, each file of `namespace descent::folder`
 * goes into a namespace of its own within that.
 */
function clangTidy() {
  const unit = `${root}build/tidy/core.cpp`;
  const headers = files('core/src', /\.hpp$/).map((file) => `#include "${file}"`);
  const spoken = files('core/src', /\.cpp$/).filter((file) => basename(file) !== 'silent.cpp');
  const sources = spoken.map((file, index) => {
    const folder = basename(dirname(file));
    if (!entries.includes(folder)) return `#include "${file}"`;
    return `#define ${folder} ${folder}::unit_${index}\n#include "${file}"\n#undef ${folder}`;
  });
  mkdirSync(dirname(unit), { recursive: true });
  writeFileSync(unit, `${[...headers, ...sources].join('\n')}\n`);
  const eigen = ['/usr', '/usr/local', '/opt/homebrew'].map((path) => `${path}/include/eigen3`);
  const includes = eigen.filter((path) => existsSync(path)).flatMap((path) => ['-isystem', path]);
  const flags = ['-std=c++20', '-Icore/include', '-Icore/src', '-DEIGEN_MPL2_ONLY', ...includes];
  return run('clang-tidy', ['--quiet', unit, '--', ...flags]);
}

function walls() {
  const faults = crossings();
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length === 0;
}

const bin = `${root}node_modules/.bin/`;

/** @type {[string, () => boolean][]} */
const checks = [
  ['Biome', () => run(`${bin}biome`, ['check', '--error-on-warnings'])],
  ['the TypeScript compiler', () => run(`${bin}tsc`, ['--build'])],
  ['the walls between the parts', walls],
  ['clang-format', () => run('clang-format', ['--dry-run', '--Werror', ...cppFiles()])],
  ['clang-tidy', clangTidy],
];

/** Runs every check, and fails naming those that found something. */
export async function lint() {
  await ensureCoreTests();
  await makeCatalogue();
  const failed = checks.filter(([, check]) => !check()).map(([name]) => name);
  if (failed.length) throw new Failure(`Found something: ${failed.join(', ')}.`);
}

if (isMain(import.meta.url)) await tool(lint);
