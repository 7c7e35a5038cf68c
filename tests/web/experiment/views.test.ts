import { describe, expect, it } from 'vitest';
import { join, opened, split, viewOf } from '../../../web/src/experiment/views';

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
    [{ preview: 12 }, 'preview: expected an object, found 12'],
  ])('is refused with the place of a part of the wrong kind: %j', (part, message) => {
    expect(() => split({ ...recipe, ...part })).toThrow(message);
  });

  it('may name its surface, as any choice', () => {
    const { parts } = split({ version: 1, surface: 'rosenbrock', racers: [] });
    expect(parts).toMatchObject({ surface: 'rosenbrock', racers: [] });
  });

  it('with a surface is a race: nothing of training stands in it, nor of it in training', () => {
    const beside = { name: 'hills', seed: 3, optimizer: 'adam', schedule: 'cosine', steps: 7 };
    const race = { version: 1, ...beside, surface: 'beale', racers: [{}] };
    const { parts } = split(race);
    expect(parts.race).toEqual(beside);
    expect(join({ ...recipe, changes: [], epochs: 2 }, parts, 'surface')).toEqual(race);
    expect(join(recipe, parts, 'train')).toEqual(recipe);
  });

  it('with a landscape is of the recipe', () => {
    const { parts } = split({ version: 1, steps: 7, surface: 'beale', racers: [], landscape: {} });
    expect(join(recipe, parts, 'surface')).toEqual({ ...recipe, landscape: {} });
  });

  it('with a lesson needs no recipe: Train gets the one to begin with', () => {
    const lesson = { id: 'x' };
    expect(join(recipe, { lesson, sweep }, 'lessons')).toEqual({ version: 1, lesson });
    const beginning = { ...recipe, version: 1 as const, steps: 77 };
    expect(opened({ version: 1, lesson }, { sweep }, beginning)).toEqual({
      view: 'lessons',
      parts: { lesson, sweep },
      recipe: beginning,
    });
    expect(opened({ ...recipe, lesson }, {}, beginning).recipe).toEqual(recipe);
  });

  it('of another view leaves a race what it has', () => {
    const { parts } = split({ version: 1, steps: 7, surface: 'beale', racers: [{}] });
    expect(opened({ ...recipe, sweep }, parts, null).parts).toEqual({ ...parts, sweep });
    expect(opened({ ...recipe, landscape: {} }, parts, null).parts).toEqual({ landscape: {} });
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
  [{ preview: {} }, 'data'],
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
