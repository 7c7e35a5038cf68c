/** What went wrong, where it happened: a run that diverged, data or an engine that did not come. */

import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../components/format';
import { icon } from '../../components/icons';
import { floorTo125 } from '../../components/scale';
import { highestRate } from '../../experiment/rate';
import { hasStalled, lossesOf, type Run } from '../../experiment/run';
import type { Lab } from '../../lab';
import { inForce } from '../../lab/edits';
import { t } from '../../locales';
import { formatLoss, formatRate } from '../../locales/numbers';
import type { Fault } from '../../protocol';

/** `explains`: the code that says why a run failed is here; it comes with the instruments. */
export function notices(lab: Lab, explains: boolean): TemplateResult {
  const { current: run, fault } = lab;
  return html`${fault ? faultNotice(lab, fault) : nothing}
  ${run && failed(run) && !lab.needsRestart ? failedNotice(lab, run, explains) : nothing}`;
}

/** Whether a run has ended and come to nothing: it diverged, or has stalled. */
export function failed(run: Run | null): boolean {
  if (run?.diverged) return true;
  return run?.state === 'finished' && hasStalled(...lossesOf(run));
}

function failedNotice(lab: Lab, run: Run, explains: boolean) {
  const why = explains ? html`<lab-why .lab=${lab} .run=${run}></lab-why>` : nothing;
  if (run.diverged) return divergedNotice(lab, run, run.diverged, why);
  const [first, last] = lossesOf(run).map(formatLoss) as [string, string];
  const text = t('notices.stalledText', { steps: run.step, first, last });
  return notice(t('notices.stalled'), text, html``, why);
}

function notice(
  title: string,
  text: string,
  actions: TemplateResult,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<section class="notice" role="alert">
    ${icon('warn')}
    <h2>${title}</h2>
    <p>${text}</p>
    <div class="actions">${actions}</div>
    ${more}
  </section>`;
}

function divergedNotice(
  lab: Lab,
  run: Run,
  diverged: NonNullable<Run['diverged']>,
  why: TemplateResult | typeof nothing,
) {
  const { step, lr, lowestLoss, lowestStep } = diverged;
  const rate = floorTo125(highestRate(inForce(run.experiment, step)) / 10);
  const overshot = t('notices.overshot', { rate: formatRate(lr) });
  const before =
    lowestStep > 0
      ? t('notices.fellUntil', { step: lowestStep, loss: formatLoss(lowestLoss) })
      : t('notices.neverFell');
  return notice(
    t('notices.stopped', { step }),
    `${overshot} ${before} ${t('notices.tryThis')}`,
    html`<button type="button" class="btn solid" @click=${() => lab.tryAgain(rate)}>
        ${t('notices.tryAgain', { rate: formatNumber(rate) })}
      </button>
      ${lab.past
        ?.offers(run)
        .map(
          ({ label, act }) =>
            html`<button type="button" class="btn" @click=${act}>${label}</button>`,
        )}`,
    why,
  );
}

export function faultNotice(lab: Lab, fault: Fault) {
  const title = t(`notices.${fault.code}`);
  const retry = html`<button type="button" class="btn solid" @click=${() => lab.retry()}>
    ${t('notices.retry')}
  </button>`;
  return notice(
    title,
    fault.message,
    html`${['data', 'engine'].includes(fault.code) ? retry : nothing}
      <button type="button" class="btn" @click=${() => lab.dismissFault()}>
        ${t('notices.close')}
      </button>`,
  );
}
