/** lr(t) in 40 px: the used part in the run's colour, the planned part grey, a dot where it is now. */
import { html, svg, type TemplateResult } from 'lit';
import { vars } from '../../components/vars';
import type { Series } from '../../protocol';

const WIDTH = 1000;
const HEIGHT = 100;

export interface PreviewOptions {
  planned: Series | null;
  used: Series | null;
  /** Where the dot stands: the rate of the last update, or null before the first. */
  rate: number | null;
  step: number;
  steps: number;
  color: number;
}

export function schedulePreview(options: PreviewOptions): TemplateResult {
  const { planned, used, step, steps, color } = options;
  const rate = options.rate ?? first(planned);
  const top = Math.max(highest(planned), highest(used), options.rate ?? 0) || 1;
  const x = (at: number) => (at / Math.max(1, steps - 1)) * WIDTH;
  const y = (rate: number) => HEIGHT * (1 - rate / top);
  const path = (series: Series | null) => {
    const points: string[] = [];
    series?.step.forEach((at, index) => {
      const rate = series.value[index] ?? Number.NaN;
      if (Number.isFinite(rate)) points.push(`${x(at).toFixed(1)} ${y(rate).toFixed(1)}`);
    });
    return points.length > 0 ? `M${points.join('L')}` : '';
  };
  return html`<div class="preview run-${color}" aria-hidden="true">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
      ${svg`<path class="base" d="M0 ${HEIGHT}H${WIDTH}" />
      <path class="planned" d=${path(planned)} />
      <path class="used" d=${path(used)} />`}
    </svg>
    ${
      rate === null
        ? ''
        : html`<i ${vars({ x: Math.min(1, x(step) / WIDTH), y: y(rate) / HEIGHT })}></i>`
    }
  </div>`;
}

function highest(series: Series | null): number {
  let top = 0;
  for (const value of series?.value ?? []) if (Number.isFinite(value)) top = Math.max(top, value);
  return top;
}

function first(series: Series | null): number | null {
  return series?.value[0] ?? null;
}
