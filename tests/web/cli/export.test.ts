import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disagreement, hasTorch, python, runScripts, scriptOf } from '../export/torch-scripts';
import { useDescent } from './use-descent';

const { folder, files, read, descent } = useDescent();

const digits = {
  version: 1,
  data: 'digits',
  optimizer: { name: 'adam', lr: 0.01 },
  steps: 60,
} as const;

describe('descent export', () => {
  it('writes a PyTorch script', async () => {
    const { status, stderr } = descent(['export', '-', '--torch', 'run.py'], digits);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(files()).toEqual(['run.py']);
    expect(read('run.py')).toBe(await scriptOf(digits));
    expect(descent(['export', '-', '--torch', '-'], digits).stdout).toBe(read('run.py'));
  });

  it('writes the curve as run does, and the document with all its settings', () => {
    const forms = ['--csv', 'curve.csv', '--json', 'recipe.json', '--torch', 'run.py'];
    expect(descent(['export', '-', ...forms], digits)).toMatchObject({ status: 0, stderr: '' });
    expect(files()).toEqual(['curve.csv', 'recipe.json', 'run.py']);
    expect(read('curve.csv')).toBe(descent(['run', '-', '--csv', '-'], digits).stdout);
    const recipe = JSON.parse(read('recipe.json'));
    expect(recipe).toMatchObject({ data: { source: 'digits' }, optimizer: { beta1: 0.9 } });
    expect(descent(['export', '-', '--csv', '-'], recipe).stdout).toBe(read('curve.csv'));
    expect(descent(['export', '-', '--json', '-'], recipe).stdout).toBe(read('recipe.json'));
  });

  it.skipIf(!hasTorch)('writes one that stands alone', () => {
    descent(['export', '-', '--torch', 'run.py'], digits);
    const { stdout, stderr } = spawnSync(python, [join(folder, 'run.py')], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /Mini-batches: largest relative disagreement \d\.\de-0[5-9], at step \d+/,
    );
  });

  it.skipIf(!hasTorch)('writes the rows of one’s own table into it, encoded', () => {
    const table = {
      name: 'shirts.csv',
      rows: 8,
      target: 'kept',
      task: 'classification',
      encode: 'one_hot',
      columns: [
        { name: 'city', kind: 'category', missing: 'level' },
        { name: 'price', kind: 'number', missing: 'median' },
        { name: 'kept', kind: 'boolean' },
      ],
      cells: {
        city: ['Bern', 'Zug', 'Bern', '', 'Uri', 'Zug', 'Uri', 'Bern'],
        price: ['19.5', '25', 'NA', '31', '18', '22', '35', '27.5'],
        kept: ['true', 'false', 'true', 'true', 'false', 'false', 'true', 'true'],
      },
    };
    const data = { source: 'table', table };
    const { stdout, stderr } = descent(['export', '-', '--torch', '-'], {
      version: 1,
      data,
      batch: { size: 2 },
      steps: 50,
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('.reshape(8, 5)');
    expect(disagreement(runScripts([stdout])[0]!)).toBeLessThan(1e-4);
  });

  it('takes the recipe of a document for another view', () => {
    const sweep = { vary: { 'optimizer.lr': [0.1, 0.2] }, seeds: 2 };
    const { stdout } = descent(['export', '-', '--torch', '-'], { ...digits, sweep });
    expect(stdout).toContain('torch.optim.Adam(');
  });

  it.each([
    ['export wants a form: --torch FILE.py, --csv FILE or --json FILE', [], digits],
    ['batch.size: 0 is below 1', ['--torch', 'run.py'], { ...digits, batch: { size: 0 } }],
    [
      'surface: a race is not exported: descent run writes what it measures',
      ['--torch', 'run.py'],
      { version: 1, surface: 'ravine' },
    ],
    [
      'changes[0].optimizer.bias_correction: PyTorch cannot turn the correction on or off while it trains, so there is no script',
      ['--torch', 'run.py'],
      { ...digits, changes: [{ step: 5, optimizer: { bias_correction: false } }] },
    ],
    ['--csv and --torch cannot go to the same place', ['--csv', 'one', '--torch', 'one'], digits],
    ['nowhere/run.py: there is no folder nowhere', ['--torch', 'nowhere/run.py'], digits],
  ])('says %s', (message, options, document) => {
    const { status, stderr } = descent(['export', '-', ...options], document);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `descent: ${message}\n` });
    expect(files()).toEqual([]);
  });
});
