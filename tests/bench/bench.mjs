// The benchmark: npm run bench -- [options]. README.md in this folder says what it measures.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, root, tool } from '../../web/tools/process.mjs';
import { ensureChromium } from '../../web/tools/setup.mjs';
import { buildForBrowser, buildNative, dataFolder, ensurePeers, output } from './build.mjs';
import { contenders as all } from './contenders.mjs';
import { measurePage } from './page.mjs';
import { writeReadme } from './readme.mjs';
import { report } from './report.mjs';
import { serve } from './server.mjs';
import { surroundings } from './surroundings.mjs';
import { findTorch } from './torch.mjs';
import { train } from './training.mjs';
import { workloads } from './workloads.mjs';

/**
 * @typedef {object} Results
 * @property {import('./surroundings.mjs').Surroundings} surroundings
 * @property {Record<string, string>} missing who could not be measured here, and why
 * @property {{ browser: string, rounds: number, milliseconds: number,
 *   workloads: import('./figures.mjs').Trained[] } | null} training
 * @property {import('./page.mjs').PageFigures | null} page
 */

const usage = `npm run bench -- [options]
  --rounds N          rounds of every contender (7)
  --milliseconds N    a contender's turn in a round (500)
  --only A,B          these contenders
  --workloads W1,W2   these networks
  --part training     without the page's figures, or: --part page
  --quick             tiny turns, to see that it all works
  --json FILE         where the results go (build/bench/results.json)
  --from FILE         measures nothing: reports results that are there
  --readme            puts the results into README.md's table
contenders: ${all.map(({ id }) => id).join(' ')}`;

/**
 * The items named in a list, or all.
 * @template {{ id: string }} T
 * @param {T[]} items
 * @param {string | undefined} list
 */
function pick(items, list) {
  if (list === undefined) return items;
  return list.split(',').map((id) => {
    const item = items.find((each) => each.id === id);
    if (!item) throw new Failure(`There is no ${id}.\n${usage}`);
    return item;
  });
}

function options() {
  try {
    return parseArgs({
      options: {
        rounds: { type: 'string', default: '7' },
        milliseconds: { type: 'string', default: '500' },
        only: { type: 'string' },
        workloads: { type: 'string' },
        part: { type: 'string' },
        quick: { type: 'boolean', default: false },
        json: { type: 'string', default: `${output}results.json` },
        from: { type: 'string' },
        readme: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    throw new Failure(usage);
  }
}

/** @param {string} text */
function positive(text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Failure(usage);
  return number;
}

/** @param {string} text */
const say = (text) => {
  process.stderr.write(`${text}\n`);
};

/** How long everything takes; quick figures mean nothing. @param {ReturnType<typeof options>} asked */
function extentOf({ rounds, milliseconds, quick }) {
  return quick
    ? { rounds: 1, milliseconds: 30, longSteps: 20_000, sweepSteps: 20 }
    : {
        rounds: positive(rounds),
        milliseconds: positive(milliseconds),
        longSteps: 10_000_000,
        sweepSteps: 5000,
      };
}

/**
 * Brings what the contenders need: peers, native builds, PyTorch.
 * @param {import('./contenders.mjs').Contender[]} chosen
 */
async function bring(chosen) {
  /** @type {Record<string, string>} who cannot be had here, and why */
  const missing = {};
  /** @type {Record<string, string>} */
  const programs = {};
  /** @param {import('./contenders.mjs').Contender[]} those @param {() => unknown} action */
  const attempt = async (those, action) => {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      for (const { id } of those) missing[id] = error.message;
    }
  };
  const peers = chosen.filter(({ peer }) => peer);
  if (peers.length > 0) await attempt(peers, ensurePeers);
  for (const contender of chosen) {
    const { build } = contender;
    if (!build) continue;
    await attempt([contender], async () => {
      programs[build] = await buildNative(build);
    });
  }
  const torch = findTorch();
  for (const { id } of chosen.filter((each) => each.torch)) {
    if ('missing' in torch) missing[id] = torch.missing;
  }
  return { missing, programs, python: 'python' in torch ? torch.python : undefined };
}

/**
 * @param {import('./contenders.mjs').Contender[]} present
 * @param {import('./workloads.mjs').Workload[]} networks
 * @param {import('./training.mjs').Options} how
 */
async function measureTraining(present, networks, how) {
  const { browser, results } = await train(present, networks, how);
  const trained = networks.map(({ id, title, flop }) => ({
    id,
    title,
    flop,
    speeds: results[id]?.speeds ?? {},
    failures: results[id]?.failures ?? {},
  }));
  const { rounds, milliseconds } = how;
  return { browser, rounds, milliseconds, workloads: trained };
}

/**
 * @param {ReturnType<typeof options>} asked
 * @returns {Promise<Results>}
 */
async function measure(asked) {
  const extent = extentOf(asked);
  const chosen = pick(all, asked.only);
  const networks = pick(workloads, asked.workloads);
  if (asked.part !== undefined && !['training', 'page'].includes(asked.part)) {
    throw new Failure(usage);
  }

  await ensureChromium();
  const { missing, programs, python } = await bring(asked.part === 'page' ? [] : chosen);
  const present = chosen.filter(({ id }) => !(id in missing));
  const peers = new Set(present.flatMap(({ peer, worker }) => (peer && worker ? [worker] : [])));
  await buildForBrowser([...peers]);
  const server = await serve({
    '/site/': `${root}dist`,
    '/data/': dataFolder,
    '/tfjs/': `${root}tests/bench/node_modules/@tensorflow/tfjs-backend-wasm/dist`,
    '/': `${output}page`,
  });
  try {
    const { origin } = server;
    /** @type {Results} */
    const results = { surroundings: surroundings(), missing, training: null, page: null };
    if (asked.part !== 'page') {
      const { rounds, milliseconds } = extent;
      const how = { rounds, milliseconds, programs, python, origin, say };
      results.training = await measureTraining(present, networks, how);
    }
    if (asked.part !== 'training') results.page = await measurePage(origin, extent, say);
    return results;
  } finally {
    server.stop();
  }
}

await tool(async () => {
  const asked = options();
  /** @type {Results} */
  const results = asked.from ? JSON.parse(readFileSync(asked.from, 'utf8')) : await measure(asked);
  if (!asked.from) {
    mkdirSync(dirname(asked.json), { recursive: true });
    writeFileSync(asked.json, `${JSON.stringify(results, null, 1)}\n`);
  }
  process.stdout.write(report(results));
  if (asked.readme) writeReadme(results);
});
