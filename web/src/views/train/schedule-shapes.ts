/** The shapes of the schedules, one small button each: every policy is one click away. */
import { html, type TemplateResult } from 'lit';
import type { Entry } from '../../experiment/catalogue';
import { t } from '../../locales';

/** On 24 × 16, by name. */
export const shapes: Record<string, string> = {
  fixed: 'M2 5H22',
  linear: 'M2 3L22 13.5',
  cosine: 'M2 3C9 3 15 13.5 22 13.5',
  plateau: 'M2 3H13V10H22',
  piecewise: 'M2 11L7 3.5L12 8L17 6L22 13',
  wsd: 'M2 13.5L6 3H15L22 13.5',
  inverse_sqrt: 'M2 13.5L6 3C8.5 8 14 10 22 11',
  one_cycle: 'M2 10.5C6 10.5 5 3 9 3C14 3 14 13.5 22 13.5',
  step: 'M2 3H8V7H14V10.5H20V12.5H22',
  multistep: 'M2 3H12V7.5H16.5V11.5H22',
  exp: 'M2 3C5 10 11 13 22 13.5',
  inv: 'M2 3C4 8 10 9.5 22 10.5',
  poly: 'M2 3C8 5.5 16 9.5 22 13.5',
  sigmoid: 'M2 3C14 3 10 13.5 22 13.5',
  cyclic: 'M2 14L5.3 4L8.7 14L12 4L15.3 14L18.7 4L22 14',
  sgdr: 'M2 3C4.5 3 4.5 13 7 13V3C11 3 12 13 16 13V3C19.5 3 20.5 8 22 11',
};

export function scheduleShapes(
  entries: Entry[],
  chosen: string,
  choose: (name: string) => void,
): TemplateResult {
  return html`<div class="shapes" role="group" aria-label=${t('recipe.shapes')}>
    ${entries.map(
      ({ name, label }) => html`<button
        type="button"
        class="shape"
        aria-label=${label}
        title=${label}
        aria-pressed=${name === chosen}
        @click=${() => choose(name)}
      >
        <svg viewBox="0 0 24 16" aria-hidden="true"><path d=${shapes[name] ?? ''} /></svg>
      </button>`,
    )}
  </div>`;
}
