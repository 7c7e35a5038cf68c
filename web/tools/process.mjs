// What the tools share: where the repository is, running programs, and failing with one sentence.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Something a person can mend: its message is all that is printed. */
export class Failure extends Error {}

/**
 * Full path of a program, looked for as a shell would.
 * @param {string} program
 */
export function onPath(program) {
  const candidates = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  });
}

/**
 * Runs a program in the repository. What it prints goes to standard error unless `stdout` is
 * given, because standard output belongs to the caller's own result.
 * @param {string} program
 * @param {string[]} args
 * @param {{ stdout?: boolean, env?: Record<string, string> }} options
 * @returns {boolean} whether it ended well
 */
export function run(program, args, { stdout = false, env = {} } = {}) {
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', stdout ? 1 : 2, 2],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/**
 * What a program prints to standard output, in one line; empty when it fails.
 * @param {string} program
 * @param {string[]} args
 */
export function output(program, args) {
  const { status, stdout } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}

/**
 * When something in a file or folder last changed; 0 when it is missing.
 * @param {string} path
 * @returns {number}
 */
export function modified(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => modified(join(path, name))));
}

/**
 * Whether an output is missing or older than one of its inputs; paths from the repository's folder.
 * @param {string} output
 * @param {string[]} inputs
 */
export function isStale(output, inputs) {
  const made = modified(root + output);
  return made === 0 || inputs.some((input) => modified(root + input) > made);
}

/**
 * Runs a tool's main function; a Failure is printed as one sentence and ends with status 2. What
 * `serves` goes on behind its main function.
 * @param {() => unknown} main
 * @param {{ serves?: boolean }} options
 */
export async function tool(main, { serves = false } = {}) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
  // A tool may have run the core: left to end by itself, Node 20 now and then waits for ever for
  // WebAssembly it compiled meanwhile.
  if (!serves) process.exit();
}

/**
 * Whether a module is the program being run, rather than imported.
 * @param {string} url its import.meta.url
 */
export const isMain = (url) => process.argv[1] === fileURLToPath(url);
