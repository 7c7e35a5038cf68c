/** Every preset of Compare is taken by the core itself, whatever the recipe. */
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../web/src/experiment/catalogue';
import type { Experiment } from '../../../web/src/experiment/document';
import { readSweep } from '../../../web/src/experiment/sweep';
import { comparePreset, comparePresets } from '../../../web/src/lab/compare-presets';
import type { RunInfo } from '../../../web/src/protocol';
import { loadDescribingCore } from '../core';

const core = await loadDescribingCore();
const catalogue = core.catalogue() as unknown as Catalogue;

function loaded(experiment: Experiment): RunInfo {
  const { value: trainer, fault } = core.createTrainer(experiment, null);
  if (fault) throw new Error(fault.message);
  const info = trainer.info() as RunInfo;
  trainer.delete();
  return info;
}

const recipes: { [name: string]: Experiment } = {
  'SGD on the spiral': { version: 1, data: 'spiral', optimizer: { name: 'sgd', lr: 0.05 } },
  'Adam on the spiral, in epochs': { version: 1, data: 'spiral', optimizer: 'adam', epochs: 3 },
  'by hand': {
    version: 1,
    data: 'moons',
    schedule: { name: 'piecewise', points: [[0, 0.1]] },
  },
  regression: { version: 1, data: 'sine', optimizer: 'adadelta' },
};

describe.each(Object.entries(recipes))('%s', (_, recipe) => {
  const info = loaded(recipe);
  const document = info.experiment;
  const parts = comparePresets.flatMap((id) => {
    const part = comparePreset(id, { document, info, catalogue });
    return part === null ? [] : [[id, part] as const];
  });

  it.each(parts)('%s', (_, sweep) => {
    const { points } = readSweep({ ...document, sweep });
    for (const { experiment } of points) loaded(experiment);
    expect(points.length).toBeGreaterThan(1);
  });
});

it('losses are compared for classes alone', () => {
  const info = loaded(recipes.regression as Experiment);
  expect(comparePreset('losses', { document: info.experiment, info, catalogue })).toBeNull();
});

it('rates are compared where the schedule takes that of the optimizer', () => {
  const info = loaded(recipes['by hand'] as Experiment);
  const given = { document: info.experiment, info, catalogue };
  expect(comparePreset('rates', given)).toBeNull();
  expect(comparePreset('ridge', given)).toBeNull();
});
