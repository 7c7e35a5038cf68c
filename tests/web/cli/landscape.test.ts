import { describe, expect, it } from 'vitest';
import { useDescent } from './use-descent';

const { files, read, descent } = useDescent();

const document = {
  version: 1,
  seed: 4,
  data: { source: 'moons', samples: 200 },
  model: { hidden: [8], activation: 'tanh' },
  optimizer: { name: 'sgd', lr: 0.1 },
  steps: 150,
  evaluate_every: 50,
};
const lines = (csv: string) => csv.trimEnd().split('\n');

describe('descent landscape', { timeout: 60_000 }, () => {
  it('writes the grid as CSV, and everything as JSON', () => {
    const given = { ...document, landscape: { size: 5 } };
    const { status, stdout } = descent(
      ['landscape', '-', '--csv', 'grid.csv', '--json', 'all.json'],
      given,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^pca plane through 151 marks, which holds [\d.]+ % and [\d.]+ % of the path; train loss [\d.e-]+ to [\d.e-]+ on 5 by 5 points in [\d.]+ s\n$/,
    );
    expect(files()).toEqual(['all.json', 'grid.csv']);
    const all = JSON.parse(read('all.json'));
    expect(all).toMatchObject({
      landscape: { plane: 'pca', size: 5, of: 'train', margin: 0.25, seed: 1 },
      status: 'finished',
      diverged_at: null,
    });
    expect(all.experiment).toEqual(
      JSON.parse(descent(['run', '-', '--json', '-'], document).stdout).experiment,
    );
    const [header, ...rows] = lines(read('grid.csv'));
    expect(header).toBe('x,y,loss');
    const cells = rows.map((row) => row.split(',').map(Number));
    expect(cells).toEqual(
      all.y.flatMap((y: number, row: number) =>
        all.x.map((x: number, column: number) => [x, y, all.loss[row][column]]),
      ),
    );
    expect(all.path.x.at(-1)).toBe(0);
    expect(all.path.step.at(-1)).toBe(150);
  });

  it('has the loss of the end of `descent run` where the path ends', () => {
    // Three points from −1 to 1, as a path that short makes them, have the end in their middle.
    const still = { ...document, optimizer: { name: 'sgd', lr: 1e-6 }, steps: 3 };
    const all = JSON.parse(
      descent(['landscape', '-', '--json', '-', '--plane', 'random', '--size', '3'], still).stdout,
    );
    const run = JSON.parse(descent(['run', '-', '--json', '-'], still).stdout);
    expect(all.x).toEqual([-1, 0, 1]);
    expect(all.loss[1][1]).toBeCloseTo(run.evaluations.at(-1).train_loss, 6);
  });

  it('lets its options stand above those of the document', () => {
    const given = { ...document, landscape: { size: 9, plane: 'pca' } };
    const { stdout } = descent(
      ['landscape', '-', '--json', '-', '--size', '4', '--plane', 'random', '--of', 'test'],
      given,
    );
    expect(JSON.parse(stdout).landscape).toMatchObject({ size: 4, plane: 'random', of: 'test' });
  });

  it('says at which step a run diverged, and takes the part before', () => {
    const wild = {
      ...document,
      data: 'reg-plane',
      model: { hidden: [8], activation: 'linear' },
      changes: [{ step: 20, optimizer: { lr: 1e38 } }],
    };
    const { status, stdout } = descent(['landscape', '-', '--size', '3'], wild);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^the run diverged at step 21: the plane is that of the part before\n/);
  });

  it('refuses what the core refuses, with the place, and writes nothing', () => {
    const refused = (part: object, ...options: string[]) =>
      descent(['landscape', '-', '--csv', 'out.csv', ...options], { ...document, landscape: part });
    expect(refused({ size: 1 })).toMatchObject({
      status: 2,
      stderr: 'descent: landscape.size: 1 is below 3\n',
    });
    expect(refused({ plan: 'pca' }).stderr).toMatch(/^descent: landscape\.plan: unknown/);
    expect(refused([]).stderr).toBe('descent: landscape: expected an object, found a list\n');
    expect(refused({}, '--size', 'x').stderr).toBe(
      'descent: --size wants a number of points, not x\n',
    );
    expect(files()).toEqual([]);
  });
});
