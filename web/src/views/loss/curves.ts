/** Loss and gradient of every loss while the row's lead is moved. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { ceilNice, multiples, niceStep } from '../../charts/nice';
import { vars } from '../../components/vars';
import type { SideLoss } from '../../experiment/anatomy';
import { list, t } from '../../locales';
import { formatTick } from '../../locales/numbers';
import { brief, hasClasses, nameOf, type Shown } from './words';

type Kind = 'loss' | 'gradient';

export function curves(shown: Shown): TemplateResult {
  const classes = hasClasses(shown);
  return html`<section class="loss-curves" aria-label=${t(classes ? 'loss.curves' : 'loss.residuals')}>
    <h3>${t(classes ? 'loss.curves' : 'loss.residuals')}</h3>
    <p class="note">${t(classes ? 'loss.curves.text' : 'loss.residuals.text')}</p>
    <p class="loss-key">
      ${shown.view.losses.map(
        (side, index) =>
          html`<span class="run-${index + 1}"><i class="line"></i>${inKey(shown, side)}</span>`,
      )}
    </p>
    <div class="loss-charts">${chart(shown, 'loss')} ${chart(shown, 'gradient')}</div>
  </section>`;
}

/** A line that leaves both charts is named all the same. */
function inKey(shown: Shown, side: SideLoss): string {
  const name = nameOf(shown, side);
  const leaves = (kind: Kind) => Math.min(...side.curve[kind]) > topOf(shown, kind);
  return leaves('loss') && leaves('gradient') ? t('loss.beyond', { name }) : name;
}

/** How high the chart is: what grows without bound, the linear squared error, may leave it. */
function topOf(shown: Shown, kind: Kind): number {
  const bounded = shown.view.losses.filter(
    ({ loss, output }) => loss.name !== 'mse' || output !== 'linear',
  );
  // With some room above.
  const highest = 1.04 * Math.max(...bounded.flatMap(({ curve }) => [...curve[kind]]));
  return Number.isFinite(highest) && highest > 0
    ? ceilNice(highest, [1, 1.5, 2, 3, 4, 5, 8, 10])
    : 1;
}

function chart(shown: Shown, kind: Kind): TemplateResult {
  const { leads, lead, losses } = shown.view;
  const classes = hasClasses(shown);
  const [first, last] = [leads[0]!, leads[leads.length - 1]!];
  const top = topOf(shown, kind);
  const x = (at: number) => (at - first) / (last - first);
  const y = (value: number) => 1 - value / top;
  const isInside = lead >= first && lead <= last;
  const here = x(lead);
  const now = (side: SideLoss) => (kind === 'loss' ? side.value : side.gradientNorm);
  const what = t(kind === 'loss' ? 'loss.lossCurve' : 'loss.gradientCurve');
  const readings = list(
    losses.map((side) => t('loss.reading', { name: nameOf(shown, side), value: brief(now(side)) })),
  );
  const ticks = multiples(0, top, niceStep(top, 3));
  const places = multiples(first, last, (last - first) / 4);
  return html`<figure class="loss-chart">
    <figcaption>${what}</figcaption>
    <div class="loss-plot" role="img" aria-label=${t('loss.picture', { what, readings })}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        ${ticks.map(
          (tick) =>
            svg`<line class="grid" x1="0" x2="100" y1=${100 * y(tick)} y2=${100 * y(tick)} />`,
        )}
        ${isInside ? svg`<line class="here" x1=${100 * here} x2=${100 * here} y1="0" y2="100" />` : nothing}
        ${losses.map(
          (side, index) =>
            svg`<polyline class="curve run-${index + 1}" points=${[...leads]
              .map(
                (at, i) =>
                  `${(100 * x(at)).toFixed(2)},${(100 * y(side.curve[kind][i]!)).toFixed(2)}`,
              )
              .join(' ')} />`,
        )}
      </svg>
      ${losses.map((side, index) => {
        const height = y(now(side));
        return height >= 0 && height <= 1 && isInside
          ? html`<i class="loss-dot run-${index + 1}" ${vars({ x: here, y: height })}></i>`
          : '';
      })}
      <span
        class="loss-here ${here > 0.5 ? 'is-left' : ''}"
        ${vars({ x: Math.min(1, Math.max(0, here)) })}
        >${isInside ? t('loss.here') : html`${here < 0 ? '‹ ' : ''}${t('loss.here')} ${brief(lead)}${here > 1 ? ' ›' : ''}`}</span
      >
      ${ticks.map(
        (tick) =>
          html`<span class="loss-tick is-y" ${vars({ y: y(tick) })}>${formatTick(tick)}</span>`,
      )}
      ${places.map(
        (at) => html`<span class="loss-tick is-x" ${vars({ x: x(at) })}>${formatTick(at)}</span>`,
      )}
    </div>
    <p class="loss-axis">${t(classes ? 'loss.margin' : 'loss.residual')}</p>
  </figure>`;
}
