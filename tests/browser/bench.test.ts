/** The benchmark runs: every contender trains, and every figure of the page is one. */
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { root } from '../../web/tools/process.mjs';
import type { Results } from '../bench/bench.mjs';

const json = `${root}build/bench/test.json`;
const run = promisify(execFile);

/** Native builds take too long for a test. */
const only = [
  ...['ours', 'page', 'bare', 'scalar', 'peak'],
  ...['tfjs-wasm', 'tfjs-cpu', 'convnetjs', 'brain', 'jax-js'],
];

const browsers = process.env.BROWSERS?.split(',');

describe.runIf(browsers?.includes('chromium') ?? true)('the benchmark', () => {
  test('measures everybody and the page in one short round', { timeout: 180_000 }, async () => {
    await rm(json, { force: true });
    const args = ['tests/bench/bench.mjs', '--quick', '--workloads', 'W1,W2', '--json', json];
    const { stdout } = await run('node', [...args, '--only', only.join()], { cwd: root });
    const results = JSON.parse(await readFile(json, 'utf8')) as Results;

    const trained = results.training?.workloads ?? [];
    expect(trained.map(({ id }) => id)).toEqual(['W1', 'W2']);
    for (const { failures, speeds } of trained) {
      expect(failures).toEqual({});
      expect(Object.keys(speeds)).toEqual(only);
      for (const speed of Object.values(speeds).flat()) expect(speed).toBeGreaterThan(0);
    }

    const { load, streaming, longRun, sweep } = results.page!;
    for (const time of [...load.firstPoint, ...sweep.one, ...sweep.all]) {
      expect(time).toBeGreaterThan(0);
    }
    expect(load.files.map(({ path }) => path)).toContainEqual(expect.stringMatching(/\.wasm$/));
    expect(streaming.map(({ runs }) => runs)).toEqual([1, 4, 8]);
    for (const { bytes } of longRun.memory) expect(bytes).toBeGreaterThan(1e6);
    expect(stdout).toContain('Targets');
  });
});
