import { expect, it } from 'vitest';
import { shapes } from '../../../web/src/views/train/schedule-shapes';
import { useDescent } from '../cli/use-descent';

const { descent } = useDescent();

it('there is a drawing of every schedule, and each is its own', () => {
  const { schedules } = JSON.parse(descent(['catalog', '--json']).stdout);
  expect(Object.keys(shapes).sort()).toEqual(schedules.map(({ name }: { name: string }) => name));
  expect(new Set(Object.values(shapes)).size).toBe(schedules.length);
});
