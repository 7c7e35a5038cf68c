/** A sweep on several machines: what starts them is the engine that the README names. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { startSlurm } from './slurm';
import { program, useDescent } from './use-descent';

const { folder, files, read, descent } = useDescent();

const spec = {
  version: 1,
  data: { source: 'moons', samples: 100 },
  model: { hidden: [4] },
  optimizer: 'sgd',
  steps: 40,
  sweep: { vary: { 'optimizer.lr': [0.01, 0.1] }, seeds: 3 },
};
const command = `'${process.execPath}' '${program}'`;

/** What jobs had to say. */
const logs = () =>
  files()
    .filter((name) => name.endsWith('.log'))
    .map(read)
    .join('\n');

beforeEach(() => {
  writeFileSync(join(folder, 'sweep.json'), JSON.stringify(spec));
  descent(['sweep', 'sweep.json', '--csv', 'one.csv', '--json', 'one.json', '--jobs', '1']);
});

it('runs under GNU parallel', () => {
  const shard = `${command} sweep sweep.json --shard {}/3 --jobs 1 --json shard-{}.json`;
  execFileSync('parallel', ['--jobs', '2', shard, ':::', '1', '2', '3'], {
    cwd: folder,
    // What it keeps for itself stays in the test's folder.
    env: { ...process.env, PARALLEL_HOME: folder },
    stdio: 'pipe',
  });
  const names = ['shard-1.json', 'shard-2.json', 'shard-3.json'];
  descent(['merge', ...names, '--csv', 'all.csv', '--json', 'all.json']);
  expect(read('all.csv')).toBe(read('one.csv'));
  expect(read('all.json')).toBe(read('one.json'));
}, 60_000);

it('runs as a job array of Slurm', async ({ skip }) => {
  const home = join(folder, 'slurm');
  mkdirSync(home);
  const slurm = await startSlurm(home);
  if (typeof slurm === 'string') {
    process.stderr.write(`Not tested with Slurm: ${slurm}\n`);
    skip(slurm);
    return;
  }
  onTestFinished(slurm.stop);
  const submit = (script: string, ...options: string[]) => {
    writeFileSync(join(folder, 'job.sh'), `#!/bin/sh\ncd '${folder}'\n${script}\n`);
    const log = `--output=${folder}/job-%A-%a.log`;
    return slurm.run('sbatch', ['--parsable', log, ...options, join(folder, 'job.sh')]).trim();
  };
  const array = submit(
    `${command} sweep sweep.json --shard $SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT --jobs 1 --json shard-$SLURM_ARRAY_TASK_ID.json`,
    '--array=1-3',
  );
  submit(
    `${command} merge shard-*.json --csv all.csv --json all.json`,
    `--dependency=afterok:${array}`,
  );
  await vi.waitFor(() => expect(files(), logs()).toContain('all.json'), 50_000);
  expect(read('all.csv')).toBe(read('one.csv'));
  expect(read('all.json')).toBe(read('one.json'));
}, 60_000);
