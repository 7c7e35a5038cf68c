// The walls between the parts of the project: dependencies run one way. Here stands who may use what.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { isMain, root } from './process.mjs';

/** The core prints nothing, reads no clock, starts no thread, never exits, and knows no JavaScript. */
const core = [
  /#include <emscripten/,
  /#include <(iostream|fstream|print|chrono|ctime|thread|mutex|future|atomic|csignal)>/,
  // Distributions differ between standard libraries.
  /#include <random>/,
  /#include <nlohmann/,
  /\bstd::(cout|cerr|exit|abort|terminate)\b/,
  /\b(printf|fprintf|puts|exit|abort)\(/,
  /__EMSCRIPTEN__|DESCENT_WASM/,
];
/** An algorithm knows its own interface, nothing of what is built from it. */
const algorithm = [/#include "descent\/(catalogue|experiment|lab|model|race|trainer)\.hpp"/];
/** The folders of core/src that hold one algorithm a file. */
export const algorithms = [
  'optimizers',
  'schedules',
  'losses',
  'activations',
  'initializers',
  'datasets',
  'surfaces',
];

/** Those, and the ones whose entries look at trainer and model: a namespace a folder. */
export const entries = [...algorithms, 'probes'];

/** @type {Record<string, RegExp[]>} what a folder's files may not contain */
const forbidden = {
  'core/include': core,
  'core/src': core,
  ...Object.fromEntries(algorithms.map((folder) => [`core/src/${folder}`, algorithm])),
};

/**
 * What a folder of web/src may import besides itself and packages; those not named here may import
 * anything. `core` is the WASM module.
 * @type {Record<string, string[]>}
 */
const allowed = {
  'web/src/protocol.ts': ['experiment'],
  'web/src/engine': ['protocol', 'experiment', 'table', 'core'],
  'web/src/experiment': ['protocol', 'generated'],
  'web/src/table': ['protocol', 'experiment'],
  'web/src/lessons': ['protocol', 'experiment', 'engine', 'table'],
  'web/src/export': ['protocol', 'experiment', 'lessons'],
  'web/src/locales': [],
  'web/src/components': ['protocol', 'experiment', 'locales', 'lab'],
  'web/src/charts': ['protocol', 'experiment', 'locales', 'components'],
  'web/src/views': [
    'protocol',
    'experiment',
    'table',
    'lessons',
    'locales',
    'lab',
    'engine',
    'charts',
    'components',
    'export',
    'styles',
    'generated',
  ],
  'web/cli': ['protocol', 'experiment', 'table', 'lessons', 'locales', 'export', 'engine'],
};

/** @param {string} folder @returns {string[]} */
const files = (folder) =>
  /\.\w+$/.test(folder)
    ? [folder]
    : readdirSync(root + folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length));

/**
 * The part of web/src that an import reaches: a folder or file there, or `core`; null for packages.
 * @param {string} file
 * @param {string} specifier
 */
function part(file, specifier) {
  if (specifier.startsWith('core/')) return 'core';
  if (!specifier.startsWith('.')) return null;
  const path = posix.join(dirname(file), specifier);
  return path.startsWith('web/src/') ? path.slice('web/src/'.length).split('/')[0] : null;
}

/** Every crossing of a wall, one line each. */
export function crossings() {
  const faults = [];
  for (const [folder, patterns] of Object.entries(forbidden)) {
    for (const file of files(folder)) {
      for (const [index, line] of readFileSync(root + file, 'utf8')
        .split('\n')
        .entries()) {
        const crossed = patterns.some((pattern) => pattern.test(line.replace(/\/\/.*/, '')));
        if (crossed) faults.push(`${file}:${index + 1}: not allowed in ${folder}: ${line.trim()}`);
      }
    }
  }
  for (const [folder, parts] of Object.entries(allowed)) {
    const own = folder.slice('web/src/'.length);
    for (const file of files(folder).filter((name) => /\.m?ts$/.test(name))) {
      const text = readFileSync(root + file, 'utf8');
      for (const [, specifier = ''] of text.matchAll(/(?:from|import\(?)\s*'([^']+)'/g)) {
        const used = part(file, specifier);
        if (used === null || used === own || parts.includes(used ?? '')) continue;
        faults.push(`${file}: ${folder} may not import ${specifier}`);
      }
    }
  }
  return faults;
}

if (isMain(import.meta.url)) {
  const faults = crossings();
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length ? 1 : 0;
}
