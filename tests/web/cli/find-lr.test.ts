import { describe, expect, it } from 'vitest';
import { useDescent } from './use-descent';

const { files, read, descent } = useDescent();

const base = {
  version: 1,
  seed: 4,
  data: { source: 'moons', samples: 200 },
  model: { hidden: [8], activation: 'tanh' },
  optimizer: { name: 'sgd', lr: 0.1, momentum: 0.9 },
};
const range_test = { from: 1e-4, to: 100, steps: 200 };
const spec = { ...base, range_test };

const lines = (csv: string) => csv.trimEnd().split('\n');
const json = (args: string[], document: unknown) =>
  JSON.parse(descent([...args, '--json', '-'], document).stdout);
const rules = ['steepest', 'minimum', 'valley', 'smith', 'best_accuracy'];

describe('descent find-lr', () => {
  it('says what each rule suggests, in a line each', () => {
    const { status, stdout, stderr } = descent(['find-lr', '-'], spec);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const said = lines(stdout);
    expect(said.length).toBe(rules.length + 1);
    expect(said[0]).toMatch(/^steepest descent: [\d.]+(, recommended)?$/);
    expect(said[4]).toMatch(/^best accuracy: [\d.]+ to [\d.]+(, recommended)?$/);
    expect(said.filter((line) => line.endsWith(', recommended')).length).toBe(1);
    expect(said[5]).toMatch(
      /^200 steps in [\d.]+ s; (the loss passed 4 times its best|it diverged) at step \d+$/,
    );
  });

  it('measures the same bits as `run` does under the rates', () => {
    const { document, range_test: completed, curve, suggestions } = json(['find-lr', '-'], spec);
    expect(document).toEqual(spec);
    expect(completed).toEqual({ ...range_test, growth: 'exp', smoothing: 0.9, seeds: 1 });
    expect(suggestions.map(({ rule }: { rule: string }) => rule)).toEqual(rules);
    // By the definition: the same factor at every step.
    expect(curve.lr[0]).toBe(1e-4);
    for (const i of [1, 50, 150]) expect(curve.lr[i] / 1e-4).toBeCloseTo(1e6 ** (i / 199), 1);
    const points = curve.lr.map((rate: number, step: number) => [step, rate]);
    const { columns, evaluations } = json(['run', '-'], {
      ...base,
      schedule: { name: 'piecewise', points },
      steps: 200,
      evaluate_every: 5,
    });
    expect(curve.loss).toEqual(columns.loss.slice(0, curve.loss.length));
    for (const { step, value } of curve.accuracy) {
      expect(evaluations.find((one: { step: number }) => one.step === step).test_accuracy).toBe(
        value,
      );
    }
  });

  it('writes one row a step', () => {
    expect(descent(['find-lr', '-', '--csv', 'a.csv', '--json', 'a.json'], spec).status).toBe(0);
    expect(files()).toEqual(['a.csv', 'a.json']);
    const { curve } = JSON.parse(read('a.json'));
    const [header, ...rows] = lines(read('a.csv'));
    expect(header).toBe('step,lr,loss,smoothed,accuracy');
    expect(rows.length).toBe(curve.lr.length);
    const cells = rows.map((row) => row.split(','));
    expect(cells[7]?.slice(0, 3)).toEqual(['7', String(curve.lr[7]), String(curve.loss[7])]);
    expect(cells[5]?.[4]).toBe(String(curve.accuracy[1].value));
    expect(cells[6]?.[4]).toBe('');
  });

  it('takes the mean of several seeds, and says what each alone suggests', () => {
    const { curve, seeds } = json(['find-lr', '-'], {
      ...spec,
      range_test: { ...range_test, seeds: 3 },
    });
    const alone = [4, 5, 6].map((seed) => json(['find-lr', '-'], { ...spec, seed }));
    expect(seeds).toEqual(alone.map(({ suggestions }, i) => ({ seed: 4 + i, suggestions })));
    const mean = alone.reduce((sum, one) => sum + one.curve.loss[30], 0) / 3;
    expect(curve.loss[30]).toBeCloseTo(mean, 6);
  }, 30_000);

  it('says where nothing can be read off, which is a result like others', () => {
    const { status, stdout } = descent(['find-lr', '-'], {
      ...base,
      range_test: { from: 1e-9, to: 1e-6 },
    });
    expect(status).toBe(0);
    expect(
      lines(stdout)
        .slice(0, 5)
        .every((line) => line.endsWith(': nothing, never fell')),
    ).toBe(true);
    expect(stdout).toContain('the loss had not turned up by then');
  });

  it('has no accuracy to read in a regression', () => {
    const { suggestions, recommended, measured_for } = json(['find-lr', '-'], {
      version: 1,
      data: 'reg-plane',
      range_test: {},
    });
    expect(suggestions.slice(3)).toEqual([
      { rule: 'smith', nothing: 'no-accuracy' },
      { rule: 'best_accuracy', nothing: 'no-accuracy' },
    ]);
    expect(['steepest', 'minimum', 'valley']).toContain(recommended);
    expect(measured_for).toBe('sgd');
  });
});

describe('a rate that is recommended', () => {
  it.each([
    ['digits', { name: 'sgd' }],
    ['moons', { name: 'sgd', momentum: 0.9 }],
    ['penguins', { name: 'adam' }],
  ])(
    'trains %s better than one much smaller or much larger',
    (data, optimizer) => {
      const recipe = { version: 1, data, optimizer };
      const { suggestions, recommended } = json(['find-lr', '-'], { ...recipe, range_test: {} });
      const { rate } = suggestions.find(({ rule }: { rule: string }) => rule === recommended);
      const vary = { 'optimizer.lr': [rate / 16, rate, rate * 16] };
      const length = { steps: 400, evaluate_every: 400 };
      const { points } = json(['sweep', '-'], { ...recipe, ...length, sweep: { vary } });
      const [below, at, above] = points.map(
        (point: { train_loss: { mean: number } | null }) => point.train_loss?.mean ?? Infinity,
      );
      expect(at).toBeLessThan(below);
      expect(at).toBeLessThan(above);
    },
    30_000,
  );
});

describe('bad input', () => {
  it.each<[string, string[], unknown, string]>([
    ['no test', [], base, 'range_test: is missing'],
    [
      'a bad test',
      [],
      { ...base, range_test: { to: 1e9 } },
      'range_test.to: 1000000000 is above 1000',
    ],
    [
      'a bad recipe',
      [],
      { ...spec, optimizer: { name: 'sgd', momentum: 2 } },
      'optimizer.momentum: 2 is above 1',
    ],
    [
      'a schedule that plays no part',
      [],
      { ...spec, schedule: { name: 'exp', gamma: -1 } },
      'schedule.gamma: -1 is ',
    ],
    ['a list', [], [], 'experiment: expected an object, found a list'],
    ['one place for two files', ['--json', 'out.csv'], spec, 'the same place'],
    ['two documents', ['more.json'], spec, 'find-lr takes one document'],
  ])('%s gives one clear line and writes nothing', (_, args, document, message) => {
    const { status, stdout, stderr } = descent(
      ['find-lr', '-', '--csv', 'out.csv', ...args],
      document,
    );
    expect(stderr).toMatch(/^descent: [^\n]+\n$/);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(files()).toEqual([]);
  });
});
