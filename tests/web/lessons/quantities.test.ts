import { describe, expect, it } from 'vitest';
import { measure } from '../../../web/src/lessons/quantities';
import { evaluation, trained } from './runs';

const document = { version: 1, data: 'moons' } as const;
const course = [evaluation(0, 0.8), evaluation(2, 0.5), evaluation(4, 0.2, 0.3)];
const run = trained(document, course, { loss: [5, 5, 3, 4], seconds: 6 });
const lost = trained(document, course, { status: 'diverged', loss: [5, 7, Number.NaN] });

describe('a quantity', () => {
  it('is what the last evaluation measures', () => {
    expect(measure('trainLoss', run)).toBe(0.2);
    expect(measure('testAccuracy', run)).toBe(0.7);
    expect(measure('learned', run)).toBeCloseTo(0.75);
    expect(measure('diverged', run)).toBe(0);
  });

  it('of a run that diverged is that of the network it began with', () => {
    expect(measure('trainLoss', lost)).toBe(0.8);
    expect(measure('testAccuracy', lost)).toBeCloseTo(0.2);
    expect(measure('learned', lost)).toBe(0);
    expect(measure('diverged', lost)).toBe(1);
    expect(measure({ meanLoss: 4 }, lost)).toBe((5 + 7 + 5 + 5) / 4);
  });

  it('takes a run for diverged that was no longer finite when it was done', () => {
    const blown = trained(document, [evaluation(0, 0.8), evaluation(4, Infinity)]);
    expect(measure('trainLoss', blown)).toBe(0.8);
    expect(measure('diverged', blown)).toBe(1);
  });

  it('tells how long it takes to a value; all of the run when it is never there', () => {
    expect(measure({ reach: 'trainLoss', value: 0.5, in: 'steps' }, run)).toBe(2);
    expect(measure({ reach: 'testAccuracy', value: 0.7, in: 'epochs' }, run)).toBe(2);
    expect(measure({ reach: 'trainLoss', value: 0.1, in: 'steps' }, run)).toBe(4);
  });

  it('tells how much the mini-batch loss jumps in the second half, and its mean at first', () => {
    expect(measure('roughness', run)).toBe(1);
    expect(measure({ meanLoss: 2 }, run)).toBe(5);
  });

  it('tells the time of an epoch', () => {
    expect(measure('epochSeconds', run)).toBe(3);
  });
});
