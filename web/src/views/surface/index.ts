/** Surface: descents seen from above. */
import { html, nothing } from 'lit';
import { LabElement } from '../../components/light';
import { segments } from '../../components/segments';
import { addMessages, t } from '../../locales';
import { surface as words } from '../../locales/en/surface';
import { modes } from './modes';
import '../../styles/views.css';
import '../../styles/surface.css';

addMessages(words);

export class LabSurface extends LabElement {
  static override properties = { ...LabElement.properties, mode: { state: true } };
  /** The one chosen by hand; else what the document is about. */
  mode: string | null = null;

  override render() {
    const { lab } = this;
    const owner = modes.find((mode) => mode.owns(lab)) ?? modes[0];
    const mode = modes.find(({ id }) => id === this.mode) ?? owner;
    const choices = modes.map(({ id, label }) => ({ value: id, text: t(label) }));
    const choose = (id: string) => {
      this.mode = id;
    };
    return html`${
      choices.length > 1
        ? html`<div class="surface-modes">
            ${segments(t('surface.modes'), choices, mode?.id ?? '', choose)}
          </div>`
        : nothing
    }
    ${mode?.show(lab)}`;
  }
}

customElements.define('lab-surface', LabSurface);
