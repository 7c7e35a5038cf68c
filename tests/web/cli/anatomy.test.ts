import { describe, expect, it } from 'vitest';
import { useDescent } from './use-descent';

const { files, read, descent } = useDescent();

const document = {
  version: 1,
  seed: 4,
  data: { source: 'spiral', samples: 150 },
  model: { hidden: [8], activation: 'tanh' },
  optimizer: { name: 'sgd', lr: 0.1 },
  steps: 60,
};

describe('descent anatomy', { timeout: 60_000 }, () => {
  it('writes everything as JSON, and a line for each loss', () => {
    const given = { ...document, loss_anatomy: { step: 20, row: 3, reduction: 'sum' } };
    const { status, stdout } = descent(['anatomy', '-', '--json', 'all.json'], given);
    expect(status).toBe(0);
    const [first, ...others] = stdout.trimEnd().split('\n');
    expect(first).toMatch(
      /^step 20 of 60, row 3 of the train set: margin -?[\d.e-]+, in [\d.]+ s$/,
    );
    expect(others.map((line) => line.split(':')[0])).toEqual([
      'cross_entropy',
      'mse, linear output',
      'mse, sigmoid output',
      'mse, softmax output',
    ]);
    expect(others[0]).toMatch(
      /: loss [\d.e-]+, gradient [\d.e-]+ for an error of [\d.e-]+; 0\.0 % of the rows hardly move, 0\.0 % are wrong as well$/,
    );
    expect(files()).toEqual(['all.json']);
    const all = JSON.parse(read('all.json'));
    expect(all).toMatchObject({
      loss_anatomy: { step: 20, row: 3, set: 'train', reduction: 'sum' },
      status: 'done',
      step: 20,
      steps: 60,
      rows: 120,
    });
    expect(all.experiment).toEqual(
      JSON.parse(descent(['run', '-', '--json', '-'], document).stdout).experiment,
    );
    const [crossEntropy, , , softmax] = all.losses;
    // p − y, and by way of the softmax.
    const { outputs } = crossEntropy;
    const wanted = outputs.map((p: number, at: number) => p - Number(at === all.y));
    const along = outputs.reduce((sum: number, p: number, at: number) => sum + p * wanted[at], 0);
    for (const [at, p] of outputs.entries()) {
      expect(crossEntropy.gradient[at]).toBeCloseTo(wanted[at], 6);
      expect(softmax.gradient[at]).toBeCloseTo(2 * p * (wanted[at] - along), 6);
    }
    expect(softmax.outputs).toEqual(outputs);
    // Where the curve has the row's own lead it has the row's own loss.
    expect(all.leads).toHaveLength(81);
    const near = all.leads.findIndex((lead: number) => lead > all.lead);
    const [below, above] = [crossEntropy.curve.loss[near - 1], crossEntropy.curve.loss[near]];
    expect(crossEntropy.value).toBeLessThanOrEqual(below);
    expect(crossEntropy.value).toBeGreaterThanOrEqual(above);
  });

  it('counts as wrong what `descent run` counts', () => {
    const all = JSON.parse(
      descent(['anatomy', '-', '--json', '-', '--set', 'test'], document).stdout,
    );
    const run = JSON.parse(descent(['run', '-', '--json', '-'], document).stdout);
    expect(all.step).toBe(60);
    expect(1 - all.wrong / all.rows).toBeCloseTo(run.evaluations.at(-1).test_accuracy, 6);
  });

  it('lets its options stand above those of the document', () => {
    const given = { ...document, loss_anatomy: { step: 9, row: 1 } };
    const options = ['--step', '12', '--row', '2', '--set', 'test', '--reduction', 'sum'];
    const { stdout } = descent(['anatomy', '-', '--json', '-', ...options], given);
    expect(JSON.parse(stdout).loss_anatomy).toEqual({
      step: 12,
      row: 2,
      set: 'test',
      reduction: 'sum',
    });
  });

  it('shows a row of a bundled set as the table has it', () => {
    const of = (standardize: boolean) => {
      const data = { source: 'iris', standardize };
      const { stdout } = descent(['anatomy', '-', '--json', '-'], { ...document, data });
      return JSON.parse(stdout);
    };
    expect(of(true).x).toEqual(of(false).x);
    expect(of(true).logits).not.toEqual(of(false).logits);
  });

  it('lays the errors of a regression side by side', () => {
    const { stdout } = descent(['anatomy', '-', '--json', '-'], { ...document, data: 'sine' });
    const { losses, lead } = JSON.parse(stdout);
    expect(losses.map(({ loss }: { loss: { name: string } }) => loss.name)).toEqual([
      'mse',
      'mae',
      'huber',
    ]);
    expect(losses[0].value).toBeCloseTo(lead ** 2, 5);
    expect(losses[1].value).toBeCloseTo(Math.abs(lead), 6);
  });

  it('says at which step a run diverged, and looks at it there', () => {
    const wild = { ...document, loss: 'mse', optimizer: { name: 'sgd', lr: 1e38 } };
    const { status, stdout } = descent(['anatomy', '-'], wild);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^the run diverged at step \d+: this is where it stands\n/);
  });

  it('refuses what the core refuses, with the place, and writes nothing', () => {
    const refused = (part: object, ...options: string[]) =>
      descent(['anatomy', '-', '--json', 'out.json', ...options], {
        ...document,
        loss_anatomy: part,
      });
    expect(refused({ row: 120 })).toMatchObject({
      status: 2,
      stderr: 'descent: loss_anatomy.row: 120 is above 119, the last row of the train set\n',
    });
    expect(refused({ steps: 1 }).stderr).toMatch(/^descent: loss_anatomy\.steps: unknown/);
    expect(refused({ set: 'all' }).stderr).toMatch(/^descent: loss_anatomy\.set: "all" is unknown/);
    expect(refused([]).stderr).toBe('descent: loss_anatomy: expected an object, found a list\n');
    expect(refused({}, '--row', 'x').stderr).toBe('descent: --row wants a number, not x\n');
    expect(files()).toEqual([]);
  });
});
