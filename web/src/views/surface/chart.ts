/** A quantity of every racer against steps, as far as the race is looked at. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { RunStyle } from '../../experiment/run-style';
import { list } from '../../locales';
import { formatTick } from '../../locales/numbers';
import { bounds, thinned } from './chart-scale';

export interface Line {
  values: Float64Array;
  style: RunStyle;
  name: string;
}

const WIDTH = 280;
const HEIGHT = 168;
const LEFT = 44;
const RIGHT = 12;
const TOP = 8;
const BOTTOM = 20;

/** The whole ways are there, faint; what was gone up to `step` is drawn on them. */
export function chart(
  title: string,
  lines: readonly Line[],
  { step, length, chosen }: { step: number; length: number; chosen: number },
): TemplateResult {
  const scale = bounds(lines.map(({ values }) => values));
  const x = (at: number) => LEFT + (at / Math.max(length, 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - scale.place(value)) * (HEIGHT - TOP - BOTTOM);
  const path = (values: Float64Array, last: number) =>
    thinned(values, last, scale)
      .map(([at, value], index) => `${index ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
      .join('');
  return html`<figure class="race-chart">
    <figcaption>${title}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words(title, lines, step)}>
      ${scale.ticks.map(
        (
          tick,
        ) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(tick)} y2=${y(tick)} />
          <text x=${LEFT - 6} y=${y(tick) + 4} text-anchor="end">${formatTick(tick)}</text>`,
      )}
      <line class="base" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${HEIGHT - BOTTOM} y2=${HEIGHT - BOTTOM} />
      <text x=${LEFT} y=${HEIGHT - 4} text-anchor="middle">0</text>
      <text x=${WIDTH - RIGHT} y=${HEIGHT - 4} text-anchor="end">${formatTick(length)}</text>
      ${lines.map(
        (
          { values, style },
          index,
        ) => svg`<path class="whole run-${style.color}" d=${path(values, length)} />
          <path
            class="gone run-${style.color} ${style.dashed ? 'dashed' : ''} ${index === chosen ? 'chosen' : ''}"
            d=${path(values, step)}
          />`,
      )}
      ${
        step < length
          ? svg`<line class="now" x1=${x(step)} x2=${x(step)} y1=${TOP} y2=${HEIGHT - BOTTOM} />`
          : nothing
      }
    </svg>
  </figure>`;
}

function words(title: string, lines: readonly Line[], step: number): string {
  const now = lines.map(
    ({ name, values }) => `${name} ${formatTick(values[Math.min(step, values.length - 1)]!)}`,
  );
  return list([title, ...now]);
}
