/** The command on documents whose data are a table of one's own. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GivenTableData } from '../../../web/src/experiment/table-data';
import { useDescent } from './use-descent';

const { folder, files, read, descent } = useDescent();

const penguins = gunzipSync(
  readFileSync(new URL('../../../web/public/data/penguins.csv.gz', import.meta.url)),
);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const table: GivenTableData = {
  name: 'penguins.csv',
  sha256: hashOf(penguins),
  rows: 344,
  target: 'species',
  task: 'classification',
  columns: [
    { name: 'species', kind: 'category' },
    { name: 'island', kind: 'category' },
    { name: 'bill_length_mm', kind: 'number' },
    { name: 'bill_depth_mm', kind: 'number' },
    { name: 'flipper_length_mm', kind: 'number' },
    { name: 'body_mass_g', kind: 'number' },
    { name: 'sex', kind: 'category' },
  ],
};
const recipe = { version: 1, data: { source: 'table', table } };
const short = { ...recipe, steps: 40 };

beforeEach(() => {
  writeFileSync(join(folder, 'penguins.csv'), penguins);
});

/** The cells of the columns in use, by a reader of their own: there are no quotes in this file. */
function cells(): Record<string, string[]> {
  const [header = '', ...lines] = penguins.toString('utf8').trim().split(/\r?\n/);
  const names = header.split(',').map((name) => name.replaceAll('"', ''));
  const rows = lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  return Object.fromEntries(
    table.columns.map(({ name }) => [name, rows.map((row) => row[names.indexOf(name)]!)]),
  );
}

describe('a table’s file', () => {
  it('is given to every command that trains', () => {
    const taken = (args: string[], document: object) => {
      const { status, stderr } = descent([...args, '-', '--table', 'penguins.csv'], document);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    };
    taken(['run', '--csv', 'run.csv'], short);
    expect(read('run.csv').split('\n')).toHaveLength(42);
    taken(['run', '--json', 'run.json'], { ...short, instruments: ['noise_scale'] });
    const { experiment, instruments } = JSON.parse(read('run.json'));
    expect(experiment.data).toMatchObject({ train_fraction: 0.8, standardize: true, table });
    expect(instruments).toHaveLength(1);
    taken(['find-lr', '--csv', 'rates.csv'], { ...recipe, range_test: { steps: 50 } });
    taken(['landscape', '--size', '5', '--csv', 'plane.csv'], short);
    taken(['export', '--torch', 'run.py'], short);
    expect(read('run.py')).toContain('.reshape(333, 9)');
    taken(['anatomy', '--json', 'losses.json'], short);
    expect(JSON.parse(read('losses.json'))).toMatchObject({ step: 40, rows: 266 });
  });

  it('makes the same run as its cells in the document', () => {
    descent(['run', '-', '--table', 'penguins.csv', '--csv', 'file.csv'], short);
    const { sha256: _, ...others } = table;
    const inline = { ...short, data: { source: 'table', table: { ...others, cells: cells() } } };
    expect(descent(['run', '-', '--csv', 'inline.csv'], inline)).toMatchObject({ status: 0 });
    expect(read('inline.csv')).toBe(read('file.csv'));
  });

  it('goes on behind a change as any other', () => {
    const changed = { ...short, changes: [{ step: 20, optimizer: { name: 'adam', lr: 0.01 } }] };
    const { status } = descent(
      ['run', '-', '--table', 'penguins.csv', '--csv', 'out.csv'],
      changed,
    );
    expect(status).toBe(0);
    expect(read('out.csv').split('\n')[21]).toMatch(/^20,[^,]*,0.01,/);
  });

  it('is not needed where it comes with the page', () => {
    expect(descent(['run', '-', '--csv', '-'], short).stdout).toBe(
      descent(['run', '-', '--csv', '-', '--table', 'penguins.csv'], short).stdout,
    );
  });

  const other = { ...table, sha256: 'b'.repeat(64) };
  const unknown = { version: 1, data: { source: 'table', table: other } };
  it.each<[string, string[], object]>([
    [`data.table: the file penguins.csv is needed (SHA-256 ${other.sha256})`, [], unknown],
    [
      `--table: penguins.csv is another file than the document's: its SHA-256 is ${table.sha256}`,
      ['--table', 'penguins.csv'],
      unknown,
    ],
    ['--table: birds.csv: there is no such file', ['--table', 'birds.csv'], recipe],
    ['--table: .: this is a folder', ['--table', '.'], recipe],
    ['data.table: is missing', [], { version: 1, data: { source: 'table' } }],
    [
      'data.table: expected an object, found "x"',
      [],
      { version: 1, data: { source: 'table', table: 'x' } },
    ],
    [
      'data.table.target: "sort" is none of the columns',
      ['--table', 'penguins.csv'],
      { version: 1, data: { source: 'table', table: { ...table, target: 'sort' } } },
    ],
    [
      'optimizer.momentum: 2 is above 1',
      ['--table', 'penguins.csv'],
      { ...recipe, optimizer: { name: 'sgd', momentum: 2 } },
    ],
  ])('or there is one line: %s', (message, args, document) => {
    for (const command of ['run', 'sweep', 'landscape']) {
      const part = command === 'sweep' ? { sweep: {} } : {};
      const asked = [command, '-', ...args, '--csv', 'out.csv'];
      expect(descent(asked, { ...document, ...part })).toEqual({
        status: 2,
        stdout: '',
        stderr: `descent: ${message}\n`,
      });
    }
    expect(files()).toEqual(['penguins.csv']);
  });
});

describe('a sweep over how categories become numbers', () => {
  const sweep = { vary: { 'data.table.encode': ['one_hot', 'integers'] }, seeds: 2 };

  it('trains both on the same rows, the runs of `descent run`', () => {
    const args = ['sweep', '-', '--table', 'penguins.csv', '--csv', 'out.csv', '--jobs', '2'];
    expect(descent(args, { ...short, sweep })).toMatchObject({ status: 0 });
    const lines = read('out.csv').split('\n');
    for (const encode of ['one_hot', 'integers']) {
      const data = { source: 'table', table: { ...table, encode } };
      const document = { ...short, seed: 2, data };
      descent(['run', '-', '--table', 'penguins.csv', '--json', 'run.json'], document);
      const { evaluations, parameters } = JSON.parse(read('run.json'));
      const { train_loss, train_accuracy, test_loss, test_accuracy } = evaluations.at(-1);
      const measures = [train_loss, train_accuracy, test_loss, test_accuracy].join(',');
      expect(lines).toContain(`${encode},2,finished,40,${measures}`);
      // Four measures, an island and a sex: two columns, or five.
      const features = encode === 'integers' ? 6 : 9;
      expect(parameters).toBe((features + 1) * 16 + 17 * 16 + 17 * 3);
    }
  });

  it('names a value that is none', () => {
    const vary = { 'data.table.encode': ['one_hot', 'both'] };
    const args = ['sweep', '-', '--table', 'penguins.csv'];
    const { status, stderr } = descent(args, { ...short, sweep: { vary } });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'descent: sweep.vary["data.table.encode"][1]: expected one of "one_hot", "integers", found "both"\n',
    });
  });
});

it('tells penguins apart with 0.97 of the test rows right, in the mean over ten seeds', () => {
  const args = ['sweep', '-', '--table', 'penguins.csv', '--csv', 'out.csv'];
  expect(descent(args, { ...recipe, sweep: { seeds: 10 } })).toMatchObject({ status: 0 });
  const [header = '', ...rows] = read('out.csv').trim().split('\n');
  const column = header.split(',').indexOf('test_accuracy');
  const accuracies = rows.slice(0, 10).map((row) => Number(row.split(',')[column]));
  const mean = accuracies.reduce((sum, value) => sum + value, 0) / 10;
  expect(mean).toBeGreaterThanOrEqual(0.97);
});
