import { html } from 'lit';
import { LightElement } from './light';

const SHOWN_MS = 4000;

/** Says for a moment what needs no answer. */
export class LabToast extends LightElement {
  static override properties = { text: { state: true } };
  text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.text = '';
    }, SHOWN_MS);
  }

  override render() {
    return html`<p class="toast ${this.text ? 'is-shown' : ''}" role="status">${this.text}</p>`;
  }
}

customElements.define('lab-toast', LabToast);

declare global {
  interface HTMLElementTagNameMap {
    'lab-toast': LabToast;
  }
}
