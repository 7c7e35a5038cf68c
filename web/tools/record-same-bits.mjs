// Writes what each experiment of tests/reference/same-bits.json now measures beside its document:
// for when numbers were meant to change, and for a new experiment, whose document alone is enough.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { buildCli, bundle } from './build-cli.mjs';
import { Failure, root, tool } from './process.mjs';
import { ensurePackages } from './setup.mjs';

const file = `${root}tests/reference/same-bits.json`;

/**
 * What `descent run` prints of a document.
 * @param {{ name: string }} document
 * @param {'--csv' | '--json'} form
 */
function measured(document, form) {
  const input = JSON.stringify(document);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [root + bundle, 'run', '-', form, '-'],
    { input, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Failure(`${document.name}: ${stderr.trim()}`);
  return stdout;
}

/** @param {object} object each of its members on a line, so that changes can be seen */
function lines(object) {
  const members = Object.entries(object).map(
    ([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${members.join(',\n')}\n    }`;
}

await tool(async () => {
  ensurePackages();
  await buildCli();
  const entries = JSON.parse(readFileSync(file, 'utf8'));
  const recorded = entries.map((/** @type {{ document: { name: string } }} */ { document }) => {
    const csv = createHash('sha256').update(measured(document, '--csv')).digest('hex');
    const { evaluations } = JSON.parse(measured(document, '--json'));
    const last = evaluations[evaluations.length - 1];
    return `  {
    "document": ${lines(document)},
    "csv_sha256": "${csv}",
    "last_evaluation": ${JSON.stringify(last)}
  }`;
  });
  writeFileSync(file, `[\n${recorded.join(',\n')}\n]\n`);
});
