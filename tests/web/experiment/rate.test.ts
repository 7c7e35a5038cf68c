import { describe, expect, it } from 'vitest';
import { highestRate, toRate } from '../../../web/src/experiment/rate';
import { complete } from '../lab/fake-engine';

const recipe = (schedule: object) =>
  complete({
    version: 1,
    data: { source: 'spiral' },
    optimizer: { name: 'sgd', lr: 0.1 },
    schedule: schedule as { name: string },
  });

describe('the highest rate', () => {
  it.each<[object, number, object]>([
    [{ name: 'step', step_size: 10 }, 0.1, { optimizer: { lr: 0.01 } }],
    [
      { name: 'cyclic', max_lr: 0.5 },
      0.5,
      { optimizer: { lr: 0.002 }, schedule: { name: 'cyclic', max_lr: 0.01 } },
    ],
    // Left out, the top of one cycle is the optimizer's rate.
    [{ name: 'one_cycle' }, 0.1, { optimizer: { lr: 0.01 } }],
    [
      {
        name: 'piecewise',
        points: [
          [0, 1],
          [50, 2],
          [90, 0.5],
        ],
      },
      2,
      {
        schedule: {
          name: 'piecewise',
          points: [
            [0, 0.005],
            [50, 0.01],
            [90, 0.0025],
          ],
        },
      },
    ],
  ])('of %j is %d, and is lowered with what belongs to it', (schedule, highest, lowered) => {
    const document = recipe(schedule);
    expect(highestRate(document)).toBe(highest);
    expect(toRate(document, 0.01)).toMatchObject(lowered);
  });
});
