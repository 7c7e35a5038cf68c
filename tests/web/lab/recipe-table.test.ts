import { expect, it } from 'vitest';
import { setUp } from '../../../web/src/engine/setup';
import type { Experiment } from '../../../web/src/experiment/document';
import { recipeTable } from '../../../web/src/lab/recipe-table';
import { addMessages } from '../../../web/src/locales';
import { report } from '../../../web/src/locales/en/report';
import { loadDescribingCore, tables } from '../core';

const core = await loadDescribingCore();
addMessages(report);

/** By heading. */
async function tableOf(experiment: Experiment): Promise<{ [heading: string]: string }> {
  const { trainer, info } = await setUp(core, tables, experiment);
  trainer.delete();
  return Object.fromEntries(recipeTable(info, core.catalogue()));
}

it('says every setting of a recipe, and leaves out what is off', async () => {
  const table = await tableOf({
    version: 1,
    data: { source: 'moons', noise: 0.2 },
    model: { hidden: [8, { width: 4, dropout: 0.5 }], activation: 'tanh' },
    optimizer: { name: 'adam', amsgrad: true },
    regularization: { l2: 0.001 },
    epochs: 3,
    changes: [
      { step: 5, optimizer: { name: 'sgd', lr: 0.05, momentum: 0.9 } },
      { step: 7, optimizer: { momentum: 0.5 }, schedule: { name: 'cosine' } },
    ],
  });
  expect(table).toMatchObject({
    Data: 'Moons, 384 training rows, 96 test rows, samples 480, noise 0.2, training share 0.8, standardize',
    Model: 'layers 8-4 p 0.5',
    Activation: 'tanh',
    Loss: 'Cross-entropy, label smoothing 0',
    Regularization: 'L2 0.001',
    Run: 'seed 1, epochs 3, evaluate every 50',
    'Changed by hand': 'At step 5: SGD, learning rate 0.05; At step 7: momentum 0.5, Cosine',
  });
  expect(table.Optimizer).toMatch(/^Adam, learning rate 0.001, .*AMSGrad/);
});

it('knows data and weights that stand in the document', async () => {
  const table = await tableOf({
    version: 1,
    data: { source: 'inline', task: 'regression', train: { x: [[0], [1]], y: [1, 3] } },
    model: { hidden: [], init: { name: 'values', layers: [{ weight: [[0]], bias: [0] }] } },
    batch: { size: 2 },
  });
  expect(table).toMatchObject({
    Data: 'Data of the link, 2 training rows, 0 test rows',
    Model: 'no hidden layer',
    'Initial weights': 'given values',
  });
  expect(table).not.toHaveProperty('Regularization');
  expect(table).not.toHaveProperty('Changed by hand');
});

it('takes a change whose schedule is a name alone', async () => {
  const changes = '[{ "step": 7, "schedule": "cosine" }, { "step": 9, "optimizer": "lion" }]';
  const table = await tableOf({ version: 1, data: 'moons', changes: JSON.parse(changes) });
  expect(table['Changed by hand']).toMatch(/^At step 7: Cosine; At step 9: Lion/);
});
