import { html, nothing } from 'lit';
import { icon } from '../../components/icons';
import type { FullExperiment } from '../../experiment/document';
import type { Lab } from '../../lab';
import { findEntry } from '../../lab/edits';
import { knobText, shortLabel } from '../../lab/names';
import { t } from '../../locales';

/** What was changed while it ran is part of the recipe, and can be taken out again. */
export function changesMade(lab: Lab, recipe: FullExperiment) {
  if (recipe.changes.length === 0) return nothing;
  const knobs = findEntry(lab.catalogue, 'optimizer', recipe.optimizer.name)?.knobs ?? [];
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
      ${recipe.changes.map(({ step, optimizer = {}, schedule }) => {
        const parts = Object.entries(optimizer).map(([name, value]) => {
          const knob = knobs.find((other) => other.name === name);
          return knob ? knobText(knob, value) : name;
        });
        if (schedule) parts.push(shortLabel(lab.catalogue, 'schedule', schedule.name));
        return html`<li>${t('recipe.changeAt', { step })} ${parts.join(', ')}</li>`;
      })}
    </ul>
  </div>`;
}
