import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import {
  type Cases,
  changes,
  datasets,
  losses,
  models,
  moons,
  optimizers,
  schedules,
} from './torch-cases';
import { disagreement, hasTorch, runScripts, scriptOf } from './torch-scripts';

const groups: { [name: string]: Cases } = {
  optimizers,
  schedules,
  datasets,
  losses,
  models,
  changes,
};
const all = Object.entries(groups).flatMap(([group, cases]) =>
  Object.entries(cases).map(([name, experiment]) => ({ group, name, experiment })),
);

describe.skipIf(!hasTorch)('a PyTorch script', () => {
  const outputs: string[] = [];
  beforeAll(async () => {
    const scripts = await Promise.all(
      all.map(({ experiment }) => scriptOf({ ...moons, ...experiment })),
    );
    outputs.push(...runScripts(scripts));
  }, 600_000);

  it.each(Object.keys(groups))(
    'agrees with our run to 1e-3 over 200 steps, whatever the %s',
    (group) => {
      const found = all.map(({ name }, i) => [name, disagreement(outputs[i]!)] as const);
      const ofGroup = found.filter((_, i) => all[i]!.group === group);
      expect(ofGroup.filter(([, value]) => !(Number(value) < 1e-3))).toEqual([]);
    },
  );
});

describe.skipIf(!hasTorch)('a PyTorch script of another course', () => {
  const outputs: { [name: string]: string } = {};
  const diverging: Experiment = {
    ...moons,
    data: 'sine',
    optimizer: { name: 'sgd', lr: 1e9 },
  };
  beforeAll(async () => {
    const scripts = {
      diverged: await scriptOf(diverging),
      unfinished: await scriptOf(moons, 70),
      'not begun': await scriptOf(moons, 0),
      long: await scriptOf({ ...moons, steps: 5001, batch: { size: 8 }, evaluate_every: 2000 }),
      // Another seed: its losses are others from the first step on.
      wrong: (await scriptOf(moons)).replace('SEED = 3', 'SEED = 4'),
    };
    for (const [i, output] of runScripts(Object.values(scripts)).entries()) {
      outputs[Object.keys(scripts)[i]!] = output;
    }
  }, 600_000);

  it('ends where the run diverged', () => {
    const [, here] = outputs.diverged!.match(/step (\d+): the run has diverged/)!;
    const [, there] = outputs.diverged!.match(/Lab the run diverged at step (\d+)/)!;
    // Ours sums losses in float64.
    expect(Number(there) - Number(here)).toBeOneOf([0, 1]);
    expect(disagreement(outputs.diverged!)).toBeLessThan(1e-3);
  });

  it('goes on behind what was measured so far', () => {
    expect(outputs.unfinished).toContain('step 200: test loss');
    expect(disagreement(outputs.unfinished!)).toBeLessThan(1e-5);
    expect(outputs['not begun']).toMatch(/accuracy [\d.]+%\n$/);
  });

  it('compares some of the steps where they are many', () => {
    expect(disagreement(outputs.long!)).toBeLessThan(1e-3);
  });

  it('says so when it disagrees', () => {
    expect(disagreement(outputs.wrong!)).toBeGreaterThan(0.1);
    expect(outputs.wrong).toContain('It is below 1e-3 before step 0');
  });
});

describe('the text of a PyTorch script', () => {
  it('holds what the recipe needs and no more', async () => {
    const plain = await scriptOf({
      ...moons,
      data: 'iris',
      model: { hidden: [], init: 'zeros' },
      batch: { shuffle: false },
    });
    for (const word of [
      'normal',
      'uniform',
      'Dropout',
      'functools',
      'Rule',
      'warm_up',
      'STEPS - ',
    ]) {
      expect(plain).not.toContain(word);
    }
    expect(plain).toContain('optimizer = torch.optim.SGD(model.parameters(), lr=0.1)');
  });

  it('has no line that is too long to read', async () => {
    const scripts = all.map(({ experiment }) => scriptOf({ ...moons, ...experiment }));
    const lines = new Set((await Promise.all(scripts)).join('\n').split('\n'));
    expect([...lines].filter((line) => line.length > 100)).toEqual([]);
  });

  it('refuses a change that PyTorch cannot make', async () => {
    const changes = [{ step: 9, optimizer: { bias_correction: false } }];
    await expect(scriptOf({ ...moons, optimizer: 'adam', changes })).rejects.toThrow(
      'changes[0].optimizer.bias_correction: PyTorch cannot turn the correction on or off',
    );
  });

  it('lets no name of a run out of the words it stands among', async () => {
    const name = 'a """\nimport os\\\n""" b\u2028c';
    const script = await scriptOf({ ...moons, name });
    expect(script.split('\n')[0]).toBe('"""a import os b c');
  });
});
