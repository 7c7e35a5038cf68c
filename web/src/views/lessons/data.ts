/** What a lesson's arms are trained on, and what is trained. */
import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../experiment/catalogue';
import { summary } from '../../lab/names';
import type { LessonResult, SetupResult } from '../../lessons/result';
import { list, t } from '../../locales';
import type { LessonWords } from '../../locales/lessons';
import type { RunInfo } from '../../protocol';

type Room = { catalogue: Catalogue; words: LessonWords };

/** Of all set-ups; null where each has its own. */
export function sharedData({ setups }: LessonResult, room: Room): string[] | null {
  const [first = [], ...others] = setups.map((setup) => dataOf(setup, room));
  return others.every((other) => String(other) === String(first)) ? first : null;
}

/** One sentence for all arms, or for those that have the same. */
export function dataOf({ arms }: SetupResult, { catalogue, words }: Room): string[] {
  const names = new Map<string, string[]>();
  for (const { arm, point } of arms) {
    const text = inWords(point.info, catalogue);
    names.set(text, [...(names.get(text) ?? []), words.arms[arm.id] ?? '']);
  }
  if (names.size === 1) return [...names.keys()];
  return [...names].map(([terms, those]) => {
    return t('lessons.setup', { name: list(those, 'and'), terms });
  });
}

export function paragraphs(texts: string[]): TemplateResult[] {
  return texts.map((text) => html`<p class="lesson-data">${text}</p>`);
}

function inWords(info: RunInfo, catalogue: Catalogue): string {
  const [data, model] = summary(info.experiment, info, catalogue).map(({ text }) => text);
  return t('lessons.notes.rows', {
    made: list([data, model]),
    train: info.trainRows,
    test: info.testRows,
  });
}
