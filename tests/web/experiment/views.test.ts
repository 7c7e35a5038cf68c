import { describe, expect, it } from 'vitest';
import { join, split, viewOf } from '../../../web/src/experiment/views';

const recipe = { version: 1, data: 'moons', steps: 10 };
const sweep = { vary: { 'optimizer.lr': [0.1, 0.2] } };

describe('a document', () => {
  it('is a recipe and what the views add to it', () => {
    expect(split({ ...recipe, sweep })).toEqual({ recipe, parts: { sweep } });
    expect(split(recipe)).toEqual({ recipe, parts: {} });
  });

  it('is left as it was', () => {
    const document = { ...recipe, sweep };
    split(document);
    expect(document).toEqual({ ...recipe, sweep });
  });

  it('keeps what nobody knows in the recipe, for the core to refuse', () => {
    expect(split({ ...recipe, sweeep: {} }).recipe).toHaveProperty('sweeep');
  });

  it.each([
    [{ sweep: 3 }, 'sweep: expected an object, found 3'],
    [{ sweep: [] }, 'sweep: expected an object, found a list'],
    [{ sweep: null }, 'sweep: expected an object, found null'],
    [{ range_test: 'x' }, 'range_test: expected an object, found "x"'],
    [{ landscape: true }, 'landscape: expected an object, found true'],
    [{ instruments: 'all' }, 'instruments: expected a list, found "all"'],
    [{ surface: 2 }, 'surface: expected an object, found 2'],
    [{ racers: {} }, 'racers: expected a list, found an object'],
  ])('is refused with the place of a part of the wrong kind: %j', (part, message) => {
    expect(() => split({ ...recipe, ...part })).toThrow(message);
  });

  it('may name its surface, as any choice', () => {
    const { parts } = split({ version: 1, surface: 'rosenbrock', racers: [] });
    expect(parts).toMatchObject({ surface: 'rosenbrock', racers: [] });
  });

  it('with a surface has a length of its own, which is not that of training', () => {
    const race = { surface: 'beale', steps: 7, seed: 3 };
    const { parts } = split({ version: 1, ...race });
    expect(parts.race).toEqual({ steps: 7, seed: 3 });
    expect(join(recipe, parts, 'surface')).toEqual({ ...recipe, ...race });
    expect(join(recipe, parts, 'train')).toEqual(recipe);
  });
});

it.each([
  [{}, 'train'],
  [{ instruments: [] }, 'train'],
  [{ sweep }, 'compare'],
  [{ sweep, instruments: [] }, 'compare'],
  [{ range_test: {} }, 'find'],
  [{ surface: 'beale', racers: [] }, 'surface'],
  [{ landscape: {} }, 'surface'],
])('a document with %j opens in %s', (parts, view) => {
  expect(viewOf(parts)).toBe(view);
});

it('a view is linked to with its own parts', () => {
  const parts = { sweep, range_test: { steps: 3 }, instruments: [] };
  expect(join(recipe, parts, 'compare')).toEqual({ ...recipe, sweep });
  expect(join(recipe, parts, 'find')).toEqual({ ...recipe, range_test: { steps: 3 } });
  expect(join(recipe, parts, 'train')).toEqual({ ...recipe, instruments: [] });
  expect(join(recipe, parts, 'surface')).toEqual(recipe);
});
