import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons';
import type { Lab } from '../lab';
import { summary } from '../lab/names';
import { t } from '../locales';

/** The recipe in one line. */
export function summaryLine({ recipe, info, catalogue }: Lab): TemplateResult {
  const parts = recipe ? summary(recipe, info, catalogue) : [];
  return html`<p>
    ${parts.map(
      ({ text, strong }, index) =>
        html`${index > 0 ? t('app.comma') : nothing}${strong ? html`<b>${text}</b>` : text}`,
    )}
  </p>`;
}

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
