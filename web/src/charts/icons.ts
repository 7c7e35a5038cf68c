/** The few drawings on the charts' buttons; the button has the name. */
import { html, svg, type TemplateResult } from 'lit';

const PATHS = {
  save: svg`<path d="M8 2.5v7M5 6.75 8 9.75l3-3M3 13h10" />`,
  table: svg`<path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6" />`,
  tune: svg`<path d="M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6" /><circle cx="10" cy="5" r="1.5" /><circle cx="6" cy="11" r="1.5" />`,
  zoomOut: svg`<circle cx="7" cy="7" r="4.25" /><path d="m10.25 10.25 3.25 3.25M5 7h4" />`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8" />`,
};

export function icon(name: keyof typeof PATHS): TemplateResult {
  return html`<svg class="charts-icon" viewBox="0 0 16 16" aria-hidden="true">${PATHS[name]}</svg>`;
}
