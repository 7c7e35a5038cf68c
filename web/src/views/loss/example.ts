/** The row that is looked at, as the data have it, and what the network says of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../locales';
import { formatRate } from '../../locales/numbers';
import { bitmap } from '../model/bitmap';
import { lookup, mix } from '../model/colour';
import { classInWords, featureName } from '../model/format';
import type { Theme } from '../model/theme';
import { brief, hasClasses, type Shown } from './words';

/** More features than these are not read one by one. */
const MOST_FEATURES = 12;

let shades: { theme: Theme; values: Uint32Array } | null = null;

function tonesOf(theme: Theme): Uint32Array {
  if (shades?.theme !== theme) {
    shades = { theme, values: lookup(256, (at) => mix(theme.sunken, theme.ink, at)) };
  }
  return shades.values;
}

export function example(shown: Shown, theme: Theme): TemplateResult {
  const { info } = shown;
  return html`<div class="loss-example ${info.image ? 'is-image' : ''}">
    ${info.image ? picture(shown, info.image, tonesOf(theme)) : features(shown)}
    <p>${said(shown)}</p>
  </div>`;
}

function picture({ view }: Shown, size: [number, number], tones: Uint32Array): TemplateResult {
  return html`<canvas
    class=${size[1] <= 16 ? 'is-coarse' : ''}
    role="img"
    aria-label=${t('loss.image')}
    ${bitmap(view.x, size, tones)}
  ></canvas>`;
}

function features({ view, info }: Shown): TemplateResult {
  const values = [...view.x].slice(0, MOST_FEATURES);
  const more = view.x.length - values.length;
  return html`<dl class="loss-features">
    ${values.map(
      (value, at) =>
        html`<div><dt>${featureName(info, at)}</dt><dd>${formatRate(value)}</dd></div>`,
    )}
    ${more > 0 ? html`<div>${t('loss.more', { more })}</div>` : nothing}
  </dl>`;
}

/** What it is, and what the network takes it for. */
function said(shown: Shown): string {
  const { view, info } = shown;
  if (!hasClasses(shown)) {
    const values = { output: brief(view.logits[0]!), residual: brief(view.lead) };
    return `${t('loss.isValue', { value: brief(view.target) })} ${t('loss.off', values)}`;
  }
  const margin = brief(view.lead);
  const guess = view.logits.indexOf(Math.max(...view.logits));
  const is = t('loss.isClass', { name: classInWords(info, view.target) });
  if (!Number.isFinite(view.lead)) return `${is} ${t('loss.notFinite')}`;
  const says =
    guess === view.target
      ? t('loss.right', { margin })
      : t('loss.wrong', { margin, name: classInWords(info, guess) });
  return `${is} ${says}`;
}
