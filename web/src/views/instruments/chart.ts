/** A small chart of a few lines over the steps, as SVG: readings are too few for more. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { list, t } from '../../locales';
import { formatTick } from '../../locales/numbers';
import { type Frame, frameOf, type Line } from './geometry';

const width = 320;
const height = 132;
const left = 44;
const bottom = 20;
const top = 6;

/** The name stands above, each line's name with its last number beside it. */
export function chart(
  title: string,
  lines: Line[],
  log: boolean,
  steps: number,
  word: (value: number) => string,
): TemplateResult {
  const frame = frameOf(lines, log, steps);
  const told = list([title, ...lines.map((line) => `${line.label} ${word(lastOf(line))}`)]);
  return html`<figure class="reading">
    <figcaption>${title}</figcaption>
    <ul class="reading-lines">
      ${lines.map(
        (
          line,
        ) => html`<li class="reading-line tint-${line.color} ${line.dashed ? 'is-dashed' : ''}">
          <i></i>${line.label} <data value=${lastOf(line)}>${word(lastOf(line))}</data>
        </li>`,
      )}
    </ul>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${told}>
      ${frame ? drawn(lines, frame) : nothing}
    </svg>
  </figure>`;
}

function lastOf({ points }: Line): number {
  return points.findLast(({ value }) => Number.isFinite(value))?.value ?? Number.NaN;
}

function drawn(lines: Line[], frame: Frame) {
  const x = (step: number) => left + frame.x(step) * (width - left - 8);
  const y = (value: number) => top + (1 - frame.y(value)) * (height - top - bottom);
  return svg`
    ${frame.ticks.map(
      (
        tick,
      ) => svg`<line class="reading-grid" x1=${left} x2=${width - 8} y1=${y(tick)} y2=${y(tick)} />
        <text class="reading-tick" x=${left - 6} y=${y(tick) + 3.5} text-anchor="end">${formatTick(tick)}</text>`,
    )}
    ${frame.steps.map(
      (step) => svg`<text class="reading-tick" x=${x(step)} y=${height - 6}
        text-anchor=${step === 0 ? 'start' : 'end'}>${step === 0 ? `${t('instruments.steps')} 0` : formatTick(step)}</text>`,
    )}
    ${lines.map(
      (line) => svg`<path class="reading-path tint-${line.color} ${line.dashed ? 'is-dashed' : ''}"
        d=${pathOf(line, frame, x, y)} />`,
    )}`;
}

/** What is no number, or has no logarithm, leaves a gap. */
function pathOf(
  { points }: Line,
  frame: Frame,
  x: (step: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  let down = false;
  for (const { step, value } of points) {
    const there = Number.isFinite(frame.y(value));
    if (there) {
      const place = `${x(step).toFixed(1)} ${y(value).toFixed(1)}`;
      // A dot where there is one point alone.
      path += down ? `L${place}` : `M${place}h.01`;
    }
    down = there;
  }
  return path;
}
