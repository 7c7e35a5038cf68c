/** Beside a lesson: how it was measured. `data`: what all of its set-ups have. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AskedLesson } from '../../lessons/asked';
import { t } from '../../locales';
import { paragraphs } from './data';

export function notes(data: string[] | null, { lesson, seed, seeds }: AskedLesson): TemplateResult {
  const { choose } = lesson;
  const note = (title: Parameters<typeof t>[0], text: TemplateResult | string) =>
    html`<h3>${t(title)}</h3>
      <p>${text}</p>`;
  const options = seed === lesson.experiment.seed ? '' : ` --seed ${seed}`;
  return html`<aside aria-label=${t('lessons.notes')}>
    ${data ? html`<h3>${t('lessons.notes.data')}</h3>${paragraphs(data)}` : nothing}
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
