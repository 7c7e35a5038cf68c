import { expect, it } from 'vitest';
import type { LessonResult, SetupResult } from '../../../../web/src/lessons/result';
import { addMessages } from '../../../../web/src/locales';
import { lessons } from '../../../../web/src/locales/en/lessons';
import type { LessonWords } from '../../../../web/src/locales/lessons';
import { dataOf, sharedData } from '../../../../web/src/views/lessons/data';
import { complete } from '../../lab/fake-engine';
import { catalogue } from '../../lab/small-catalogue';

addMessages(lessons);

const words = { arms: { a: 'first', b: 'second', c: 'third' } } as unknown as LessonWords;
const room = { catalogue, words };

/** Its arms: so many features each, of a data set with so many hidden units. */
function setup(source: string, hidden: number[], features: { [arm: string]: number }) {
  const experiment = complete({ version: 1, data: { source }, model: { hidden } });
  const arms = Object.entries(features).map(([id, count]) => ({
    arm: { id },
    point: { info: { experiment, features: count, outputs: 3, trainRows: 90, testRows: 30 } },
  }));
  return { arms } as unknown as SetupResult;
}
const result = (...setups: SetupResult[]) => ({ setups }) as LessonResult;

const spiral = setup('spiral', [8], { a: 2, b: 2 });

it('what all set-ups have is told once', () => {
  expect(sharedData(result(spiral, setup('spiral', [8], { a: 2 })), room)).toEqual([
    'Spiral, 2-8-3 ReLU. 90 training and 30 test rows.',
  ]);
});

it('set-ups with other data, or another network, have each their own', () => {
  const moons = setup('moons', [8], { a: 2, b: 2 });
  const straight = setup('spiral', [], { a: 2, b: 2 });
  expect(sharedData(result(spiral, moons), room)).toBeNull();
  expect(sharedData(result(spiral, straight), room)).toBeNull();
  expect(dataOf(moons, room)).toEqual(['Moons, 2-8-3 ReLU. 90 training and 30 test rows.']);
  expect(dataOf(straight, room)).toEqual(['Spiral, 2-3. 90 training and 30 test rows.']);
});

it('arms that do not have the same are named', () => {
  const encoded = setup('spiral', [8], { a: 5, b: 2, c: 5 });
  expect(dataOf(encoded, room)).toEqual([
    'first, third: Spiral, 5-8-3 ReLU. 90 training and 30 test rows.',
    'second: Spiral, 2-8-3 ReLU. 90 training and 30 test rows.',
  ]);
  expect(sharedData(result(encoded, encoded), room)).toHaveLength(2);
});
