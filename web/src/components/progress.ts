import { html, type TemplateResult } from 'lit';
import { t } from '../locales';
import { vars } from './vars';

export interface Progress {
  /** What is going on, for screen readers. */
  label: string;
  /** 0 to 1. */
  part: number;
  /** What stands above the bar, at its left and right. */
  words: TemplateResult | string;
  aside?: TemplateResult | string;
  /** There is something to stop. */
  stop: (() => void) | null;
}

/** How far something has come, with the button that stops it. */
export function progress({ label, part, words, aside = '', stop }: Progress): TemplateResult {
  return html`<div class="progress">
    <div class="scrub-words"><span>${words}</span><span>${aside}</span></div>
    <div
      class="bar"
      role="progressbar"
      aria-label=${label}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.floor(part * 100)}
      ${vars({ at: part })}
    ></div>
    <button type="button" class="btn" ?hidden=${stop === null} @click=${() => stop?.()}>
      ${t('app.stop')}
    </button>
  </div>`;
}
