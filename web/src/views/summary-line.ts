import { html, nothing, type TemplateResult } from 'lit';
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
