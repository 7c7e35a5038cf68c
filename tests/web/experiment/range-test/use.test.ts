import { describe, expect, it } from 'vitest';
import type { Choice, FullExperiment } from '../../../../web/src/experiment/document';
import { withRate } from '../../../../web/src/experiment/range-test/use';

const recipe = (schedule: Choice) =>
  ({
    version: 1,
    optimizer: { name: 'adam', lr: 0.5, beta1: 0.8 },
    schedule,
    changes: [{ step: 3, optimizer: { lr: 1 } }],
  }) as unknown as FullExperiment;
const cosine = recipe({ name: 'cosine', min_lr: 0.001 });
const info = { steps: 1000, stepsPerEpoch: 50 };
const bounds = { rate: 0.06, base: 0.01 };

describe('a rate used', () => {
  it('as rate is the optimizer’s; the rest stays, but for changes made while it ran', () => {
    expect(withRate(cosine, info, bounds, 'rate')).toEqual({
      ...cosine,
      optimizer: { name: 'adam', lr: 0.06, beta1: 0.8 },
      changes: [],
    });
  });

  it.each(['piecewise', 'cyclic', 'one_cycle'])('as rate takes the place of %s', (name) => {
    expect(withRate(recipe({ name }), info, bounds, 'rate').schedule).toBe('fixed');
  });

  it('as cyclic bounds goes from the lower to the upper, in four epochs', () => {
    const { optimizer, schedule } = withRate(cosine, info, bounds, 'cyclic');
    expect(optimizer).toMatchObject({ lr: 0.01, beta1: 0.8 });
    expect(schedule).toEqual({ name: 'cyclic', max_lr: 0.06, step_size: 200 });
  });

  it('as cyclic bounds goes from a third of it where there is no lower one', () => {
    const { optimizer } = withRate(cosine, info, { rate: 0.06, base: null }, 'cyclic');
    expect(optimizer).toMatchObject({ lr: 0.02 });
  });

  it('as cyclic bounds leaves two cycles in a short run', () => {
    const step = (steps: number) =>
      (withRate(cosine, { ...info, steps }, bounds, 'cyclic').schedule as Choice).step_size;
    expect([step(400), step(2)]).toEqual([100, 1]);
  });

  it('as one_cycle maximum is the top; the optimizer’s own stays', () => {
    const { optimizer, schedule } = withRate(cosine, info, bounds, 'one_cycle');
    expect(optimizer).toMatchObject({ lr: 0.5 });
    expect(schedule).toEqual({ name: 'one_cycle', max_lr: 0.06 });
  });
});
