// Measures how far each rule of the range test lands from the best fixed rate: a full-length sweep of
// rates and a range test, both with many seeds, on every task under every optimizer. Writes the
// figures that the page shows and the table in README.md: node web/tools/rate-rules/measure.mjs
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { buildCli, bundle } from '../build-cli.mjs';
import { Failure, root, tool } from '../process.mjs';
import { figuresOf } from './figures.mjs';
import { families, tasks } from './recipes.mjs';
import { writeTables } from './report.mjs';

const seeds = 20;
const figuresFile = `${root}web/src/experiment/range-test/figures.json`;

/** @typedef {{ rule: string, rate?: number }} Suggestion */
/**
 * `losses`: [rates] the median over the seeds of the final training loss, Infinity where it
 * diverged; `tests`: each seed's suggestions.
 * @typedef {{ task: string, family: string, rates: number[], losses: number[], tests: Suggestion[][] }} Study
 */

/**
 * What `descent` prints as JSON; two threads at most, and others go first.
 * @param {string[]} args
 * @param {object} document
 */
function descent(args, document) {
  const command = ['-n', '10', process.execPath, root + bundle, ...args, '--json', '-'];
  const input = JSON.stringify(document);
  const { status, stdout, stderr } = spawnSync('nice', command, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Failure(stderr);
  return JSON.parse(stdout);
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Infinity;

/** @param {any} run */
const finalLoss = ({ status, evaluations }) =>
  status === 'finished' ? evaluations[evaluations.length - 1].train_loss : Infinity;

/**
 * @param {import('./recipes.mjs').Task} task
 * @param {import('./recipes.mjs').Family} family
 * @returns {Study}
 */
function study(task, { name, optimizer, rates: [first, last] }) {
  const recipe = { version: 1, ...task.document, optimizer };
  // Two rates an octave.
  const rates = Array.from({ length: 2 * (last - first) + 1 }, (_, i) => 2 ** (first + i / 2));
  const vary = { 'optimizer.lr': rates };
  const swept = descent(['sweep', '-', '--jobs', '2'], {
    ...recipe,
    evaluate_every: task.document.steps,
    sweep: { vary, seeds },
  });
  const tested = descent(['find-lr', '-'], { ...recipe, range_test: { seeds } });
  return {
    task: task.name,
    family: name,
    rates,
    losses: swept.points.map((/** @type {any} */ { runs }) => median(runs.map(finalLoss))),
    tests: tested.seeds.map((/** @type {any} */ { suggestions }) => suggestions),
  };
}

async function measure() {
  await buildCli();
  const studies = families.flatMap((family) =>
    tasks.map((task) => {
      process.stderr.write(`${task.name}, ${family.name}\n`);
      return study(task, family);
    }),
  );
  const figures = figuresOf(studies);
  writeFileSync(figuresFile, `${JSON.stringify(figures, null, 2)}\n`);
  writeTables(studies, figures);
}

await tool(measure);
