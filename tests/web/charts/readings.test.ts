import { describe, expect, it } from 'vitest';
import { latestReadings, moveStep, readingsAt, snapStep } from '../../../web/src/charts/readings';
import { thin } from '../../../web/src/charts/table';
import { positionOf, smoothingAt } from '../../../web/src/charts/toolbar';
import { run, series } from './run';

const steps = [0, 10, 20, 30, 40, 49];
const current = run({
  series: {
    smoothed: series(steps, [1, 0.8, 0.6, 0.5, 0.45, 0.4]),
    lr: series(steps, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]),
    testLoss: series([0, 25], [1.1, 0.7]),
  },
  planned: series([50, 99], [0.05, 0.05]),
});

describe('values in the title rows', () => {
  it('are the latest at rest', () => {
    const values = latestReadings('loss', current).map(({ name, value }) => [name, value]);
    expect(values).toEqual([
      ['smoothed', '0.400'],
      ['batch', '0.500'],
      ['train', '–'],
      ['test', '–'],
    ]);
    expect(latestReadings('loss', run({ latest: null }))).toEqual([]);
    expect(latestReadings('gradNorm', current)).toMatchObject([
      { name: 'smoothed', value: '2.000' },
    ]);
  });

  it('are measured points under the crosshair', () => {
    const [smoothed, , , test] = readingsAt('loss', current, 20);
    expect(smoothed).toMatchObject({ value: '0.600', point: { step: 20 } });
    expect(test).toMatchObject({ value: '0.700', point: { step: 25 } });
  });

  it('are the plan for steps to come, and nothing else', () => {
    expect(readingsAt('rate', current, 80)[0]?.value).toBe('0.05');
    expect(readingsAt('loss', current, 80).map(({ value }) => value)).toEqual(['–', '–', '–', '–']);
  });

  it('have no test value without test rows', () => {
    const untested = run({ info: { ...current.info, testRows: 0 } });
    expect(readingsAt('accuracy', untested, 0).map(({ name }) => name)).toEqual(['train']);
  });
});

describe('moving the crosshair', () => {
  it('snaps to points that are drawn, and to whole steps ahead of them', () => {
    expect([-5, 4, 6, 47, 60.4, 1000].map((step) => snapStep(current, step))).toEqual([
      0, 0, 10, 49, 60, 100,
    ]);
  });

  it('goes point by point, and out over the end', () => {
    expect(moveStep(current, 20, 1)).toBe(30);
    expect(moveStep(current, 20, -1)).toBe(10);
    expect(moveStep(current, 0, -1)).toBe(0);
    expect(moveStep(current, 49, 1)).toBe(50);
    expect(moveStep(current, 20, 10)).toBe(49);
    expect(moveStep(current, 50, -1)).toBe(49);
    expect(moveStep(run(), 5, 1)).toBe(6);
  });
});

describe('the table', () => {
  it('takes about twenty rows at even distances, both ends among them', () => {
    const all = Array.from({ length: 500 }, (_, i) => i * 2);
    const rows = thin(all, 20);
    expect(rows).toHaveLength(20);
    expect([rows[0], rows.at(-1)]).toEqual([0, 998]);
    expect(thin([5], 20)).toEqual([5]);
    expect(thin([], 20)).toEqual([]);
  });
});

describe('the smoothing slider', () => {
  it('goes from nothing to 0.999 and back', () => {
    expect(smoothingAt(0)).toBe(0);
    expect(smoothingAt(1)).toBe(0.999);
    expect(smoothingAt(1 / 3)).toBeCloseTo(0.9);
    for (const smoothing of [0, 0.5, 0.9, 0.99, 0.999]) {
      expect(smoothingAt(positionOf(smoothing))).toBeCloseTo(smoothing, 6);
    }
  });
});
