import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import { handedBy, handedIn, Presentation } from '../../../web/src/experiment/presentation';

const recipe: Experiment = {
  version: 1,
  data: { source: 'moons', samples: 100 },
  optimizer: { name: 'sgd', lr: 0.1 },
  schedule: { name: 'fixed' },
  batch: { size: 16 },
  seed: 3,
};

describe('what was handed out', () => {
  it('shows and allows everything unless something is said', () => {
    const all = new Presentation({}, {});
    expect(all.hidden).toEqual([]);
    expect(all.locks('recipe')).toBe(false);
    expect(all.locksPath('optimizer.lr')).toBe(false);
    expect(all.locksRecipe).toBe(false);
  });

  it('hides what either hides, and locks what either locks', () => {
    const both = new Presentation(
      { show: ['header', 'charts', 'transport'], lock: ['data'] },
      { show: ['charts', 'transport', 'recipe'], lock: ['views'] },
    );
    expect(both.hides('charts')).toBe(false);
    expect(both.hides('header')).toBe(true);
    expect(both.hides('recipe')).toBe(true);
    expect(both.locked).toEqual(['data', 'views']);
    expect(both.locksRecipe).toBe(true);
    expect(new Presentation({ lock: ['views'] }).locksRecipe).toBe(false);
  });

  it.each([
    ['data', 'data.samples', 'seed'],
    ['loss', 'regularization.l2', 'model.hidden'],
    ['length', 'evaluate_every', 'batch.size'],
    ['length', 'epochs', 'schedule'],
    ['optimizer', 'changes', 'schedule.gamma'],
  ] as const)('with %s locked lets %s alone, and not %s', (part, path, other) => {
    const locked = new Presentation({ lock: [part] });
    expect(locked.locksPath(path)).toBe(true);
    expect(locked.locksPath(other)).toBe(false);
    expect(new Presentation({ lock: ['recipe'] }).locksPath(other)).toBe(true);
  });

  it('tells documents that alter what is locked from those that do not', () => {
    const locked = new Presentation({ lock: ['data', 'optimizer'] });
    const same = { ...recipe, data: { samples: 100, source: 'moons' }, seed: 9, changes: [] };
    expect(locked.alters(recipe, same)).toBe(false);
    expect(locked.alters(recipe, { ...recipe, data: { source: 'moons', samples: 101 } })).toBe(
      true,
    );
    // Only the core knows what is left out.
    expect(locked.alters(recipe, { ...recipe, optimizer: 'sgd' })).toBe(true);
  });

  it('counts what was changed while it ran', () => {
    const locked = new Presentation({ lock: ['optimizer'] });
    const schedule = { name: 'cosine' };
    expect(locked.alters(recipe, { ...recipe, changes: [{ step: 5, schedule }] })).toBe(false);
    expect(locked.alters(recipe, { ...recipe, changes: [{ step: 5, optimizer: { lr: 1 } }] })).toBe(
      true,
    );
  });
});

describe('a task', () => {
  it('says what it hides and locks', () => {
    expect(handedBy({ text: 'Go', show: ['charts'], lock: ['data', 'batch'] })).toEqual({
      show: ['charts'],
      lock: ['data', 'batch'],
    });
    expect(handedBy({})).toEqual({});
  });

  it('locks the data by its target', () => {
    const target = { quantity: 'test_loss', below: 1 };
    expect(handedBy({ target })).toEqual({ lock: ['data'] });
    expect(handedBy({ target, lock: ['seed', 'data'] })).toEqual({ lock: ['seed', 'data'] });
  });

  it.each([
    [{ show: 'charts' }, 'task.show: expected a list of names, found "charts"'],
    [{ show: [] }, 'task.show: names nothing'],
    [{ show: ['charts', 'chart'] }, /^task\.show\[1\]: "chart" is none of header, tabs, recipe/],
    [{ lock: ['charts'] }, /^task\.lock\[0\]: "charts" is none of recipe, data/],
    [{ lock: [{}] }, /^task\.lock\[0\]: an object is none of/],
  ])('is refused with the place: %j', (task, message) => {
    expect(() => handedBy(task)).toThrow(message);
  });
});

describe('a query', () => {
  const read = (query: string) => handedIn(new URLSearchParams(query));

  it('says the same with commas', () => {
    expect(read('?show=charts,%20transport&lock=data&lang=zh')).toEqual({
      show: ['charts', 'transport'],
      lock: ['data'],
    });
  });

  it('says nothing by an empty value', () => {
    expect(read('show=&lock=,')).toEqual({});
  });

  it('is refused with the place of a name that nobody knows', () => {
    expect(() => read('show=charts,all')).toThrow('show[1]: "all" is none of');
  });
});
