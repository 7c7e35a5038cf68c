import { html, svg, type TemplateResult } from 'lit';

/** Drawn on 16 × 16 with a line of 1.5; words for screen readers stand on the button. */
const shapes = {
  down: svg`<path d="M4 6l4 4 4-4" />`,
  right: svg`<path d="M6 4l4 4-4 4" />`,
  share: svg`<path d="M8 10V2M5 4.6 8 1.8l3 2.8M3 8.5V13a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V8.5" />`,
  sun: svg`<circle cx="8" cy="8" r="2.8" /><path
    d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1"
  />`,
  moon: svg`<path d="M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z" />`,
  play: svg`<path d="M4.8 3.4v9.2a.6.6 0 0 0 .9.5l7.5-4.6a.6.6 0 0 0 0-1L5.7 2.9a.6.6 0 0 0-.9.5z" fill="currentColor" stroke="none" />`,
  pause: svg`<path d="M5.4 3.6v8.8M10.6 3.6v8.8" stroke-width="2.8" />`,
  step: svg`<path d="M4 3.5v9l6-4.5z" fill="currentColor" /><path d="M12.5 3.5v9" />`,
  epoch: svg`<path d="M2 3.5v9L7 8zM8 3.5v9L13 8z" fill="currentColor" /><path d="M14.5 3.5v9" />`,
  reset: svg`<path d="M3 8a5 5 0 1 0 1.6-3.7M3 2.5V5h2.5" />`,
  plus: svg`<path d="M8 3.5v9M3.5 8h9" />`,
  minus: svg`<path d="M3.5 8h9" />`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8" />`,
  check: svg`<path d="M3 8.5l3.2 3.2L13 4.8" />`,
  dice: svg`<rect x="2.5" y="2.5" width="11" height="11" rx="2.5" /><path
    d="M5.7 5.7h.01M10.3 5.7h.01M8 8h.01M5.7 10.3h.01M10.3 10.3h.01"
  />`,
  tune: svg`<path d="M2.5 5h6M12.5 5h1M2.5 11h1M7.5 11h6" /><circle cx="10.5" cy="5" r="1.7" /><circle cx="5.5" cy="11" r="1.7" />`,
  warn: svg`<path d="M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1" />`,
  more: svg`<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2" />`,
  pin: svg`<path d="M6 2.5h4M6.5 2.5v4L4.5 9h7l-2-2.5v-4M8 9v4.5" />`,
  book: svg`<path d="M8 4.2C6.6 3.2 4.8 2.9 2.5 3v9.5c2.3-.1 4.1.2 5.5 1.2 1.4-1 3.2-1.3 5.5-1.2V3c-2.3-.1-4.1.2-5.5 1.2zM8 4.2v9.5" />`,
  save: svg`<path d="M8 2.5v7M5 6.75 8 9.75l3-3M3 13h10" />`,
  draw: svg`<path d="M3 13l.8-3 7.4-7.4 2.2 2.2L6 12.2z" />`,
  table: svg`<path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6" />`,
  zoomOut: svg`<circle cx="7" cy="7" r="4.25" /><path d="m10.25 10.25 3.25 3.25M5 7h4" />`,
};

export type IconName = keyof typeof shapes;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shapes[name]}</svg>`;
}

/** The lab's mark: a valley, and a ball on its way down. */
export const mark = html`<svg viewBox="0 0 22 22" aria-hidden="true">
  <path class="mark-line" d="M2.5 3.5C4 13.5 7 18.2 11 18.2S18 13.5 19.5 3.5" />
  <circle class="mark-ball" cx="8.1" cy="12.6" r="2.6" />
</svg>`;
