// The first part: everybody trains the same networks on the same rows, in turn, round after round.
import { existsSync } from 'node:fs';
import { evaluate, launch, openBench } from './browser.mjs';
import { dataFolder } from './build.mjs';
import { program } from './processes.mjs';
import { startTorch } from './torch.mjs';

/**
 * @typedef {import('./contenders.mjs').Contender} Contender
 * @typedef {import('./workloads.mjs').Workload} Workload
 * @typedef {import('./browser/contender.ts').Contender} Running
 * @typedef {Record<string, number[]>} Speeds by contender: work a second, one number a round
 * @typedef {object} Options
 * @property {number} rounds
 * @property {number} milliseconds a contender's turn
 * @property {Record<string, string>} programs the native builds, by preset
 * @property {string | undefined} python
 * @property {string} origin of the server
 * @property {(text: string) => void} say
 */

/** @param {Contender} contender @param {Workload} workload @param {Options} options */
function startProgram({ build, torch }, workload, { programs, python }) {
  if (torch && python) return startTorch(python, workload);
  const table = `${dataFolder}/${workload.id}.table`;
  const args = [`${dataFolder}/${workload.id}.json`, ...(existsSync(table) ? [table] : [])];
  return program(programs[build ?? ''] ?? '', args);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Contender} contender
 * @param {Workload} workload
 * @returns {Promise<Running>}
 */
async function startInPage(page, { id, worker, option = '' }, workload) {
  await evaluate(page, `bench.start('${id}', ${JSON.stringify({ worker, option, workload })})`);
  return {
    measure: (milliseconds) => evaluate(page, `bench.measure('${id}', ${milliseconds})`),
    stop: () => evaluate(page, `bench.stop('${id}')`),
  };
}

/**
 * Everybody's speeds on one workload. Who fails is reported and left out.
 * @param {import('playwright-core').Page} page
 * @param {Contender[]} contenders
 * @param {Workload} workload
 * @param {Options} options
 */
async function compete(page, contenders, workload, options) {
  const { rounds, milliseconds, say } = options;
  /** @type {Map<Contender, Running>} */
  const running = new Map();
  /** @type {Speeds} */
  const speeds = {};
  /** @type {Record<string, string>} */
  const failures = {};
  /** @param {Contender} contender @param {() => Promise<void>} action */
  const attempt = async (contender, action) => {
    try {
      await action();
    } catch (error) {
      const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
      failures[contender.id] = reason;
      say(`${workload.id}: ${contender.id} failed: ${reason}`);
      await running.get(contender)?.stop();
      running.delete(contender);
      delete speeds[contender.id];
    }
  };

  for (const contender of contenders) {
    await attempt(contender, async () => {
      const started = contender.worker
        ? await startInPage(page, contender, workload)
        : startProgram(contender, workload, options);
      running.set(contender, started);
      // Warm-up: code gets compiled, memory gets mapped.
      await started.measure(milliseconds);
      speeds[contender.id] = [];
    });
  }
  for (let round = 1; round <= rounds; round++) {
    say(`${workload.id}: round ${round} of ${rounds}`);
    for (const [contender, { measure }] of running) {
      await attempt(contender, async () => {
        const { work, seconds } = await measure(milliseconds);
        speeds[contender.id]?.push(work / seconds);
      });
    }
  }
  for (const { stop } of running.values()) await stop();
  return { speeds, failures };
}

/**
 * @param {Contender[]} contenders
 * @param {Workload[]} workloads
 * @param {Options} options
 */
export async function train(contenders, workloads, options) {
  const browser = await launch();
  try {
    const page = await openBench(browser, options.origin);
    /** @type {Record<string, { speeds: Speeds, failures: Record<string, string> }>} */
    const results = {};
    for (const workload of workloads) {
      results[workload.id] = await compete(page, contenders, workload, options);
    }
    return { browser: browser.version(), results };
  } finally {
    await browser.close();
  }
}
