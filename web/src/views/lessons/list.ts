/** The lessons by group, each with its last verdict; on a narrow page a select. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Lessons } from '../../lab/lessons';
import { groups } from '../../lessons/lesson';
import { lessons } from '../../lessons/library';
import { t } from '../../locales';
import { currentLanguage } from '../../locales/choose';
import { lessonWords } from '../../locales/lessons';
import { mark } from './answers';

const shown = groups
  .map((group) => ({ group, its: lessons.filter((lesson) => lesson.group === group) }))
  .filter(({ its }) => its.length > 0);

export function list(state: Lessons, current: string | null): TemplateResult {
  return html`<nav class="toc" aria-label=${t('lessons.list')}>
      ${shown.map(
        ({ group, its }) =>
          html`<h2>${t(`lessons.group.${group}`)}</h2>
            <ul>
              ${its.map(({ id }) => {
                const verdict = state.verdict(id);
                return html`<li>
                  <button
                    type="button"
                    aria-current=${id === current ? 'true' : nothing}
                    @click=${() => state.open(id)}
                  >
                    <span>${lessonWords(id, currentLanguage()).title}</span>${verdict ? mark(verdict) : nothing}
                  </button>
                </li>`;
              })}
            </ul>`,
      )}
    </nav>
    <div class="toc-pick">
      <label for="pick-lesson">${t('lessons.pick')}</label>
      <span class="pick">
        <select
          id="pick-lesson"
          @change=${(event: Event) => state.open((event.target as HTMLSelectElement).value)}>
          ${shown.map(
            ({ group, its }) =>
              html`<optgroup label=${t(`lessons.group.${group}`)}>
                ${its.map(
                  ({ id }) =>
                    html`<option value=${id} .selected=${id === current}>
                      ${lessonWords(id, currentLanguage()).title}
                    </option>`,
                )}
              </optgroup>`,
          )}
        </select>
      </span>
    </div>`;
}
