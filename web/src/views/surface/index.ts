/** Surface: descents seen from above. */
import { html, nothing } from 'lit';
import { LabElement } from '../../components/light';
import { segments } from '../../components/segments';
import { addMessages, t } from '../../locales';
import { surface as words } from '../../locales/en/surface';
import { modeOf, modes, openMode } from './modes';
import '../../styles/views.css';
import '../../styles/surface.css';

addMessages(words);

export class LabSurface extends LabElement {
  override render() {
    const { lab } = this;
    const mode = modeOf(lab);
    const choices = modes.map((value) => ({ value, text: t(value.label) }));
    return html`${
      choices.length > 1
        ? html`<div class="surface-modes">
            ${segments(t('surface.modes'), choices, mode, (chosen) => openMode(lab, chosen))}
          </div>`
        : nothing
    }
    ${mode.show(lab)}`;
  }
}

customElements.define('lab-surface', LabSurface);
