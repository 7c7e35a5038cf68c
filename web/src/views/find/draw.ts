/** The parts of a range test's chart that stand still: axes, curves, what is shaded. */
import { svg } from 'lit';
import type { Curve } from '../../experiment/range-test/curve';
import { t } from '../../locales';
import { formatPercent, formatRate, formatTick } from '../../locales/numbers';
import type { Geometry, Plot } from './geometry';

export const plots = ({ loss, accuracy }: Geometry): Plot[] =>
  accuracy ? [loss, accuracy] : [loss];

export function shade(kind: string, from: number, to: number, top: number, bottom: number) {
  return svg`<rect class="shade ${kind}" x=${from} y=${top}
    width=${Math.max(0, to - from)} height=${bottom - top}></rect>`;
}

/** Grid and ticks of one plot. */
export function axis(
  { left, right }: Geometry,
  { axis: { ticks }, y }: Plot,
  write: (n: number) => string,
) {
  return ticks.map(
    (tick) => svg`<line class="grid" x1=${left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
      <text class="tick is-y" x=${left - 8} y=${y(tick)}>${write(tick)}</text>`,
  );
}

export function rates(space: Geometry) {
  const bottom = (space.accuracy ?? space.loss).bottom;
  return svg`<line class="axis" x1=${space.left} x2=${space.right} y1=${bottom} y2=${bottom}></line>
    ${space.decades.map(
      (
        rate,
      ) => svg`<line class="axis" x1=${space.x(rate)} x2=${space.x(rate)} y1=${bottom} y2=${bottom + 4}></line>
        <text class="tick is-x" x=${space.x(rate)} y=${bottom + 20}>${formatTick(rate)}</text>`,
    )}
    <text class="tick is-x" x=${(space.left + space.right) / 2} y=${bottom + 38}>${t('find.rate')}</text>`;
}

export function curves(space: Geometry, { lr, loss, smoothed }: Curve) {
  const points = (values: number[]) =>
    values.map((value, i) => `${space.x(lr[i]!).toFixed(1)},${space.loss.y(value).toFixed(1)}`);
  return svg`<g clip-path="url(#range-clip)">
    <polyline class="curve raw" points=${points(loss).join(' ')}></polyline>
    <polyline class="curve" points=${points(smoothed).join(' ')}></polyline>
  </g>`;
}

export function accuracyPart(space: Geometry, plot: Plot, curve: Curve | null) {
  const points = (curve?.accuracy ?? []).map(
    ({ index, value }) => `${space.x(curve!.lr[index]!).toFixed(1)},${plot.y(value).toFixed(1)}`,
  );
  return svg`<text class="chart-name" x="0" y=${plot.top - 18}>${t('find.accuracy')}</text>
    <g role="img" aria-label=${accuracySays(curve)}>
      ${axis(space, plot, (share) => `${100 * share}%`)}
      <polyline class="curve" points=${points.join(' ')}></polyline>
    </g>`;
}

function accuracySays(curve: Curve | null): string {
  const best = curve?.accuracy.reduce((a, b) => (b.value > a.value ? b : a), curve.accuracy[0]!);
  if (!curve || !best) return t('find.picture.empty');
  return t('find.accuracy.picture', {
    accuracy: formatPercent(best.value),
    rate: formatRate(curve.lr[best.index]!),
  });
}
