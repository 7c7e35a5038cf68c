import { describe, expect, it } from 'vitest';
import { choose, setValue } from '../../../web/src/lab/edits';
import { differences, nameFor, summary } from '../../../web/src/lab/names';
import type { RunInfo } from '../../../web/src/protocol';
import { complete } from './fake-engine';
import { catalogue } from './small-catalogue';

const plain = complete({ version: 1, data: { source: 'spiral' } });
const diff = (run: typeof plain) => differences(run, plain, catalogue).join(', ');

describe('the name of a run', () => {
  const sgdr = choose(plain, 'schedule', 'sgdr', catalogue);

  it('is optimizer and schedule, in short', () => {
    expect(nameFor(sgdr, catalogue, [])).toBe('SGD, SGDR');
  });

  it('says what is different when it is taken', () => {
    const others = [{ name: 'SGD, SGDR', experiment: sgdr }];
    const named = (document: typeof sgdr) => nameFor(document, catalogue, others);
    expect(named(setValue(sgdr, 'optimizer.lr', 0.01))).toBe('SGD 0.01, SGDR');
    expect(named(setValue(sgdr, 'optimizer.momentum', 0.9))).toBe('SGD, momentum 0.9');
    expect(named(choose(sgdr, 'data', 'moons', catalogue))).toBe('SGD, Moons');
  });

  it('is counted when nothing is different', () => {
    const others = [{ name: 'SGD, SGDR', experiment: sgdr }];
    expect(nameFor(sgdr, catalogue, others)).toBe('SGD, SGDR 2');
    others.push({ name: 'SGD, SGDR 2', experiment: sgdr });
    expect(nameFor(sgdr, catalogue, others)).toBe('SGD, SGDR 3');
  });

  it('is the experiment’s own when it has one', () => {
    const named = { ...plain, name: 'lesson 3' };
    expect(nameFor(named, catalogue, [])).toBe('lesson 3');
    expect(nameFor(named, catalogue, [{ name: 'lesson 3', experiment: named }])).toBe('SGD, Fixed');
  });
});

describe('what a run has that the recipe has not', () => {
  it('is nothing for the same recipe', () => {
    expect(diff(plain)).toBe('');
  });

  it('is the other algorithm, with its rate', () => {
    expect(diff(choose(plain, 'optimizer', 'adam', catalogue))).toBe('Adam, learning rate 0.001');
    expect(diff(choose(plain, 'schedule', 'sgdr', catalogue))).toBe('SGDR');
    expect(diff(choose(plain, 'data', 'moons', catalogue))).toBe('Moons');
  });

  it('is the knobs of the same algorithm', () => {
    expect(diff(setValue(plain, 'optimizer.momentum', 0.9))).toBe('momentum 0.9');
    expect(diff(setValue(plain, 'optimizer.nesterov', true))).toBe('nesterov');
    expect(diff(setValue(plain, 'data.standardize', false))).toBe('no standardize');
    expect(diff(setValue(plain, 'batch.size', 8))).toBe('batch size 8');
    expect(diff(setValue(plain, 'seed', 2))).toBe('seed 2');
  });

  it('is the layers and the changes by hand', () => {
    expect(diff(setValue(plain, 'model.hidden', [8, 4]))).toBe('layers 8-4');
    expect(diff(setValue(plain, 'model.hidden', []))).toBe('no hidden layer');
    const changed = { ...plain, changes: [{ step: 120, optimizer: { lr: 0.01 } }] };
    expect(diff(changed)).toBe('changed at step 120');
    expect(differences(plain, changed, catalogue)).toEqual(['not changed by hand']);
  });
});

it('sums the recipe up in one line', () => {
  const info = { features: 2, outputs: 2 } as RunInfo;
  const line = summary(plain, info, catalogue).map(({ text }) => text);
  expect(line.join(', ')).toBe('Spiral, 2-16-16-2 ReLU, SGD 0.1, Fixed, batch 32');
  const [, network] = summary(setValue(plain, 'model.hidden', []), info, catalogue);
  expect(network?.text).toBe('2-2');
});
