/** Loss: one row's logits under several losses, and all rows of its set. */
import { html, nothing } from 'lit';
import { icon } from '../../components/icons';
import { Follow, LabElement } from '../../components/light';
import { saveFile } from '../../components/save-file';
import { pageLab } from '../../engine/page-lab';
import { anatomyJson } from '../../export/anatomy-json';
import { Anatomy } from '../../lab/anatomy';
import { perLab } from '../../lab/per-lab';
import { addMessages, t } from '../../locales';
import { loss as words } from '../../locales/en/loss';
import { faultWords } from '../../locales/words';
import { ThemeController } from '../model/theme';
import { recipeStrip } from '../recipe-strip';
import { columns } from './columns';
import { curves } from './curves';
import { plateaus } from './plateaus';
import { settings } from './settings';
import '../../styles/views.css';
import '../../styles/loss.css';

addMessages(words);

const anatomyOf = perLab((lab) => new Anatomy(lab, pageLab()));

export class LabLoss extends LabElement {
  readonly #themes = new ThemeController(this);

  constructor() {
    super();
    new Follow(this, () => anatomyOf(this.lab));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A link to the view holds what it shows. The sum is what cross-entropy can be compared with.
    if (this.lab.parts.loss_anatomy === undefined) {
      this.lab.setPart('loss_anatomy', { reduction: 'sum' });
    }
  }

  override render() {
    const { lab } = this;
    const state = anatomyOf(lab);
    const { shown, fault } = state;
    return html`<div class="two-panes loss">
      <div class="pane">
        ${recipeStrip(lab)} ${settings(state, this.#themes.current)}
      </div>
      <section class="loss-answer" aria-label=${t('loss.answer')}>
        ${fault ? html`<p class="loss-fault" role="alert">${faultWords(fault.message)}</p>` : nothing}
        ${
          shown
            ? html`${columns(shown)}
                <div class="loss-below">${curves(shown)} ${plateaus(shown)}</div>
                <button
                  type="button"
                  class="btn ghost loss-save"
                  @click=${() => this.#save(anatomyJson(shown))}
                >
                  ${icon('save')}${t('loss.json')}
                </button>`
            : nothing
        }
      </section>
    </div>`;
  }

  #save(json: string): void {
    saveFile(new Blob([json], { type: 'application/json' }), 'loss-anatomy.json');
  }

  override updated(): void {
    anatomyOf(this.lab).follow();
  }
}

customElements.define('lab-loss', LabLoss);
