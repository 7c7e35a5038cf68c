import { describe, expect, it } from 'vitest';
import { valueAt, withValue } from '../../../web/src/experiment/paths';
import { choose, inForce, type Memory, setValue } from '../../../web/src/lab/edits';
import { complete } from './fake-engine';
import { catalogue } from './small-catalogue';

const plain = complete({ version: 1, data: { source: 'spiral' } });

describe('a value at a path', () => {
  it('is read and replaced without touching the document', () => {
    const other = withValue(plain, 'optimizer.lr', 0.5);
    expect(valueAt(other, 'optimizer.lr')).toBe(0.5);
    expect(valueAt(plain, 'optimizer.lr')).toBe(0.1);
    expect(valueAt(plain, 'optimizer.none.here')).toBeUndefined();
  });

  it('is taken away by undefined', () => {
    expect(withValue(plain, 'steps', undefined)).not.toHaveProperty('steps');
  });

  it('takes the name of the experiment, which is another one now', () => {
    expect(setValue({ ...plain, name: 'restarts' }, 'seed', 2).name).toBe('');
  });
});

describe('another choice', () => {
  it('moves an untouched rate to the new default', () => {
    expect(choose(plain, 'optimizer', 'adam', catalogue).optimizer).toMatchObject({
      name: 'adam',
      lr: 0.001,
    });
  });

  it('keeps a knob set by hand where both mean the same by it', () => {
    const heavy = setValue(plain, 'optimizer.momentum', 0.9);
    expect(choose(heavy, 'optimizer', 'rmsprop', catalogue).optimizer.momentum).toBe(0.9);
    const adam = setValue(choose(plain, 'optimizer', 'adam', catalogue), 'optimizer.lr', 0.02);
    expect(choose(adam, 'optimizer', 'adamw', catalogue).optimizer.lr).toBe(0.02);
  });

  it('does not carry a rate or a decay where they mean something else', () => {
    const fast = setValue(plain, 'optimizer.lr', 2);
    expect(choose(fast, 'optimizer', 'adam', catalogue).optimizer.lr).toBe(0.001);
    const adam = choose(plain, 'optimizer', 'adam', catalogue);
    const decayed = setValue(adam, 'optimizer.weight_decay', 0.5);
    expect(choose(decayed, 'optimizer', 'adamw', catalogue).optimizer.weight_decay).toBe(0.01);
  });

  it('lets a cycle rise from the rate it finds', () => {
    const adam = choose(plain, 'optimizer', 'adam', catalogue);
    expect(choose(adam, 'schedule', 'cyclic', catalogue).schedule).toMatchObject({
      max_lr: 0.005,
      step_size: 200,
    });
  });

  it('lets points begin at the rate it finds', () => {
    const adam = setValue(choose(plain, 'optimizer', 'adam', catalogue), 'optimizer.lr', 0.02);
    expect(choose(adam, 'schedule', 'piecewise', catalogue).schedule.points).toEqual([
      [0, 0.02],
      [500, 0.002],
    ]);
  });

  it('finds an earlier choice as it was left', () => {
    const memory: Memory = new Map();
    const fast = setValue(plain, 'optimizer.lr', 2);
    const adam = choose(fast, 'optimizer', 'adam', catalogue, memory);
    expect(choose(adam, 'optimizer', 'sgd', catalogue, memory).optimizer.lr).toBe(2);
  });

  it('of data keeps what every set has, and the loss unless the task is another', () => {
    const split = setValue(plain, 'data.train_fraction', 0.5);
    const moons = choose(split, 'data', 'moons', catalogue);
    expect(moons.data).toEqual({
      source: 'moons',
      samples: 100,
      noise: 0.2,
      train_fraction: 0.5,
      standardize: true,
    });
    expect(moons.loss).toEqual(plain.loss);
    expect(choose(plain, 'data', 'plane', catalogue)).not.toHaveProperty('loss');
  });

  it('of the same name, or of one nobody knows, changes nothing', () => {
    expect(choose(plain, 'optimizer', 'sgd', catalogue)).toBe(plain);
    expect(choose(plain, 'optimizer', 'nothing', catalogue)).toBe(plain);
  });
});

describe('changes made while it ran', () => {
  const changes = [
    { step: 10, optimizer: { lr: 0.01, momentum: 0.5 } },
    { step: 20, schedule: { name: 'sgdr', t_0: 50 } },
  ];
  const changed = { ...plain, changes };

  it('are in force from their step on', () => {
    expect(inForce(changed, 9).optimizer.lr).toBe(0.1);
    expect(inForce(changed, 10).optimizer).toMatchObject({ lr: 0.01, momentum: 0.5 });
    expect(inForce(changed, 19).schedule.name).toBe('fixed');
    expect(inForce(changed, 20).schedule).toEqual({ name: 'sgdr', t_0: 50 });
  });

  it('give way to a value set by hand, and only where it stands', () => {
    expect(setValue(changed, 'optimizer.lr', 1).changes).toEqual([
      { step: 10, optimizer: { momentum: 0.5 } },
      changes[1],
    ]);
    expect(setValue(changed, 'schedule.warmup_steps', 5).changes).toEqual([changes[0]]);
    expect(setValue(changed, 'seed', 5).changes).toEqual(changes);
    expect(choose(changed, 'optimizer', 'adam', catalogue).changes).toEqual([changes[1]]);
  });
});
