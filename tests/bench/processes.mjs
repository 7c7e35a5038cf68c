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
  const next = () =>
    new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`${program} has ended`));
      lines.once('line', (line) => {
        child.off('exit', ended);
        resolve(line);
      });
      child.once('exit', ended);
    });
  return {
    async measure(milliseconds) {
      const answer = next();
      child.stdin.write(`${milliseconds / 1000}\n`);
      return JSON.parse(/** @type {string} */ (await answer));
    },
    stop() {
      child.stdin.end();
    },
  };
}
