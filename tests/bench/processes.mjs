// Contenders that are programs: each line of seconds that they are sent is answered with a line of
// what they did meanwhile.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * @typedef {import('./browser/contender.ts').Contender} Contender
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Contender}
 */
export function program(program, args, env = {}) {
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: child.stdout });
  /** @type {Error | undefined} */
  let failure;
  /** @type {(error: Error) => void} */
  let fail = () => {};
  /** @param {Error} error */
  const failed = (error) => {
    failure = error;
    fail(error);
  };
  child.on('error', failed);
  child.on('exit', () => failed(new Error(`${program} has ended`)));
  // Who has ended cannot be written to; that it has ended is what is said.
  child.stdin.on('error', () => {});
  return {
    async measure(milliseconds) {
      if (failure) throw failure;
      const answer = new Promise((resolve, reject) => {
        fail = reject;
        lines.once('line', resolve);
      });
      child.stdin.write(`${milliseconds / 1000}\n`);
      return JSON.parse(/** @type {string} */ (await answer));
    },
    stop() {
      child.stdin.end();
    },
  };
}
