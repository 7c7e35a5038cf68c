import { beforeAll, describe, expect, it } from 'vitest';
import type { Course } from '../../../../web/src/experiment/race';
import { arrowsOf, magnification } from '../../../../web/src/views/surface/arrows';
import { loadLab } from '../../core';

const document = (momentum: number) => ({
  version: 1,
  surface: { name: 'ravine', condition: 20, start: [-3, 1] },
  optimizer: { name: 'sgd', lr: 0.03, momentum },
  steps: 20,
});

let race: (momentum: number) => Course;
beforeAll(async () => {
  const lab = await loadLab();
  race = (momentum) => lab.race(document(momentum)).value!.courses[0]!;
});

const byName = (course: Course, step: number) => {
  const { arrows } = arrowsOf(course, step)!;
  return Object.fromEntries(arrows.map(({ name, x, y }) => [name, [x, y] as const]));
};

describe('arrows', () => {
  it.each([0, 0.5, 0.9])('add up, with momentum %d: update = gradient + μ·velocity', (momentum) => {
    const course = race(momentum);
    for (const step of [1, 2, 7, 19]) {
      const { gradient, velocity, update } = byName(course, step);
      for (const axis of [0, 1]) {
        expect(update![axis]).toBeCloseTo(gradient![axis]! + momentum * velocity![axis]!, 5);
      }
    }
  });

  it('begin without a velocity and end with the race', () => {
    const course = race(0.9);
    expect(byName(course, 0)).not.toHaveProperty('velocity');
    expect(arrowsOf(course, 0)?.at).toEqual([-3, 1]);
    expect(arrowsOf(course, 20)).toBeNull();
  });

  it('are drawn so many times as long that they are seen', () => {
    const arrows = [
      { name: 'gradient', x: 3, y: 4 },
      { name: 'update', x: 1, y: 0 },
    ] as const;
    expect(magnification(arrows, 0.01)).toBe(1);
    expect(magnification(arrows, 1, 48)).toBe(16);
    expect(magnification([{ name: 'update', x: 0, y: 0 }], 1)).toBe(1);
    expect(magnification([{ name: 'update', x: Number.NaN, y: 0 }], 1)).toBe(1);
  });
});
