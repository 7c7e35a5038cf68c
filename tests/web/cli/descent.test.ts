import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usage } from '../../../web/cli/usage';
import { Engine } from '../../../web/src/engine/engine';
import type { Experiment } from '../../../web/src/experiment/document';
import { csvHeader } from '../../../web/src/export/csv';
import type { HistoryColumns, Reply } from '../../../web/src/protocol';
import { binaries, loadCore, tables } from '../core';
import { useDescent } from './use-descent';

const { folder, files, read, descent } = useDescent();

const circle: Experiment = {
  version: 1,
  data: { source: 'circle' },
  optimizer: { name: 'adam', lr: 0.01 },
  steps: 120,
  evaluate_every: 50,
};
const line: Experiment = {
  version: 1,
  data: {
    source: 'inline',
    task: 'regression',
    train: { x: [[0], [1], [2]], y: [1, 3, 5] },
  },
  model: { hidden: [], init: { name: 'values', layers: [{ weight: [[0]], bias: [0] }] } },
  loss: 'mse',
  optimizer: { name: 'sgd', lr: 0.1 },
  batch: { size: 3, shuffle: false },
  steps: 2,
};
const diverging: Experiment = { ...line, optimizer: { name: 'sgd', lr: 1e9 }, steps: 500 };

const rows = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','));

describe('descent run', () => {
  it('ends with a summary', () => {
    const { status, stdout, stderr } = descent(['run', '-'], circle);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^120 steps in [\d.]+ s, \d+ steps\/s; train loss [\d.]+, accuracy [\d.]+ %; test loss [\d.]+, accuracy [\d.]+ %\n$/,
    );
  });

  it('writes one row a step, evaluations where they were made', () => {
    writeFileSync(join(folder, 'spec.json'), JSON.stringify(circle));
    expect(descent(['run', 'spec.json', '--csv', 'out.csv']).status).toBe(0);
    expect(files()).toEqual(['out.csv', 'spec.json']);
    const [header, ...steps] = rows(read('out.csv'));
    expect(header?.join(',')).toBe(csvHeader);
    expect(steps.map(([step]) => step)).toEqual(Array.from({ length: 120 }, (_, i) => String(i)));
    for (const [i, row] of steps.entries()) {
      expect(row.length).toBe(9);
      expect(row.slice(5).every((cell) => (cell !== '') === (i % 50 === 0))).toBe(true);
    }
    // 384 training rows in batches of 32: 12 steps an epoch.
    expect(steps[12]?.[1]).toBe('1');
    expect(steps[18]?.[1]).toBe('1.5');
  });

  it('agrees with a step done by hand', () => {
    // The line 2x + 1 fitted from zero: mean loss 35/3, gradient of w −26/3, of b −6.
    const [, first, second] = rows(descent(['run', '-', '--csv', '-'], line).stdout);
    expect(first?.slice(0, 5)).toEqual(['0', '0', '0.1', '11.666667', '10.540926']);
    expect(first?.slice(6)).toEqual(['', '', '']);
    const [w, b] = [2.6 / 3, 0.6];
    const loss = ((1 - b) ** 2 + (3 - w - b) ** 2 + (5 - 2 * w - b) ** 2) / 3;
    expect(Number(second?.[3])).toBeCloseTo(loss, 5);
  });

  it('writes everything as JSON, and its experiment runs to the same numbers again', () => {
    const first = JSON.parse(descent(['run', '-', '--json', '-'], circle).stdout);
    expect(first).toMatchObject({ status: 'finished', steps: 120, parameters: expect.any(Number) });
    expect(first.evaluations.map(({ step }: { step: number }) => step)).toEqual([0, 50, 100, 120]);
    expect(first.columns.loss.length).toBe(120);
    const again = JSON.parse(descent(['run', '-', '--json', '-'], first.experiment).stdout);
    expect({ ...again, seconds: 0 }).toEqual({ ...first, seconds: 0 });
  });

  it('keeps standard output clean for the data', () => {
    const { stdout, stderr } = descent(['run', '-', '--csv', '-', '--json', 'all.json'], circle);
    expect(rows(stdout).length).toBe(121);
    expect(stderr).toMatch(/^120 steps/);
    expect(files()).toEqual(['all.json']);
  });

  it('takes the changes of a run into account', () => {
    const changes = [{ step: 60, optimizer: { lr: 0.5 }, schedule: { name: 'fixed' } }];
    const { stdout } = descent(['run', '-', '--csv', '-'], { ...circle, changes });
    const rates = rows(stdout)
      .slice(1)
      .map((row) => row[2]);
    expect(rates.indexOf('0.5')).toBe(60);
  });

  it.each(['digits', 'penguins', 'iris', 'breast_cancer', 'fashion_mnist'])(
    'knows %s',
    (source) => {
      const { status, stdout } = descent(['run', '-'], { version: 1, data: { source }, steps: 3 });
      expect(status).toBe(0);
      expect(stdout).toContain('3 steps');
    },
  );
});

describe('a run that diverges', () => {
  it('says so in a sentence, with status 1, and still writes what was measured', () => {
    const { status, stdout, stderr } = descent(
      ['run', '-', '--csv', 'd.csv', '--json', 'd.json'],
      diverging,
    );
    expect(status).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /^The run diverged: at step \d+ the .* no longer a finite number .* learning rate of 1000000000; try a smaller one, such as 100000000\.\n\d+ steps/,
    );
    const last = rows(read('d.csv')).at(-1);
    expect(['inf', '-inf', 'nan'].some((word) => last?.includes(word))).toBe(true);
    const { status: said, steps, columns } = JSON.parse(read('d.json'));
    expect([said, steps]).toEqual(['diverged', columns.loss.length - 1]);
    expect([columns.loss.at(-1), columns.grad_norm.at(-1)]).toContain(null);
  });
});

describe('bad input', () => {
  const bad: [string, string[], unknown, RegExp][] = [
    [
      'a knob out of range',
      ['run', '-'],
      { ...circle, optimizer: { name: 'sgd', momentum: 1.2 } },
      /optimizer\.momentum: 1\.2 is above 1/,
    ],
    [
      'an unknown data set',
      ['run', '-'],
      { ...circle, data: { source: 'nothing' } },
      /data\.source: .*nothing/,
    ],
    ['no data', ['run', '-'], { version: 1 }, /data/],
    ['a list', ['run', '-'], '[]', /./],
    ['null', ['run', '-'], 'null', /./],
    [
      'broken JSON',
      ['run', '-'],
      '{\n  "version": 1,\n  "seed": 01\n}',
      /standard input: not JSON: unexpected 1 at line 3, column 12/,
    ],
    [
      'half a file',
      ['run', '-'],
      '{"version": 1,',
      /not JSON: it ends too soon, at line 1, column 15/,
    ],
    ['no input at all', ['run', '-'], '', /not JSON: it ends too soon/],
    ['a missing file', ['run', 'spec.json'], '', /spec\.json: there is no such file/],
    ['no file', ['run'], '', /run takes one experiment/],
    ['two files', ['run', 'a.json', 'b.json'], '', /run takes one experiment/],
    ['an unknown option', ['run', '-', '--fast'], circle, /unknown option '--fast'/],
    ['an option without its value', ['run', '-', '--csv'], circle, /--csv/],
    [
      'one place for two files',
      ['run', '-', '--csv', '-', '--json', '-'],
      circle,
      /the same place/,
    ],
    [
      'a folder that is not there',
      ['run', '-', '--csv', 'a/b.csv'],
      circle,
      /there is no folder a/,
    ],
    ['a folder in place of a file', ['run', '-', '--csv', '.'], circle, /this is a folder/],
    ['an unknown command', ['walk'], '', /no command "walk"; there are run, sweep, .*catalog/],
    ['a name that every object has', ['toString'], '', /no command/],
    ['an argument too many', ['catalog', 'adam'], '', /catalog takes no file/],
  ];

  it.each(bad)('%s gives one clear line and writes nothing', (_, args, input, message) => {
    const writing = args[0] === 'run' && !args.includes('--csv');
    const { status, stdout, stderr } = descent(
      writing ? [...args, '--csv', 'out.csv'] : args,
      input,
    );
    expect(stderr).toMatch(/^descent: [^\n]+\n$/);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(files()).toEqual([]);
  });

  it('leaves an earlier result alone', () => {
    writeFileSync(join(folder, 'out.csv'), 'kept');
    expect(descent(['run', '-', '--csv', 'out.csv'], { version: 2 }).status).toBe(2);
    expect(read('out.csv')).toBe('kept');
    expect(descent(['run', '-', '--csv', 'out.csv'], circle).status).toBe(0);
    expect(read('out.csv')).not.toBe('kept');
    expect(files()).toEqual(['out.csv']);
  });

  it('without a command gives the usage', () => {
    expect(descent([])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: usage,
    });
    expect(descent(['--help'])).toMatchObject({ status: 0, stderr: '', stdout: usage });
  });
});

describe('the page', () => {
  /** What the page's engine measures, playing at its own pace with a change of speed on the way. */
  async function played(
    experiment: Experiment,
    binary: (typeof binaries)[number],
  ): Promise<HistoryColumns> {
    return new Promise((resolve, reject) => {
      const engine = new Engine({
        core: loadCore(binary),
        tables,
        now: () => performance.now(),
        soon: setImmediate,
        post(reply: Reply) {
          if (reply.type === 'history') resolve(reply.columns);
          if (reply.type === 'fault') reject(new Error(reply.fault.message));
          if (reply.type !== 'frame') return;
          setTimeout(() => engine.handle({ type: 'ack', run: 1 }));
          if (reply.frame.state === 'finished') engine.handle({ type: 'history', run: 1 });
        },
      });
      engine.handle({ type: 'load', run: 1, experiment });
      engine.handle({ type: 'advance', run: 1, steps: 7 });
      engine.handle({ type: 'play', run: 1, stepsPerSecond: 100 });
      setTimeout(() => engine.handle({ type: 'play', run: 1, stepsPerSecond: null }), 100);
    });
  }

  const same: [string, Experiment][] = [
    ['circle', { ...circle, steps: 1500 }],
    ['digits', { version: 1, data: { source: 'digits' }, schedule: { name: 'sgdr' }, steps: 300 }],
    [
      'sine',
      {
        version: 1,
        data: { source: 'sine' },
        loss: 'huber',
        model: { activation: 'tanh' },
        steps: 700,
      },
    ],
    ['penguins', { version: 1, data: { source: 'penguins' }, batch: { size: 7 }, epochs: 20 }],
  ];

  it.each(same)('measures the same bits as the command line: %s', async (_, experiment) => {
    const { columns, evaluations } = JSON.parse(
      descent(['run', '-', '--json', '-'], experiment).stdout,
    );
    for (const binary of binaries) {
      const page = await played(experiment, binary);
      expect(Float32Array.from(columns.lr)).toEqual(page.lr);
      expect(Float32Array.from(columns.loss)).toEqual(page.loss);
      expect(Float32Array.from(columns.grad_norm)).toEqual(page.gradNorm);
      const losses = evaluations.map(({ test_loss }: { test_loss: number }) =>
        Math.fround(test_loss),
      );
      expect(page.evaluations.map(({ testLoss }) => testLoss)).toEqual(losses);
    }
  });
});
