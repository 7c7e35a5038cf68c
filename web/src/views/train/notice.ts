/** What went wrong, where it happened: a run that diverged, data or an engine that did not come. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../components/format';
import { icon } from '../../components/icons';
import { floorTo125 } from '../../components/scale';
import type { Run } from '../../experiment/run';
import type { Lab } from '../../lab';
import { inForce } from '../../lab/edits';
import { t } from '../../locales';
import { formatLoss, formatRate } from '../../locales/numbers';
import type { Fault } from '../../protocol';

export function notices(lab: Lab): TemplateResult {
  const { current: run, fault } = lab;
  return html`${fault ? faultNotice(lab, fault) : nothing}
  ${run?.diverged && !lab.needsRestart ? divergedNotice(lab, run, run.diverged) : nothing}`;
}

function notice(title: string, text: string, actions: TemplateResult): TemplateResult {
  return html`<section class="notice" role="alert">
    ${icon('warn')}
    <h2>${title}</h2>
    <p>${text}</p>
    <div class="actions">${actions}</div>
  </section>`;
}

function divergedNotice(lab: Lab, run: Run, diverged: NonNullable<Run['diverged']>) {
  const { step, lr, lowestLoss, lowestStep } = diverged;
  const base = Number(inForce(run.experiment, step).optimizer.lr);
  const rate = floorTo125(base / 10);
  const why = t('notices.overshot', { rate: formatRate(lr) });
  const before =
    lowestStep > 0
      ? t('notices.fellUntil', { step: lowestStep, loss: formatLoss(lowestLoss) })
      : t('notices.neverFell');
  return notice(
    t('notices.stopped', { step }),
    `${why} ${before} ${t('notices.tryThis')}`,
    html`<button type="button" class="btn solid" @click=${() => lab.tryAgain(rate)}>
        ${t('notices.tryAgain', { rate: formatNumber(rate) })}
      </button>
      ${lab.past
        ?.offers(run)
        .map(
          ({ label, act }) =>
            html`<button type="button" class="btn" @click=${act}>${label}</button>`,
        )}`,
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
