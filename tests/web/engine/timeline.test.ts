import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../web/src/engine/timeline';

describe('the time at a step', () => {
  it('lies on a straight line between the slices', () => {
    const timeline = new Timeline();
    timeline.advance(10, 1);
    timeline.advance(20, 3);
    expect([0, 5, 10, 15, 20, 99].map((step) => timeline.at(step))).toEqual([0, 0.5, 1, 2.5, 4, 4]);
    expect(timeline.total).toBe(4);
  });

  it('is known well however many slices there were', () => {
    const timeline = new Timeline();
    const slices = 500_000;
    for (let i = 1; i <= slices; i++) timeline.advance(i, 0.01);
    expect(timeline.total).toBeCloseTo(slices * 0.01, 3);
    let before = 0;
    for (let step = 0; step <= slices; step += 997) {
      expect(Math.abs(timeline.at(step) - step * 0.01)).toBeLessThan(0.1);
      expect(timeline.at(step)).toBeGreaterThanOrEqual(before);
      before = timeline.at(step);
    }
    const marks = Object.values(timeline).filter(Array.isArray);
    for (const list of marks) expect(list.length).toBeLessThanOrEqual(4097);
  });
});
