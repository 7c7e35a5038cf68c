import { expect, it } from 'vitest';
import { useDescent } from './use-descent';

const { descent, files } = useDescent();
const recipe = { version: 1, data: 'moons', steps: 30, optimizer: 'adam' };

it('the JSON has what the instruments read, and the CSV is the same without them', () => {
  const instruments = [{ name: 'sharpness', every: 20 }, 'effective_rate'];
  const { status, stdout } = descent(['run', '-', '--json', '-'], { ...recipe, instruments });
  expect(status).toBe(0);
  const [sharpness, rate] = JSON.parse(stdout).instruments;
  expect(sharpness).toMatchObject({ name: 'sharpness', every: 20, rows: 1000 });
  expect(sharpness.readings).toEqual([
    // Adam divides by nothing yet.
    { step: 0, preconditioned_sharpness: null, threshold: null },
    {
      step: 20,
      preconditioned_sharpness: expect.any(Number),
      threshold: expect.closeTo(38_000, 6),
    },
    {
      step: 30,
      preconditioned_sharpness: expect.any(Number),
      threshold: expect.closeTo(38_000, 6),
    },
  ]);
  expect(rate.readings.at(-1)).toMatchObject({ step: 30, median: expect.any(Number) });
  const csv = (document: object) => descent(['run', '-', '--csv', '-'], document).stdout;
  expect(csv({ ...recipe, instruments })).toBe(csv(recipe));
});

it('a list that is wrong is refused with its place, before anything is written', () => {
  const run = (instruments: unknown) =>
    descent(['run', '-', '--json', 'run.json'], { ...recipe, instruments });
  const { status, stderr } = run([{ name: 'sharpness', every: 0 }]);
  expect([status, files()]).toEqual([2, []]);
  expect(stderr).toBe('descent: instruments[0].every: 0 is below 1\n');
  expect(run({ name: 'sharpness' }).stderr).toMatch(/^descent: instruments: expected a list/);
});

it('what cannot be read of this run is refused before it is trained', () => {
  const { status, stderr } = descent(['run', '-', '--csv', 'run.csv'], {
    ...recipe,
    optimizer: 'sgd',
    instruments: ['effective_rate'],
  });
  expect([status, files()]).toEqual([2, []]);
  expect(stderr).toMatch(/^descent: instruments\[0\]/);
});

it('a task is for who reads the page: the run is the same without it', () => {
  const csv = (document: object) => descent(['run', '-', '--csv', '-'], document).stdout;
  const task = { text: 'Reach it.', lock: ['data'] };
  expect(csv({ ...recipe, task })).toBe(csv(recipe));
  expect(csv(recipe)).not.toBe('');
});
