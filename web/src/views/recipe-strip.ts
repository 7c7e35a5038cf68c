import { html, type TemplateResult } from 'lit';
import { icon } from '../components/icons';
import type { Lab } from '../lab';
import { t } from '../locales';
import { summaryLine } from './summary-line';

/** Where another view begins: the recipe it works on, and the way to change it. */
export function recipeStrip(lab: Lab): TemplateResult {
  return html`<section class="recipe-strip" aria-label=${t('app.recipe')}>
    <h2>${t('app.recipe')}</h2>
    <button type="button" class="btn ghost small" @click=${() => lab.open('train')}>
      ${icon('tune')}${t('app.editRecipe')}
    </button>
    ${summaryLine(lab)}
  </section>`;
}
