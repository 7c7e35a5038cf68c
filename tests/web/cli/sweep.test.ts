import { describe, expect, it } from 'vitest';
import { shortest } from '../../../web/src/export/shortest';
import { useDescent } from './use-descent';

const { files, read, descent } = useDescent();

const base = {
  version: 1,
  seed: 4,
  data: { source: 'moons', samples: 200 },
  model: { hidden: [8], activation: 'tanh' },
  optimizer: { name: 'sgd', lr: 0.1 },
  steps: 150,
  evaluate_every: 40,
};
const vary = { 'optimizer.lr': [0.03, 0.3], schedule: ['fixed', { name: 'exp', gamma: 0.99 }] };
const spec = { ...base, sweep: { vary, seeds: 3 } };

const lines = (csv: string) => csv.trimEnd().split('\n');
const json = (args: string[], document: unknown) =>
  JSON.parse(descent([...args, '--json', '-'], document).stdout);

describe('descent sweep', () => {
  it('measures the same bits as `run` does of each experiment', () => {
    const { document, points } = json(['sweep', '-', '--jobs', '2'], spec);
    expect(document).toEqual(spec);
    expect(points.map(({ values }: { values: object }) => Object.values(values))).toEqual([
      [0.03, 'fixed'],
      [0.03, vary.schedule[1]],
      [0.3, 'fixed'],
      [0.3, vary.schedule[1]],
    ]);
    for (const { values, runs } of points) {
      for (const [i, swept] of runs.entries()) {
        const alone = json(['run', '-'], {
          ...base,
          seed: 4 + i,
          optimizer: { name: 'sgd', lr: values['optimizer.lr'] },
          schedule: values.schedule,
        });
        const { status, steps, evaluations } = alone;
        expect(swept).toEqual({ seed: 4 + i, status, steps, evaluations });
      }
    }
  }, 30_000);

  it('writes one row a run, then mean and standard deviation over the seeds', () => {
    expect(descent(['sweep', '-', '--csv', 'out.csv', '--json', 'out.json'], spec).status).toBe(0);
    expect(files()).toEqual(['out.csv', 'out.json']);
    const [header, ...rows] = lines(read('out.csv'));
    expect(header).toBe(
      'optimizer.lr,schedule,seed,status,steps,train_loss,train_accuracy,test_loss,test_accuracy',
    );
    expect(rows.length).toBe(4 * (3 + 2));
    const [first, second, third, mean, sd] = rows.map((row) => row.split(','));
    expect(first?.slice(0, 5)).toEqual(['0.03', 'fixed', '4', 'finished', '150']);
    expect(mean?.slice(0, 5)).toEqual(['0.03', 'fixed', 'mean', '3 of 3 finished', '']);
    expect(sd?.[2]).toBe('sd');
    const losses = [first, second, third].map((cells) => Number(cells?.[7]));
    const average = losses.reduce((sum, loss) => sum + loss) / 3;
    expect(Number(mean?.[7])).toBeCloseTo(average, 6);
    const variance = losses.reduce((sum, loss) => sum + (loss - average) ** 2, 0) / 2;
    expect(Number(sd?.[7])).toBeCloseTo(Math.sqrt(variance), 6);
    expect(rows[5]).toMatch(/^0\.03,"\{""name"":""exp"",""gamma"":0\.99\}",4,finished,150,/);
    const { points } = JSON.parse(read('out.json'));
    expect(shortest(points[0].test_loss.mean)).toBe(mean?.[7]);
  });

  it('writes the same whatever the number of threads', () => {
    const [one, three] = ['1', '3'].map((jobs) =>
      descent(['sweep', '-', '--csv', '-', '--jobs', jobs], spec),
    );
    expect(one?.stdout).toBe(three?.stdout);
    expect(one?.stderr).toMatch(/12 runs in [\d.]+ s on 1 thread\n$/);
    expect(three?.stderr).toMatch(/on 3 threads\n$/);
  }, 30_000);

  it('ends with a line for each point', () => {
    const { stdout, stderr } = descent(['sweep', '-'], spec);
    expect(stderr).toBe('');
    expect(lines(stdout).length).toBe(5);
    expect(stdout).toMatch(
      /^optimizer\.lr 0\.03, schedule fixed: test loss [\d.]+ ± [\d.]+, accuracy [\d.]+ ± [\d.]+ %, 3 of 3 finished\n/,
    );
  });

  it('has no mean of a single seed', () => {
    const { stdout } = descent(['sweep', '-', '--csv', '-'], { ...base, sweep: { vary } });
    expect(lines(stdout).length).toBe(1 + 4);
  });

  it('takes a run that diverges for a result without an evaluation', () => {
    const { status, stdout } = descent(['sweep', '-', '--csv', '-'], {
      ...base,
      loss: 'mse',
      sweep: { vary: { 'optimizer.lr': [0.03, 1e9] }, seeds: 2 },
    });
    expect(status).toBe(0);
    const rows = lines(stdout).slice(1);
    expect(rows[4]).toMatch(/^1000000000,4,diverged,\d+,,,,$/);
    expect(rows.slice(6)).toEqual([
      '1000000000,mean,0 of 2 finished,,,,,',
      '1000000000,sd,0 of 2 finished,,,,,',
    ]);
  });

  it('leaves cells empty for what is not measured', () => {
    const { stdout } = descent(['sweep', '-', '--csv', '-'], {
      version: 1,
      data: { source: 'sine' },
      steps: 20,
      sweep: { seeds: 2 },
    });
    expect(lines(stdout)[1]).toMatch(/^1,finished,20,[\d.]+,,[\d.]+,$/);
    expect(lines(stdout)[3]).toMatch(/^mean,2 of 2 finished,,[\d.]+,,[\d.]+,$/);
  });
});

describe('bad input', () => {
  const swept = (vary: object, seeds = 1) => ({ ...base, sweep: { vary, seeds } });
  it.each<[string, string[], unknown, string]>([
    ['no sweep', [], base, 'sweep: is missing'],
    [
      'an unknown knob',
      [],
      swept({ 'optimizer.foo': [1] }),
      'sweep.vary["optimizer.foo"][0]: unknown',
    ],
    [
      'one value of many',
      [],
      swept({ 'batch.size': [8, 16], 'optimizer.momentum': [0, 0.9, 1.2] }),
      'sweep.vary["optimizer.momentum"][2]: 1.2 is above 1',
    ],
    [
      'a knob within a value',
      [],
      swept({ schedule: ['fixed', { name: 'exp', gamma: -1 }] }),
      'sweep.vary["schedule"][1].gamma: -1 is ',
    ],
    [
      'what only the data can tell',
      [],
      swept({ 'batch.size': [8, 5000] }),
      'sweep.vary["batch.size"][1]: 5000 is above 160, the number of training rows',
    ],
    [
      'values that do not go together',
      [],
      swept({ 'data.source': ['moons', 'sine'], loss: ['cross_entropy'] }),
      'does not go with regression',
    ],
    ['no number of threads', ['--jobs', '0'], spec, '--jobs wants a number of threads, not 0'],
    ['one place for two files', ['--json', 'out.csv'], spec, 'the same place'],
    ['two documents', ['more.json'], spec, 'sweep takes one document'],
    ['no shard at all', ['--shard', '4'], spec, '--shard wants i/n, from 1/n to n/n, not 4'],
    ['a shard before the first', ['--shard', '0/4'], spec, 'not 0/4'],
    ['a shard behind the last', ['--shard', '5/4'], spec, 'not 5/4'],
    ['a shard of letters', ['--shard', 'a/b'], spec, 'not a/b'],
    ['a table of a shard', ['--shard', '1/4'], spec, '--shard makes no table; descent merge does'],
  ])('%s gives one clear line and writes nothing', (_, args, document, message) => {
    const { status, stdout, stderr } = descent(
      ['sweep', '-', '--csv', 'out.csv', ...args],
      document,
    );
    expect(stderr).toMatch(/^descent: [^\n]+\n$/);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(files()).toEqual([]);
  });
});
