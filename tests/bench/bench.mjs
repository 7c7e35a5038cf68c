// The benchmark: npm run bench -- [options]. README.md in this folder says what it measures.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, root, tool } from '../../web/tools/process.mjs';
import { ensurePackages } from '../../web/tools/setup.mjs';
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
 * Builds who is to be measured and trains them; who is not here is named in `missing`.
 * @param {import('./contenders.mjs').Contender[]} chosen
 * @param {import('./workloads.mjs').Workload[]} networks
 * @param {{ rounds: number, milliseconds: number }} extent
 * @param {string} origin
 * @param {Results['missing']} missing
 */
async function measureTraining(chosen, networks, { rounds, milliseconds }, origin, missing) {
  /** @type {Record<string, string>} */
  const programs = {};
  for (const { build } of chosen) if (build) programs[build] = await buildNative(build);
  const torch = findTorch();
  if ('missing' in torch && chosen.some((each) => each.torch)) missing.torch = torch.missing;
  const { browser, results } = await train(
    chosen.filter(({ id }) => !(id in missing)),
    networks,
    {
      rounds,
      milliseconds,
      programs,
      python: 'python' in torch ? torch.python : undefined,
      origin,
      say,
    },
  );
  const trained = networks.map(({ id, title, flop }) => ({
    id,
    title,
    flop,
    speeds: results[id]?.speeds ?? {},
    failures: results[id]?.failures ?? {},
  }));
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

  ensurePackages();
  if (chosen.some(({ peer }) => peer)) ensurePeers();
  const peers = new Set(chosen.flatMap(({ peer, worker }) => (peer && worker ? [worker] : [])));
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
    const results = { surroundings: surroundings(), missing: {}, training: null, page: null };
    if (asked.part !== 'page') {
      const { missing } = results;
      results.training = await measureTraining(chosen, networks, extent, origin, missing);
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
