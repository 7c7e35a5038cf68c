// What a figure depends on besides the code: the machine, and everybody's version.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { output, root } from '../../web/tools/process.mjs';
import { findTorch } from './torch.mjs';

/**
 * @typedef {object} Surroundings
 * @property {string} date
 * @property {string} commit
 * @property {string} processor
 * @property {number} cores
 * @property {number} load how many programs wanted to run when the benchmark began; it wants one core for itself
 * @property {string} node
 * @property {string} emscripten
 * @property {string} compiler
 * @property {Record<string, string>} peers
 * @property {string | null} torch
 */

/** @returns {Record<string, string>} by package, as this folder's package.json pins them */
export const peerVersions = () =>
  JSON.parse(readFileSync(`${root}tests/bench/package.json`, 'utf8')).dependencies;

/** @returns {Surroundings} */
export function surroundings() {
  const torch = findTorch();
  const [load = 0] = loadavg();
  const changed = output('git', ['status', '--porcelain', '--untracked-files=no']) !== '';
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: output('git', ['rev-parse', '--short', 'HEAD']) + (changed ? ' and changes' : ''),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    load,
    node: process.versions.node,
    emscripten: /[\d.]+/.exec(output('emcc', ['--version']))?.[0] ?? 'unknown',
    compiler: output('c++', ['--version']).split('\n')[0] ?? 'unknown',
    peers: peerVersions(),
    torch: 'version' in torch ? torch.version : null,
  };
}

/** Other programs took part of the machine. @param {Surroundings} surroundings */
export const isBusy = ({ load }) => load > 0.5;
