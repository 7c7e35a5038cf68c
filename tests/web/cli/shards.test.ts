import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDescent } from './use-descent';

const { folder, files, read, descent } = useDescent();

const spec = {
  version: 1,
  seed: 4,
  data: { source: 'moons', samples: 100 },
  model: { hidden: [4] },
  loss: 'mse',
  optimizer: { name: 'sgd' },
  steps: 60,
  evaluate_every: 25,
  // The last rate diverges, and has no evaluation behind its last step.
  sweep: { vary: { 'optimizer.lr': [0.03, 1e9], 'batch.size': [7, 16] }, seeds: 2 },
};
/** Every file that was made, by its name; each test's folder begins empty. */
const made = new Map<string, string>();

const sweep = (args: string[], document: object = spec) =>
  descent(['sweep', '-', '--jobs', '1', ...args], document);

function makeShard(name: string, shard: string, document: object = spec): void {
  expect(sweep(['--shard', shard, '--json', name], document)).toMatchObject({ status: 0 });
  made.set(name, read(name));
}

const shardsOf = (of: number) => Array.from({ length: of }, (_, i) => `${i + 1}-of-${of}.json`);

/** What stands in a file as JSON, as a person might have edited it. */
function put(name: string, edit: (content: ReturnType<typeof JSON.parse>) => void = () => {}) {
  const content = JSON.parse(made.get(name) ?? 'null');
  edit(content);
  writeFileSync(join(folder, name), JSON.stringify(content));
  return name;
}

const merge = (names: string[], ...args: string[]) => descent(['merge', ...names, ...args]);

beforeAll(() => {
  sweep(['--csv', 'one.csv', '--json', 'one.json']);
  for (const name of ['one.csv', 'one.json']) made.set(name, read(name));
  for (const of of [1, 3, 9]) {
    for (const [i, name] of shardsOf(of).entries()) makeShard(name, `${i + 1}/${of}`);
  }
  makeShard('half.json', '1/2');
  makeShard('other.json', '3/3', { ...spec, steps: 61 });
}, 120_000);

describe('descent sweep --shard', () => {
  it('deals the runs out, each to one shard, as evenly as can be', () => {
    const dealt = shardsOf(3).map((name) =>
      JSON.parse(made.get(name) ?? '').runs.map(({ run }: { run: number }) => run),
    );
    expect(dealt).toEqual([
      [0, 3, 6],
      [1, 4, 7],
      [2, 5],
    ]);
  });

  it('ends with how much of the sweep it was', () => {
    const { status, stdout, stderr } = sweep(['--shard', '2/3', '--json', 'a.json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^3 of 8 runs in [\d.]+ s on 1 thread\n$/);
    expect(files()).toEqual(['a.json']);
  }, 30_000);

  it('wants a file, which is all it makes', () => {
    const { status, stderr } = sweep(['--shard', '2/4']);
    expect(status).toBe(2);
    expect(stderr).toBe('descent: --shard wants --json F, for descent merge\n');
  }, 30_000);

  it('refuses what the core refuses of any share', () => {
    const bad = { ...spec, sweep: { vary: { 'batch.size': [8, 5000] } } };
    const { status, stderr } = sweep(['--shard', '1/2', '--json', 'a.json'], bad);
    expect(status).toBe(2);
    expect(stderr).toContain('sweep.vary["batch.size"][1]: 5000 is above 80');
    expect(files()).toEqual([]);
  }, 30_000);
});

describe('descent merge', () => {
  // More shards than runs leave some of them empty.
  it.each([1, 3, 9])(
    'gives the bytes of one machine from %i shards, in any order',
    (of) => {
      const names = shardsOf(of)
        .map((name) => put(name))
        .reverse();
      const { status, stdout, stderr } = merge(names, '--csv', 'all.csv', '--json', 'all.json');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(read('all.csv')).toBe(made.get('one.csv'));
      expect(read('all.json')).toBe(made.get('one.json'));
      expect(stdout).toMatch(/^optimizer\.lr 0\.03, batch\.size 7: test loss [\d.]+ ± /);
      expect(stdout).toMatch(of === 1 ? /\n8 runs from 1 shard\n$/ : /\n8 runs from \d shards\n$/);
    },
    30_000,
  );

  it('takes numbers that JSON has no way to write', () => {
    // As when a run is done and its last test loss is not finite.
    const name = put('1-of-1.json', ({ runs }) => {
      runs[0].evaluations.at(-1).testLoss = 'Infinity';
    });
    const { status, stdout } = merge([name], '--csv', '-');
    expect(status).toBe(0);
    expect(stdout.split('\n')[1]).toMatch(/,inf,/);
  }, 30_000);

  it('says with its status that a run had failed', () => {
    const name = put('1-of-1.json', ({ runs }) => {
      Object.assign(runs[1], { status: 'failed', steps: 0, evaluations: [] });
    });
    const { status, stdout, stderr } = merge([name], '--csv', '-');
    expect(status).toBe(1);
    expect(stdout.split('\n')[2]).toBe('0.03,7,5,failed,0,,,,');
    expect(stderr).toMatch(/descent: 1 run failed\n$/);
  }, 30_000);

  const [first, second, third] = ['1-of-3.json', '2-of-3.json', '3-of-3.json'] as const;
  const bad: [string, () => string[], string][] = [
    ['no shard', () => [], 'merge takes shards'],
    ['a shard that is missing', () => [put(first), put(third)], 'shard 2 of 3 missing'],
    ['two that are missing', () => [put(first)], 'shards 2 and 3 of 3 missing'],
    [
      'one given twice',
      () => [put(first), put(second), put(third), second],
      `${second}: shard 2 again, as ${second}`,
    ],
    [
      'one of another number of shards',
      () => [put(first), put(second), put('half.json')],
      `half.json: one of 2 shards, where ${first} is one of 3`,
    ],
    [
      'one of another document',
      () => [put(first), put(second), put('other.json')],
      `other.json: of another document than ${first}`,
    ],
    [
      'one of another version',
      () => [
        put(first),
        put(second, (content) => {
          content.version = '0.9.0';
        }),
        put(third),
      ],
      `${second}: made by version 0.9.0, where this is `,
    ],
    [
      'one without one of its runs',
      () => [put(first), put(second), put(third, ({ runs }) => runs.pop())],
      `${third}: run 5 is missing`,
    ],
    [
      'one that was damaged',
      () => [
        put(first),
        put(second),
        put(third, ({ runs }) => {
          runs[1].evaluations[0].trainLoss = 'x';
        }),
      ],
      `${third}: runs[1] is damaged`,
    ],
    ['the results of a whole sweep', () => [put('one.json')], 'one.json: not a shard of a sweep'],
    ['what is no object', () => [put('nothing.json')], 'nothing.json: not a shard of a sweep'],
    ['a file that is not there', () => ['none.json'], 'none.json: there is no such file'],
  ];
  it.each(bad)(
    '%s gives one clear line and writes nothing',
    (_, given, message) => {
      const { status, stdout, stderr } = merge(given(), '--csv', 'out.csv');
      expect(stderr).toMatch(/^descent: [^\n]+\n$/);
      expect(stderr).toContain(message);
      expect(stdout).toBe('');
      expect(status).toBe(2);
      expect(files()).not.toContain('out.csv');
    },
    30_000,
  );
});
