import { html, nothing } from 'lit';
import { icon } from '../../components/icons';
import { LightElement } from '../../components/light';
import { addMessages, t } from '../../locales';
import { copy } from '../../locales/en/copy';
import { copyText } from '../browser';
import './copy-field.css';

addMessages(copy);

/** A text to be taken elsewhere, with the button that copies it. */
export class LabCopyField extends LightElement {
  static override properties = {
    label: {},
    text: {},
    button: {},
    rows: { type: Number },
    said: { state: true },
  };
  label = '';
  text = '';
  /** What the button says. */
  button = '';
  rows = 1;
  said = '';

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // What was copied is another text than what stands there now.
    if (changed.has('text')) this.said = '';
  }

  override render() {
    const field =
      this.rows > 1
        ? html`<textarea class="field" rows=${this.rows} readonly .value=${this.text} @focus=${select}></textarea>`
        : html`<input class="field" readonly .value=${this.text} @focus=${select} />`;
    return html`<label><span>${this.label}</span>${field}</label>
      <div class="copy-row">
        <button type="button" class="btn solid" ?disabled=${this.text === ''} @click=${this.#copy}>
          ${this.button}
        </button>
        <span role="status">${this.said ? html`${icon('check')}${this.said}` : nothing}</span>
      </div>`;
  }

  async #copy() {
    const copied = await copyText(this.text);
    if (!copied) this.querySelector<HTMLInputElement>('.field')?.select();
    this.said = t(copied ? 'copy.copied' : 'copy.selected');
  }
}

const select = ({ target }: Event) => (target as HTMLInputElement).select();

customElements.define('lab-copy-field', LabCopyField);

declare global {
  interface HTMLElementTagNameMap {
    'lab-copy-field': LabCopyField;
  }
}
