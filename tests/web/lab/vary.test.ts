import { describe, expect, it } from 'vitest';
import type { Experiment, FullExperiment } from '../../../web/src/experiment/document';
import {
  firstValues,
  parseValues,
  type Setting,
  settingsOf,
  valueLabels,
  valuesText,
} from '../../../web/src/lab/vary';
import type { RunInfo } from '../../../web/src/protocol';
import { complete } from './fake-engine';
import { catalogue } from './small-catalogue';

const recipe = (more: Partial<Experiment> = {}) =>
  complete({ version: 1, data: { source: 'spiral' }, ...more });
const info = { task: 'classification', outputs: 2 } as RunInfo;

function setting(path: string, document: FullExperiment = recipe()): Setting {
  const found = settingsOf(document, catalogue, info).find((one) => one.path === path);
  return found ?? expect.unreachable(`no ${path}`);
}

describe('what can be varied', () => {
  it('is every setting of the recipe, and no other', () => {
    const paths = settingsOf(recipe({ optimizer: 'adam' }), catalogue, info).map((s) => s.path);
    for (const path of [
      'optimizer',
      'schedule',
      'loss',
      'data',
      'model.activation',
      'model.hidden',
      'optimizer.beta1',
      'schedule.warmup_steps',
      'batch.size',
      'steps',
      'regularization.l2',
      'data.noise',
      'data.train_fraction',
    ]) {
      expect(paths).toContain(path);
    }
    expect(paths).not.toContain('optimizer.momentum');
    expect(paths).not.toContain('seed');
    expect(paths).not.toContain('epochs');
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('are epochs where the recipe counts those', () => {
    const paths = settingsOf(recipe({ epochs: 3 }), catalogue, info).map((s) => s.path);
    expect(paths).toContain('epochs');
    expect(paths).not.toContain('steps');
  });

  it('are data of the same task', () => {
    expect(setting('data').options).toEqual(['spiral', 'moons', 'iris']);
  });
});

describe('values', () => {
  it.each([
    ['optimizer.momentum', '0, 0.5, 0.9', [0, 0.5, 0.9]],
    ['optimizer.lr', '1e-3, 0.1', [0.001, 0.1]],
    ['model.hidden', '0; 16; 16-8', [[], [16], [16, 8]]],
  ])('of %s are typed as %s', (path, text, values) => {
    expect(parseValues(setting(path), text)).toEqual(values);
    expect(parseValues(setting(path), valuesText(setting(path), values))).toEqual(values);
  });

  it('may be lists themselves', () => {
    const milestones = setting('schedule.milestones', recipe({ schedule: 'multistep' }));
    expect(parseValues(milestones, '100, 200; 300')).toEqual([[100, 200], [300]]);
    expect(valuesText(milestones, [[100, 200], [300]])).toBe('100, 200; 300');
    const points = setting('schedule.points', recipe({ schedule: 'piecewise' }));
    expect(parseValues(points, '0: 0.1; 0: 0.1, 9: 0')).toEqual([
      [[0, 0.1]],
      [
        [0, 0.1],
        [9, 0],
      ],
    ]);
  });

  it('that are none are left for the core to refuse', () => {
    expect(parseValues(setting('optimizer.lr'), '0.1, fast')).toEqual([0.1, 'fast']);
    expect(parseValues(setting('optimizer.lr'), '')).toEqual([]);
  });

  it('begin with all that can be picked, or around the recipe’s own', () => {
    expect(firstValues(setting('optimizer.nesterov'), recipe())).toEqual([false, true]);
    expect(firstValues(setting('optimizer.lr'), recipe())).toEqual([0.01, 0.1, 1]);
    expect(firstValues(setting('steps'), recipe())).toEqual([500, 1000, 2000]);
  });
});

describe('labels', () => {
  it('are a choice’s name, and its knobs where another has the same name', () => {
    const step = (gamma: number) => ({ name: 'step', gamma });
    expect(valueLabels(catalogue, 'schedule', ['fixed', step(0.1)])).toEqual(['Fixed', 'Step']);
    expect(valueLabels(catalogue, 'schedule', [step(0.1), step(0.5)])).toEqual([
      'Step, gamma 0.1',
      'Step, gamma 0.5',
    ]);
    expect(valueLabels(catalogue, 'data', ['moons', { source: 'spiral' }])).toEqual([
      'Moons',
      'Spiral',
    ]);
  });

  it('are numbers and layers as one types them', () => {
    expect(valueLabels(catalogue, 'optimizer.lr', [0.1, 1e-8])).toEqual(['0.1', '1e-8']);
    expect(valueLabels(catalogue, 'model.hidden', [[], [16, 8]])).toEqual(['0', '16-8']);
  });
});
