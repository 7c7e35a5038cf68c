import { html, nothing } from 'lit';
import { icon } from '../../components/icons';
import type { FullExperiment } from '../../experiment/document';
import type { Lab } from '../../lab';
import { inForce } from '../../lab/edits';
import { changeWords } from '../../lab/names';
import { list, t } from '../../locales';

/** What was changed while it ran is part of the recipe, and can be taken out again. */
export function changesMade(lab: Lab, recipe: FullExperiment) {
  if (recipe.changes.length === 0) return nothing;
  const whole = lab.draft ?? recipe;
  return html`<div class="changes">
    <h3>${t('recipe.changes')}</h3>
    <button
      type="button"
      class="btn ghost square small"
      aria-label=${t('recipe.clearChanges')}
      title=${t('recipe.clearChanges')}
      @click=${() => lab.clearChanges()}
    >
      ${icon('close')}
    </button>
    <ul>
      ${recipe.changes.map((change) => {
        const { step } = change;
        const { name } = inForce(whole, step - 1).optimizer;
        const what = list(changeWords(change, name, lab.catalogue));
        return html`<li>${t('recipe.changeAt', { step, what })}</li>`;
      })}
    </ul>
  </div>`;
}
