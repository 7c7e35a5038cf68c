/** The link itself, and as a QR code. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Share } from '../../lab/share';
import { t } from '../../locales';
import './copy-field';
import { codeOf, drawCode, longestCode, readableFrom } from './qr';

export function linkPart(share: Share, help: string, enlarge: () => void): TemplateResult {
  return html`<div class="share-link">
    <div>
      ${help ? html`<p>${help}</p>` : nothing}
      <lab-copy-field
        .label=${t('share.link')}
        .text=${share.link}
        .button=${t('share.copyLink')}
      ></lab-copy-field>
    </div>
    ${share.short === '' ? nothing : codePart(share.short, enlarge)}
  </div>`;
}

/** A link's code with what it takes to read it, or why it has none. */
function codePart(link: string, enlarge: () => void): TemplateResult {
  const code = codeOf(link);
  if (code === null) {
    const { length } = link;
    return html`<p class="share-code note">${t('share.tooLong', { length, longestCode })}</p>`;
  }
  return html`<div class="share-code">
    ${drawCode(code, t('share.code'))}
    <p class="note">${t('share.codeHelp', { size: code.size, times: readableFrom(code) })}</p>
    <button type="button" class="btn" @click=${enlarge}>${t('share.enlarge')}</button>
  </div>`;
}
