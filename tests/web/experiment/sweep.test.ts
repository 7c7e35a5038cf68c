import { describe, expect, it } from 'vitest';
import type { FullExperiment } from '../../../web/src/experiment/document';
import { spreadOf } from '../../../web/src/experiment/spread';
import { atSweep, inWords, readSweep, withSeeds } from '../../../web/src/experiment/sweep';
import type { Fault } from '../../../web/src/protocol';

const base = { version: 1, data: 'moons', optimizer: { name: 'adam', lr: 0.01 } };
const sweepOf = (vary: unknown, seeds?: unknown) => readSweep({ ...base, sweep: { vary, seeds } });

describe('a sweep', () => {
  it('is the grid of all values, the last path changing fastest', () => {
    const { paths, seeds, points } = sweepOf(
      { 'optimizer.lr': [0.01, 0.1], 'batch.size': [8, 64, 128] },
      5,
    );
    expect(paths).toEqual(['optimizer.lr', 'batch.size']);
    expect(seeds).toBe(5);
    expect(points.map(({ varied }) => varied.map(({ value }) => value))).toEqual([
      [0.01, 8],
      [0.01, 64],
      [0.01, 128],
      [0.1, 8],
      [0.1, 64],
      [0.1, 128],
    ]);
    expect(points[4]?.experiment).toEqual({
      ...base,
      optimizer: { name: 'adam', lr: 0.1 },
      batch: { size: 64 },
    });
  });

  it('leaves the document as it was and itself out of the experiments', () => {
    const document = { ...base, sweep: { vary: { 'optimizer.lr': [1] } } };
    const before = structuredClone(document);
    const [point] = readSweep(document).points;
    expect(document).toEqual(before);
    expect(point?.experiment).not.toHaveProperty('sweep');
  });

  it('takes whole choices, lists and bare names as values', () => {
    const step = { name: 'step', gamma: 0.5 };
    const { points } = sweepOf({ schedule: ['fixed', step], 'model.hidden': [[], [8, 8]] });
    expect(points.map(({ experiment }) => [experiment.schedule, experiment.model])).toEqual([
      ['fixed', { hidden: [] }],
      ['fixed', { hidden: [8, 8] }],
      [step, { hidden: [] }],
      [step, { hidden: [8, 8] }],
    ]);
  });

  it('opens a choice that is a bare name', () => {
    const [point] = readSweep({
      ...base,
      optimizer: 'sgd',
      sweep: { vary: { 'optimizer.momentum': [0.9], 'data.noise': [0.2] } },
    }).points;
    expect(point?.experiment.optimizer).toEqual({ name: 'sgd', momentum: 0.9 });
    expect(point?.experiment.data).toEqual({ source: 'moons', noise: 0.2 });
  });

  it('sets a knob within the choice that is varied too, whichever comes first', () => {
    const { points } = sweepOf({ 'optimizer.lr': [0.3], optimizer: ['sgd', 'lion'] });
    expect(points.map(({ experiment }) => experiment.optimizer)).toEqual([
      { name: 'sgd', lr: 0.3 },
      { name: 'lion', lr: 0.3 },
    ]);
  });

  it('may vary nothing but the seed', () => {
    const { points } = readSweep({ ...base, sweep: { seeds: 3 } });
    expect(points).toEqual([{ varied: [], experiment: base }]);
    const runs = withSeeds({ ...base, seed: 7 } as unknown as FullExperiment, 3);
    expect(runs.map(({ seed }) => seed)).toEqual([7, 8, 9]);
  });

  it.each([
    [base, 'sweep: is missing'],
    [[], 'experiment: expected an object, found a list'],
    [{ ...base, sweep: 3 }, 'sweep: expected an object, found 3'],
    [{ ...base, sweep: { seed: 3 } }, 'sweep.seed: unknown; expected one of vary, seeds'],
    [{ ...base, sweep: { seeds: 1.5 } }, 'sweep.seeds: expected a whole number, found 1.5'],
    [{ ...base, sweep: { seeds: '5' } }, 'sweep.seeds: expected a whole number, found "5"'],
    [{ ...base, sweep: { seeds: 0 } }, 'sweep.seeds: 0 is below 1'],
    [{ ...base, sweep: { vary: [] } }, 'sweep.vary: expected an object, found a list'],
    [
      { ...base, sweep: { vary: { loss: 'mse' } } },
      'sweep.vary["loss"]: expected a list of values, found "mse"',
    ],
    [{ ...base, sweep: { vary: { loss: [] } } }, 'sweep.vary["loss"]: has no values'],
    [
      { ...base, sweep: { vary: { seed: [1, 2] } } },
      'sweep.vary["seed"]: seeds are counted by sweep.seeds',
    ],
    [
      JSON.parse('{"sweep": {"vary": {"__proto__.x": [1]}}}'),
      'sweep.vary["__proto__.x"]: expected a path such as optimizer.lr',
    ],
    [
      { ...base, sweep: { vary: { 'batch.size': [1, 2, 4] }, seeds: 4000 } },
      'sweep: makes 12000 runs where at most 10000 are allowed',
    ],
  ])('is refused with the place and the reason: %#', (document, message) => {
    expect(() => readSweep(document)).toThrow(
      expect.objectContaining({ code: 'document', message, path: message.split(':')[0] }),
    );
  });
});

describe('what the core refuses', () => {
  const refused = (path: string, reason: string): Fault => ({
    code: 'document',
    path,
    message: `${path}: ${reason}`,
  });
  const [point] = sweepOf({
    optimizer: [{ name: 'sgd', momentum: 1.2 }],
    'optimizer.lr': [-1],
    'model.hidden': [['x']],
    'steps.foo': [1],
  }).points;

  it.each([
    ['optimizer.lr', 'sweep.vary["optimizer.lr"][0]'],
    ['optimizer.momentum', 'sweep.vary["optimizer"][0].momentum'],
    ['model.hidden[0]', 'sweep.vary["model.hidden"][0][0]'],
  ])('%s is reported at %s', (path, place) => {
    expect(atSweep(point!, refused(path, 'is bad'))).toEqual({
      code: 'document',
      path: place,
      message: `${place}: is bad`,
    });
  });

  it('around a varied value is reported there, in full', () => {
    const { path, message } = atSweep(point!, refused('steps', 'found an object'));
    expect(path).toBe('sweep.vary["steps.foo"][0]');
    expect(message).toBe('sweep.vary["steps.foo"][0]: steps: found an object');
  });

  it('elsewhere is reported with the values that were put in', () => {
    const [one] = sweepOf({ 'data.source': ['sine'], 'batch.size': [8] }).points;
    const fault = atSweep(one!, refused('loss.name', 'does not go with regression'));
    expect(fault.path).toBe('loss.name');
    expect(fault.message).toBe(
      'loss.name: does not go with regression (with data.source sine, batch.size 8)',
    );
  });

  it('is left as it is when the fault is not the document’s', () => {
    const fault: Fault = { code: 'engine', path: '', message: 'gone' };
    expect(atSweep(point!, fault)).toBe(fault);
  });
});

it('puts values in words as they stand in the document', () => {
  const [point] = sweepOf({ schedule: [{ name: 'step' }], loss: ['mse'] }).points;
  expect(inWords(point!.varied)).toBe('schedule {"name":"step"}, loss mse');
});

it('takes the spread of a sample', () => {
  expect(spreadOf([1, 2, 3, 4])).toEqual({ mean: 2.5, sd: Math.sqrt(5 / 3) });
  expect(spreadOf([7])).toEqual({ mean: 7, sd: Number.NaN });
});
