/** The task that looks at losses: what it ends with, in both builds of the lab, and what it keeps. */
import { describe, expect, it } from 'vitest';
import type { DescribingLab } from '../../../web/src/engine/lab-core';
import { runTask } from '../../../web/src/engine/task-runner';
import type { Experiment } from '../../../web/src/experiment/document';
import { labBinaries, loadLab, tables } from '../core';

const experiment: Experiment = { version: 1, data: 'moons', model: { hidden: [6] }, steps: 60 };

/** The lab, and the steps that were made in it. */
async function countingLab(binary?: (typeof labBinaries)[number]) {
  const lab = (await loadLab(binary)) as DescribingLab;
  const made = { runs: 0, steps: 0, freed: 0 };
  const createAnatomy: DescribingLab['createAnatomy'] = (...given) => {
    const { value: run, fault } = lab.createAnatomy(...given);
    if (fault) return { fault };
    made.runs++;
    return {
      value: {
        ...run,
        train(part, most) {
          const before = run.describe().step;
          const outcome = run.train(part, most);
          made.steps += run.describe().step - before;
          return outcome;
        },
        delete() {
          made.freed++;
          run.delete();
        },
      },
    };
  };
  return { lab: { ...lab, createAnatomy }, made };
}

async function look(lab: DescribingLab, anatomy: unknown, document: Experiment = experiment) {
  const context = { lab, tables, now: () => performance.now() };
  const told: number[] = [];
  const ask = { experiment: document, anatomy };
  const result = await runTask(context, 'anatomy', ask, ({ progress = 0 }) => {
    told.push(progress);
  });
  return { ...result, told };
}

describe('the anatomy task', { timeout: 60_000 }, () => {
  it('trains to the step and gives one view of each loss', async () => {
    const { lab, made } = await countingLab();
    const { view, run, told } = await look(lab, { step: 25, row: 4 });
    expect(run).toMatchObject({ steps: 60, step: 25 });
    expect(view).toMatchObject({ step: 25, diverged: false, settings: { row: 4, set: 'train' } });
    expect(view.losses.map(({ loss, output }) => [loss.name, output])).toEqual([
      ['cross_entropy', 'softmax'],
      ['mse', 'linear'],
      ['mse', 'sigmoid'],
      ['mse', 'softmax'],
    ]);
    for (const { curve, plateau } of view.losses) {
      expect(curve.loss).toHaveLength(view.leads.length);
      expect(curve.gradient).toHaveLength(view.leads.length);
      expect(plateau.histogram).toHaveLength(view.edges.length + 1);
    }
    expect(made.steps).toBe(25);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.every((part) => part >= 0 && part <= 1)).toBe(true);
  });

  it('goes on from where the run stands, and begins anew for an earlier step', async () => {
    const { lab, made } = await countingLab();
    await look(lab, { step: 10 });
    const gone = await look(lab, { step: 30 });
    expect(made).toMatchObject({ runs: 1, steps: 30 });
    await look(lab, { step: 30, row: 7, set: 'test' });
    expect(made).toMatchObject({ runs: 1, steps: 30 });
    await look(lab, { step: 20 });
    expect(made).toMatchObject({ runs: 2, steps: 50, freed: 1 });
    const again = await look(lab, { step: 30 });
    expect(again.view).toEqual(gone.view);
    await look(lab, {}, { ...experiment, seed: 3 });
    expect(made).toMatchObject({ runs: 3, freed: 2 });
  });

  it('gives the same bits with SIMD and without', async () => {
    const document: Experiment = { ...experiment, data: 'digits', steps: 20 };
    const [simd, scalar] = await Promise.all(
      labBinaries.map(async (binary) => {
        const { lab } = await countingLab(binary);
        return (await look(lab, { row: 11, reduction: 'sum' }, document)).view;
      }),
    );
    expect(simd).toEqual(scalar);
  });

  it('shows an image as the table has it', async () => {
    const { lab } = await countingLab();
    const { view } = await look(lab, { step: 0, row: 2 }, { ...experiment, data: 'digits' });
    expect(view.x).toHaveLength(64);
    expect(Math.min(...view.x)).toBe(0);
    expect(Math.max(...view.x)).toBe(1);
  });

  it('refuses with a place, before it trains', async () => {
    const { lab, made } = await countingLab();
    await expect(look(lab, { row: 1e6 })).rejects.toMatchObject({
      code: 'document',
      path: 'loss_anatomy.row',
    });
    expect(made.steps).toBe(0);
    await expect(look(lab, { step: -1 })).rejects.toMatchObject({ path: 'loss_anatomy.step' });
    expect(lab.checkAnatomy({ set: 'none' }).fault?.path).toBe('loss_anatomy.set');
    expect(lab.checkAnatomy({}).value).toEqual({ row: 0, set: 'train', reduction: 'mean' });
  });
});
