/** One line that offers a new version of the page. */
import { html, nothing } from 'lit';
import { icon } from '../components/icons';
import { LightElement } from '../components/light';
import { addMessages, t } from '../locales';
import { offline } from '../locales/en/offline';
import '../styles/offline.css';

addMessages(offline);

export class LabNewVersion extends LightElement {
  static override properties = { load: { attribute: false }, dismissed: { state: true } };
  load!: () => void;
  dismissed = false;
  /** It stands beside the page, which is made anew in another language. */
  #spoken = new MutationObserver(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'status');
    this.#spoken.observe(document.documentElement, { attributeFilter: ['lang'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#spoken.disconnect();
  }

  override render() {
    const dismiss = () => {
      this.dismissed = true;
    };
    if (this.dismissed) return nothing;
    return html`<p>${t('offline.here')}</p>
      <button type="button" class="btn" @click=${this.load}>${t('offline.load')}</button>
      <button
        type="button"
        class="btn ghost square"
        aria-label=${t('offline.later')}
        title=${t('offline.later')}
        @click=${dismiss}
      >
        ${icon('close')}
      </button>`;
  }
}

customElements.define('lab-new-version', LabNewVersion);

declare global {
  interface HTMLElementTagNameMap {
    'lab-new-version': LabNewVersion;
  }
}

/** Once a page, however many versions come meanwhile: the newest is loaded. */
export function offerVersion(load: () => void): void {
  if (document.querySelector('lab-new-version')) return;
  const offer = document.createElement('lab-new-version');
  offer.load = load;
  document.body.append(offer);
}
