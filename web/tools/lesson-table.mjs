// Runs every lesson on three base seeds that it was not made with, and writes what came of it to
// web/src/lessons/VERDICTS.md: node web/tools/lesson-table.mjs
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { buildCli, bundle } from './build-cli.mjs';
import { Failure, isMain, root, tool } from './process.mjs';

const seeds = [10_000, 20_000, 30_000];
const page = 'web/src/lessons/VERDICTS.md';

const head = `# Verdicts

What the lessons' runs said on ${seeds.length} base seeds that no lesson was made with, by \`node web/tools/lesson-table.mjs\`. Each cell has the verdict (✓ supported, × not supported, – inconclusive), the effect, and its 95 % confidence interval; a number is a difference, a ratio or a share, as the row says. Where the claim holds stands beside it. Runs that never come to the value that is waited for count with their length: then ≤ or ≥ says that the effect is at most or at least the number, and ≷, where such runs are on both sides, that it may be either. Times are this machine's.
`;

/** @type {Record<string, string>} */
const signs = { supported: '✓', refuted: '×', inconclusive: '–' };

/** @type {Record<string, string>} */
const bounds = { most: '≤ ', least: '≥ ', either: '≷ ' };

/** @param {string[]} args @returns {string} */
function descent(...args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [root + bundle, 'lesson', ...args],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Failure(stderr);
  return stdout;
}

/** @param {number} value */
const short = (value) => String(Number(value.toPrecision(3)));

/**
 * What is read of the command's JSON.
 * @typedef {{verdict: string, bound: string | null, mean: number, low: number, high: number, edges: number[]}} Answer
 * @typedef {{question: {id: string, compare: string, claim: string}, answer: Answer}} Answered
 * @typedef {{lesson: {seeds: number}, setups: {setup: string, questions: Answered[]}[]}} Result
 */

/** @param {Answer} answer */
const cell = ({ verdict, bound, mean, low, high }) =>
  `${signs[verdict]} ${bound ? bounds[bound] : ''}${short(mean)} [${short(low)}, ${short(high)}]`;

/** @param {string} id @param {string} claim */
function section(id, claim) {
  /** @param {number} seed @returns {Result} */
  const run = (seed) => JSON.parse(descent(id, '--seed', String(seed), '--json', '-'));
  const all = seeds.map(run);
  const [first] = /** @type {[Result]} */ (all);
  const answers = all.map(({ setups }) => setups.flatMap(({ questions }) => questions));
  const rows = first.setups.flatMap(({ setup, questions }) =>
    questions.map((its) => ({ setup, ...its })),
  );
  const lines = rows.map(({ setup, question: { id: name, compare, claim: where }, answer }, at) => {
    const cells = answers.map((its) => cell(/** @type {Answered} */ (its[at]).answer));
    const edges = answer.edges.map(short).join(' and ');
    return `| ${[setup, name, compare, `${where} ${edges}`, ...cells].join(' | ')} |`;
  });
  const bases = seeds.map((seed) => `from seed ${seed}`);
  const columns = ['set-up', 'question', 'effect', 'claimed', ...bases];
  return [
    `## ${id}`,
    '',
    `${claim} ${first.lesson.seeds} seeds each.`,
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---|').join('')}`,
    ...lines,
    '',
  ].join('\n');
}

async function table() {
  await buildCli();
  const lessons = descent().trimEnd().split('\n');
  const sections = lessons.map((line) => {
    const [id = ''] = line.split(':');
    process.stdout.write(`${id}\n`);
    return section(id, line.slice(id.length + 2));
  });
  writeFileSync(root + page, [head, ...sections].join('\n'));
}

if (isMain(import.meta.url)) await tool(table);
