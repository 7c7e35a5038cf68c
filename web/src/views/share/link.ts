/** The link itself, and as a QR code. */
import { html, nothing, type TemplateResult } from 'lit';
import { isOnWeb } from '../../experiment/embed-code';
import type { Share } from '../../lab/share';
import { t } from '../../locales';
import './copy-field';
import { codeOf, drawCode, longestCode, readableFrom } from './qr';

/**
 * `further` stands beneath the link. From a disk the link is of use with the file only, and a phone has no
 * use for its code.
 */
export function linkPart(
  share: Share,
  help: string,
  enlarge: () => void,
  further: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { link, short } = share;
  const isFile = link !== '' && !isOnWeb(link);
  const said = isFile ? t('share.fileHelp') : help;
  return html`<div class="share-link ${isFile ? 'is-alone' : ''}">
    <div>
      ${said ? html`<p>${said}</p>` : nothing}
      <lab-copy-field
        .label=${t('share.link')}
        .text=${link}
        .button=${t('share.copyLink')}
      ></lab-copy-field>
      ${further}
    </div>
    ${isFile || short === '' ? nothing : codePart(short, enlarge)}
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
