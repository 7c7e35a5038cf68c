/** How many steps each batch size needs to a target, with the law that is fitted to them. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { multiples, niceStep } from '../../charts/nice';
import { formatNumber, parseNumber } from '../../components/format';
import { unlessTyping } from '../../components/unless-typing';
import { isLoss, type Measure } from '../../experiment/measures';
import { fitLaw, type Law, type Reached, reachedBy } from '../../experiment/steps-to-target';
import { type PointResult, spreadAtEnd } from '../../experiment/sweep-results';
import type { Compare } from '../../lab/compare';
import type { NoiseScale } from '../../lab/noise-scale';
import { t } from '../../locales';
import { formatCount, formatPercent, formatTick } from '../../locales/numbers';
import { faultWords } from '../../locales/words';

const WIDTH = 420;
const HEIGHT = 200;
const PAD = { left: 52, right: 16, top: 12, bottom: 36 };

export function stepsToTarget(state: Compare, noise: NoiseScale): TemplateResult | typeof nothing {
  const { shown, look } = state;
  if (!state.axes.includes('batch.size')) return nothing;
  const { measure } = look;
  const target = look.target ?? easyTarget(shown, measure);
  if (target === null) return nothing;
  const reached = reachedBy(shown, measure, target);
  const law = fitLaw(reached);
  const name = t(`compare.${measure}`);
  const set = (event: Event) => {
    const value = parseNumber((event.target as HTMLInputElement).value);
    state.setLook({ target: typeof value === 'number' ? value : null });
  };
  return html`<section class="compare-target" aria-label=${t('compare.target')}>
    <div class="compare-title">
      <h3>${t('compare.target')}</h3>
      <label class="target-field"
        >${t('compare.targetField', { measure: name })}
        <input
          class="field"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          .value=${unlessTyping(formatNumber(target))}
          @change=${set}
        />
      </label>
    </div>
    <div class="target-parts">
    <div>${plot(reached, law)} ${noiseRow(state, noise, reached)}
    <p class="note">
      ${
        law
          ? t('compare.law', {
              steps: formatCount(law.leastSteps),
              rows: formatCount(law.leastRows),
              critical: Number.isFinite(law.critical) ? formatCount(law.critical) : '∞',
            })
          : t('compare.noLaw')
      }
      ${t('compare.targetNote')}
    </p></div>
    <table class="results-table">
      <thead>
        <tr>
          <th scope="col">${t('compare.batch')}</th>
          <th scope="col">${t('compare.stepsTo')}</th>
          <th scope="col">${t('compare.rowsTo')}</th>
          <th scope="col">${t('compare.reached')}</th>
        </tr>
      </thead>
      <tbody>
        ${reached.map(
          ({ batch, steps, seeds, of }) => html`<tr>
            <th scope="row">${formatCount(batch)}</th>
            <td>${formatCount(steps)}</td>
            <td>${formatCount(steps * batch)}</td>
            <td>${t('compare.of', { finished: seeds, seeds: of })}</td>
          </tr>`,
        )}
      </tbody>
    </table></div>
  </section>`;
}

const notMeasured = { value: null, running: false, part: 0, fault: null };

/** The prediction beside what was measured: from the gradients alone, without a sweep. */
function noiseRow(state: Compare, noise: NoiseScale, reached: Reached[]): TemplateResult {
  const moved = reached.filter(({ steps }) => steps > 0);
  const middle = moved[moved.length >> 1];
  const measure = () => {
    const result = state.shown.find(({ info }) => info.experiment.batch.size === middle?.batch);
    if (middle && result) noise.measure(result.info.experiment, middle.steps, state.results);
  };
  const known = noise.subject === state.results;
  const { value, running, part, fault } = known ? noise : notMeasured;
  const words = () => {
    if (fault) return faultWords(fault.message);
    const batch = value === null ? '–' : formatCount(value);
    if (running) return t('compare.noiseSoFar', { batch, part: formatPercent(part) });
    return value === null ? t('compare.noiseHelp') : t('compare.noise', { batch });
  };
  return html`<p class="noise">
    <button
      type="button"
      class="btn small"
      ?hidden=${!middle}
      @click=${() => (running ? noise.forget() : measure())}
    >
      ${t(running ? 'app.stop' : 'compare.measureNoise')}
    </button>
    <span class="note" role=${fault ? 'alert' : 'status'}>${words()}</span>
  </p>`;
}

/** What the slowest batch size reaches at its end, and a little more easily; two digits. */
function easyTarget(results: PointResult[], measure: Measure): number | null {
  const sign = isLoss(measure) ? 1 : -1;
  const best = new Map<number, number>();
  for (const result of results) {
    const value = sign * (spreadAtEnd(result, measure)?.mean ?? Number.NaN);
    const batch = result.info.experiment.batch.size;
    if (!Number.isNaN(value)) best.set(batch, Math.min(value, best.get(batch) ?? Infinity));
  }
  if (best.size === 0) return null;
  const slowest = sign * Math.max(...best.values());
  return Number((slowest * (sign > 0 ? 1.1 : 0.98)).toPrecision(2));
}

function plot(reached: Reached[], law: Law | null): TemplateResult {
  const points = reached.filter(({ steps }) => steps > 0);
  const batches = reached.map(({ batch }) => batch);
  const steps = points.map((point) => point.steps);
  const toX = logScale(batches, PAD.left, WIDTH - PAD.right);
  const toY = logScale(steps, HEIGHT - PAD.bottom, PAD.top);
  const curve = law ? lawPoints(law, batches).filter(([, y]) => y > 0) : [];
  const path = curve.map(([x, y]) => `${toX(x).toFixed(1)},${toY(y).toFixed(1)}`).join(' ');
  return html`<svg
    class="target-plot"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label=${t('compare.target')}
  >
    ${svg`<path class="axis" d="M${PAD.left} ${HEIGHT - PAD.bottom}H${WIDTH - PAD.right}" />
      ${ticksFor(steps).map(
        (value) => svg`<path class="grid" d="M${PAD.left} ${toY(value)}H${WIDTH - PAD.right}" />
          <text x=${PAD.left - 8} y=${toY(value) + 4} text-anchor="end">${formatTick(value)}</text>`,
      )}
      ${batches.map(
        (batch) =>
          svg`<text x=${toX(batch)} y=${HEIGHT - PAD.bottom + 16} text-anchor="middle">${formatTick(batch)}</text>`,
      )}
      <text x=${WIDTH - PAD.right} y=${HEIGHT - 4} text-anchor="end">${t('compare.batch')}</text>
      ${path ? svg`<polyline class="law" points=${path} />` : nothing}
      ${points.map(
        ({ batch, steps: count, seeds, of }) =>
          svg`<circle class=${seeds === of ? '' : 'is-part'} cx=${toX(batch)} cy=${toY(count)} r="4" />`,
      )}`}
  </svg>`;
}

/** The law's steps over the batch sizes there are. */
function lawPoints({ leastSteps, leastRows }: Law, batches: number[]): [number, number][] {
  const [low, high] = [Math.min(...batches), Math.max(...batches)];
  return Array.from({ length: 41 }, (_, i) => {
    const batch = low * (high / low) ** (i / 40);
    return [batch, leastSteps + leastRows / batch];
  });
}

function logScale(values: number[], from: number, to: number): (value: number) => number {
  const logs = values.map(Math.log);
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  const span = high > low ? high - low : 1;
  const room = 0.06;
  return (value) => from + (to - from) * (room + (1 - 2 * room) * ((Math.log(value) - low) / span));
}

/** Powers of ten between the smallest and the largest, or round numbers where there are too few. */
function ticksFor(values: number[]): number[] {
  if (values.length === 0) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const exponents = multiples(Math.log10(low), Math.log10(high), 1);
  if (exponents.length > 2) return exponents.map((exponent) => 10 ** exponent);
  return high > low ? multiples(low, high, niceStep(high - low, 4)) : [low];
}
