// Lets libFuzzer look for what breaks the core: npm run fuzz -- [--seconds 60] [--merge] [target…].
// It starts from the committed corpus; what it finds stays in build/fuzz, and with --merge goes into
// the corpus, which is then as small as it can be.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Failure, root, run, tool } from './process.mjs';
import { ensureFuzzing } from './setup.mjs';

const targets = ['document', 'session'];
/** Longer inputs find nothing that shorter ones do not. */
const limits = ['-max_len=8192', '-timeout=20', '-rss_limit_mb=3000'];

/** @param {string} target */
function folders(target) {
  const corpus = `${root}tests/fuzz/corpus/${target}`;
  const found = `${root}build/fuzz/found/${target}`;
  const findings = `${root}build/fuzz/findings`;
  for (const folder of [corpus, found, findings]) mkdirSync(folder, { recursive: true });
  return { corpus, found, findings };
}

/** @param {string} target @param {string[]} args */
const fuzzer = (target, args) =>
  run(`${root}build/fuzz/tests/fuzz/${target}_fuzz`, [...limits, ...args]);

/** @param {string} target @param {number} seconds */
function fuzz(target, seconds) {
  const { corpus, found, findings } = folders(target);
  const where = `-artifact_prefix=${findings}/${target}-`;
  const time = `-max_total_time=${seconds}`;
  if (!fuzzer(target, [time, where, '-print_final_stats=1', found, corpus])) {
    throw new Failure(`${target}: a promise is broken by the input in build/fuzz/findings.`);
  }
}

/**
 * Keeps the inputs that together reach every place, under names made of their content, and those
 * that somebody gave another name. How often a place is reached does not count here: that would keep
 * thousands.
 * @param {string} target
 */
function merge(target) {
  const { corpus, found } = folders(target);
  const merged = `${root}build/fuzz/merged/${target}`;
  rmSync(merged, { recursive: true, force: true });
  mkdirSync(merged, { recursive: true });
  if (!fuzzer(target, ['-merge=1', '-use_counters=0', merged, corpus, found])) {
    throw new Failure(`${target}: the corpus could not be merged.`);
  }
  const texts = readdirSync(merged).map((name) => readFileSync(`${merged}/${name}`));
  const named = readdirSync(corpus).filter((name) => /^[0-9a-f]{10}\.json$/.test(name));
  for (const name of named) rmSync(`${corpus}/${name}`);
  for (const text of texts) {
    const name = createHash('sha1').update(text).digest('hex').slice(0, 10);
    writeFileSync(`${corpus}/${name}.json`, text);
  }
}

await tool(async () => {
  const { values, positionals } = parseArgs({
    options: { seconds: { type: 'string', default: '60' }, merge: { type: 'boolean' } },
    allowPositionals: true,
  });
  const seconds = Number(values.seconds);
  const unknown = positionals.find((name) => !targets.includes(name));
  if (unknown || !(seconds > 0)) {
    throw new Failure(`npm run fuzz -- [--seconds 60] [--merge] [${targets.join('|')}]`);
  }
  await ensureFuzzing();
  const configured = existsSync(`${root}build/fuzz/build.ninja`);
  if (!configured && !run('cmake', ['--preset', 'fuzz'])) throw new Failure('CMake found a fault.');
  if (!run('cmake', ['--build', '--preset', 'fuzz'])) throw new Failure('The build failed.');
  for (const target of positionals.length ? positionals : targets) {
    fuzz(target, seconds);
    if (values.merge) merge(target);
  }
});
