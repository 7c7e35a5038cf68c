/** Every lesson is whole: its words, its arms, its documents. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CoreModule } from '../../../web/src/engine/core';
import { setUp } from '../../../web/src/engine/setup';
import { isLoss } from '../../../web/src/experiment/measures';
import { experimentOf } from '../../../web/src/lessons/arms';
import { readLesson } from '../../../web/src/lessons/asked';
import type { Side } from '../../../web/src/lessons/lesson';
import { findLesson, lessons } from '../../../web/src/lessons/library';
import { lessonWords } from '../../../web/src/locales/lessons';
import { loadCore, tables } from '../core';

const armsOf = (side: Side) => (typeof side === 'string' ? [side] : side.range);

let core: CoreModule;
beforeAll(async () => {
  core = await loadCore();
});

describe('the lessons', () => {
  it('are the files of their folder, and so are their words', () => {
    const namesIn = (folder: string) =>
      readdirSync(new URL(`../../../web/src/${folder}/`, import.meta.url))
        .map((file) => file.replace(/\.ts$/, ''))
        .sort();
    const ids = lessons.map(({ id }) => id).sort();
    expect(ids).toEqual(namesIn('lessons/all'));
    expect(ids).toEqual(namesIn('locales/en/lessons'));
    expect(ids).toEqual(namesIn('locales/zh/lessons'));
  });

  it('stand in the table of verdicts, with every question', () => {
    const page = readFileSync(
      new URL('../../../web/src/lessons/VERDICTS.md', import.meta.url),
      'utf8',
    );
    const rows = (text: string) => text.match(/^\| [a-z][\w-]* \| [\w-]+ \|/gm) ?? [];
    const asked = lessons.map(({ id, setups }) => [
      id,
      ...setups.flatMap((setup) => setup.questions.map((q) => `| ${setup.id} | ${q.id} |`)),
    ]);
    const told = page
      .split(/^## /m)
      .slice(1)
      .map((part) => [part.split('\n')[0], ...rows(part).slice(1)]);
    expect(told).toEqual(asked);
  });

  it('have a place of their own', () => {
    const places = lessons.map(({ group, place }) => `${group} ${place}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe.each(lessons)('$id', (lesson) => {
  it.each(['en', 'zh'] as const)(
    'has words for its arms and questions, and no others: %s',
    (language) => {
      const words = lessonWords(lesson.id, language);
      const used = (of: (setup: (typeof lesson.setups)[number]) => string[]) =>
        [...new Set(lesson.setups.flatMap(of))].sort();
      expect(Object.keys(words.arms).sort()).toEqual(used(({ arms }) => arms.map(({ id }) => id)));
      expect(Object.keys(words.questions).sort()).toEqual(
        used(({ questions }) => questions.map(({ id }) => id)),
      );
      const setups = used(({ id }) => [id]);
      expect(setups).toEqual(expect.arrayContaining(Object.keys(words.setups ?? {})));
      const english = lessonWords(lesson.id, 'en');
      expect(Object.keys(words.setups ?? {})).toEqual(Object.keys(english.setups ?? {}));
      expect([words.text.length, words.flips.length]).toEqual([
        english.text.length,
        english.flips.length,
      ]);
    },
  );

  it('asks about arms that are there, for an effect that matters', () => {
    for (const { arms, questions } of lesson.setups) {
      const ids = arms.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { a, b, compare, margin } of questions) {
        expect(ids).toEqual(expect.arrayContaining([...armsOf(a), ...(b ? armsOf(b) : [])]));
        if (compare === 'share') expect(margin).toBeUndefined();
        else expect(margin).toBeGreaterThan(compare === 'ratio' ? 1 : 0);
      }
    }
  });

  it('tries ascending rates, and says by what they are chosen', () => {
    const rates = lesson.setups.flatMap(({ arms }) =>
      arms.flatMap(({ rate }) => (rate ? [rate] : [])),
    );
    for (const rate of rates) {
      if ('from' in rate) expect(rate.from).toEqual([...rate.from].sort((x, y) => x - y));
    }
    expect(rates.length > 0).toBe(lesson.choose !== undefined);
  });

  it('has experiments that the core takes, on data that have what is measured', async () => {
    for (const setup of lesson.setups) {
      for (const arm of setup.arms) {
        const experiment = experimentOf(
          lesson,
          setup,
          arm,
          arm.rate && 'from' in arm.rate ? (arm.rate.from[0] as number) : null,
        );
        const { info, trainer } = await setUp(core, tables, experiment);
        trainer.delete();
        expect(info.task === 'classification' || isLoss(setup.chart.measure)).toBe(true);
      }
    }
  });
});

describe('a document’s lesson', () => {
  const id = 'larger-batches';
  it('is one of those that are there, with its own seeds or others', () => {
    const lesson = findLesson(id);
    expect(readLesson({ id })).toEqual({ lesson, seed: 1, seeds: lesson?.seeds });
    expect(readLesson({ id, seed: 7, seeds: 3 })).toEqual({ lesson, seed: 7, seeds: 3 });
  });

  it.each([
    [3, 'lesson: expected an object, found 3'],
    [{}, /^lesson.id: expected one of .*, found undefined$/],
    [{ id: 'x' }, /^lesson.id: expected one of .*larger-batches.*, found "x"$/],
    [{ id, seed: -1 }, 'lesson.seed: -1 is below 0'],
    [{ id, seed: 1.5 }, 'lesson.seed: expected a whole number, found 1.5'],
    [{ id, seeds: 1 }, 'lesson.seeds: 1 is below 2'],
    [{ id, seeds: 1e6 }, 'lesson.seeds: 1000000 is above 200'],
    [{ id, sed: 1 }, 'lesson.sed: unknown; expected one of id, seed, seeds'],
  ])('is refused with its place: %j', (part, message) => {
    expect(() => readLesson(part)).toThrow(message);
  });
});
