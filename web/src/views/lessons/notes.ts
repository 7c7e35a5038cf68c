/** Beside a lesson: how it was measured. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Lessons } from '../../lab/lessons';
import { summary } from '../../lab/names';
import type { AskedLesson } from '../../lessons/asked';
import { t } from '../../locales';

export function notes(
  { lab, result }: Lessons,
  { lesson, seed, seeds }: AskedLesson,
): TemplateResult {
  const info = result?.setups[0]?.arms[0]?.point.info;
  const { choose } = lesson;
  const note = (title: Parameters<typeof t>[0], text: TemplateResult | string) =>
    html`<h3>${t(title)}</h3>
      <p>${text}</p>`;
  const options = seed === lesson.experiment.seed ? '' : ` --seed ${seed}`;
  return html`<aside aria-label=${t('lessons.notes')}>
    ${
      info
        ? note(
            'lessons.notes.data',
            `${summary(info.experiment, info, lab.catalogue)
              .slice(0, 2)
              .map(({ text }) => text)
              .join(
                ', ',
              )}. ${t('lessons.notes.rows', { train: info.trainRows, test: info.testRows })}`,
          )
        : nothing
    }
    ${note('lessons.notes.pairs', t('lessons.notes.pairsText', { first: String(seed), last: String(seed + seeds - 1) }))}
    ${
      choose
        ? note(
            'lessons.notes.rates',
            t('lessons.notes.ratesText', {
              measure: t(`lessons.quantity.${choose.by}`),
              seeds: choose.seeds,
            }),
          )
        : nothing
    }
    ${note('lessons.notes.test', t('lessons.notes.testText'))}
    ${note('lessons.notes.diverged', t('lessons.notes.divergedText'))}
    ${note('lessons.notes.command', html`<code>descent lesson ${lesson.id}${options}</code>`)}
  </aside>`;
}
