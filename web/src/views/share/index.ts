/** The dialog in which an experiment is handed on. */
import { html, render } from 'lit';
import '../../charts/dialog.css';
import { icon } from '../../components/icons';
import { Follow, LabElement } from '../../components/light';
import type { Lab } from '../../lab';
import { perLab } from '../../lab/per-lab';
import { Share } from '../../lab/share';
import { addMessages, t } from '../../locales';
import { share as sentences } from '../../locales/en/share';
import '../../styles/share.css';
import { showCode } from './full-screen';
import { linkPane } from './link';

addMessages(sentences);

const shareOf = perLab((lab) => new Share(lab));

export class LabShare extends LabElement {
  constructor() {
    super();
    new Follow(this, () => shareOf(this.lab));
  }

  override willUpdate(): void {
    void shareOf(this.lab).follow();
  }

  override render() {
    const share = shareOf(this.lab);
    const dialog = this.parentElement as HTMLDialogElement;
    return html`<div class="charts-dialog-head">
        <h2 id="share-title">${t('share.title')}</h2>
        <button class="charts-tool" aria-label=${t('share.close')} @click=${() => dialog.close()}>
          ${icon('close')}
        </button>
      </div>
      ${linkPane(share, () => showCode(share.short, dialog))}`;
  }
}

customElements.define('lab-share', LabShare);

export function openShare(lab: Lab): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'charts-dialog share';
  dialog.setAttribute('aria-labelledby', 'share-title');
  dialog.addEventListener('close', ({ target }) => {
    // One that lies over it closes alone.
    if (target === dialog) dialog.remove();
  });
  render(html`<lab-share .lab=${lab}></lab-share>`, dialog);
  document.querySelector('lab-app')?.append(dialog);
  dialog.showModal();
}
