/** A set-up of a lesson: its arms' curves, what they are, and the verdicts. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FullExperiment } from '../../experiment/document';
import { isLoss } from '../../experiment/measures';
import { runStyle } from '../../experiment/run-style';
import { singleCurves, spreadCurve } from '../../experiment/sweep-curves';
import { countFinished } from '../../experiment/sweep-results';
import type { Lessons } from '../../lab/lessons';
import type { Setup } from '../../lessons/lesson';
import { type ArmResult, type LessonResult, type SetupResult, termsOf } from '../../lessons/result';
import { list, t } from '../../locales';
import type { LessonWords } from '../../locales/lessons';
import { formatCount, formatRate } from '../../locales/numbers';
import '../compare/chart';
import type { Figure } from '../compare/figure';
import { answers } from './answers';
import { dataOf, paragraphs } from './data';

export function setupPart(
  state: Lessons,
  setup: Setup,
  index: number,
  words: LessonWords,
  /** It is not the same as that of the lesson's other set-ups. */
  ownData: boolean,
): TemplateResult {
  const { result } = state;
  const found = result?.setups[index] ?? null;
  const name = words.setups?.[setup.id];
  const terms = found && termsInWords(found);
  const whole = name && terms ? t('lessons.setup', { name, terms }) : name || terms;
  const title = whole || t('lessons.arms');
  return html`<section class="lesson-setup" aria-label=${title}>
    <h2>${title}</h2>
    ${found && ownData ? paragraphs(dataOf(found, { catalogue: state.lab.catalogue, words })) : nothing}
    ${result && found ? comparison(state, result, found, words) : nothing}
    ${answers(setup.questions, found, words)}
  </section>`;
}

function termsInWords(found: SetupResult): string {
  const { budget, rate } = termsOf(found);
  return t('lessons.terms', {
    budget: t(`lessons.budget.${budget}`),
    rate: t(`lessons.rate.${rate}`),
  });
}

function comparison(
  state: Lessons,
  result: LessonResult,
  found: SetupResult,
  words: LessonWords,
): TemplateResult {
  const { measure, log } = found.setup.chart;
  const title = t(`lessons.chart.${measure}`);
  const band = t(log ? 'lessons.logBand' : 'lessons.band', { seeds: result.seeds });
  return html`<div class="compare-title">
      <h3>${title}</h3>
      <span class="note">${band}</span>
    </div>
    <lab-compare-chart .figure=${figure(found, words)} .label=${list([title, band])}></lab-compare-chart>
    <div class="arms-room">
      <table class="arms">
        <thead>
          <tr>
            <th scope="col">${t('lessons.arm')}</th>
            <th scope="col">${t('lessons.rateHead')}</th>
            <th scope="col">${t('lessons.updates')}</th>
            <th scope="col">${t('lessons.epochs')}</th>
            <th scope="col">${t('lessons.finished')}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${found.arms.map((arm, at) => armRow(state, result, arm, at, words))}
        </tbody>
      </table>
    </div>
    <button type="button" class="btn small" @click=${() => state.compare(result, found)}>
      ${t('lessons.compare')}
    </button>`;
}

function armRow(
  state: Lessons,
  result: LessonResult,
  arm: ArmResult,
  at: number,
  words: LessonWords,
): TemplateResult {
  const { color, dashed } = runStyle(at);
  const { info } = arm.point;
  const name = words.arms[arm.arm.id] ?? '';
  const epochs = info.steps / info.stepsPerEpoch;
  const finished = countFinished(arm.point);
  return html`<tr>
    <th scope="row" class="run-${color}">
      <span><i class="line ${dashed ? 'is-dashed' : ''}"></i>${name}</span>
    </th>
    <td title=${howChosen(arm) ?? nothing}>
      ${rateWords(info.experiment)}
      ${arm.choosing ? html`<span class="note">${howChosen(arm)}</span>` : nothing}
    </td>
    <td>${formatCount(info.steps)}</td>
    <td>${Number.isInteger(epochs) ? formatCount(epochs) : epochs.toFixed(1)}</td>
    <td>${t('lessons.of', { finished, seeds: result.seeds })}</td>
    <td>
      <button
        type="button"
        class="btn small"
        aria-label=${t('lessons.trainIt', { arm: name })}
        @click=${() => state.train(result, arm)}
      >
        ${t('lessons.train')}
      </button>
    </td>
  </tr>`;
}

/** Of a cycle from foot to top. */
function rateWords({ optimizer, schedule }: FullExperiment): string {
  const rate = formatRate(Number(optimizer.lr));
  return schedule.name === 'cyclic' ? `${rate} – ${formatRate(Number(schedule.max_lr))}` : rate;
}

function howChosen({ choosing, arm }: ArmResult): string | null {
  if (!choosing) return null;
  const times = arm.rate?.times;
  const isTested = 'bounds' in choosing;
  if (times !== undefined) {
    const words = isTested ? 'lessons.timesTested' : 'lessons.timesBest';
    return t(words, { times: formatRate(times), best: formatRate(choosing.best) });
  }
  if (isTested) {
    const { lower, upper } = choosing.bounds;
    return t('lessons.tested', { lower: formatRate(lower), upper: formatRate(upper) });
  }
  const { atEdge } = choosing;
  const rates = choosing.rates.length;
  return t(atEdge ? 'lessons.atEdge' : 'lessons.chosenFrom', { rates });
}

function figure({ setup, arms }: SetupResult, words: LessonWords): Figure {
  const { measure, x, log = false } = setup.chart;
  return {
    x,
    unit: t(`charts.${x}`),
    log,
    percent: !isLoss(measure),
    curves: arms.map(({ arm, point }, at) => {
      const spread = spreadCurve(point, measure, x, log);
      const diverged = singleCurves(point, measure, x).filter((curve) => curve.diverged);
      return {
        name: words.arms[arm.id] ?? '',
        style: runStyle(at),
        spread,
        singles: spread.x.length === 0 ? diverged : [],
      };
    }),
  };
}
