/** What went wrong, where it happened: a run that came to nothing, data or an engine that did not come. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { hasStalled, lossesOf, type Run } from '../../experiment/run';
import type { Lab } from '../../lab';
import { t } from '../../locales';
import { faultWords } from '../../locales/words';
import type { Fault } from '../../protocol';

/** `explains`: the code that says how a run failed is here; it comes with the instruments. */
export function notices(lab: Lab, explains: boolean): TemplateResult {
  const { current: run, fault } = lab;
  return html`${fault ? faultNotice(lab, fault) : nothing}
  ${
    explains && failed(run) && !lab.needsRestart
      ? html`<lab-failed .lab=${lab} .run=${run}></lab-failed>`
      : nothing
  }`;
}

/** Whether a run has ended and come to nothing: it diverged, or has stalled. */
export function failed(run: Run | null): boolean {
  if (run?.diverged) return true;
  return run?.state === 'finished' && hasStalled(...lossesOf(run));
}

export function notice(
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

export function faultNotice(lab: Lab, fault: Fault) {
  const title = t(`notices.${fault.code}`);
  const retry = html`<button type="button" class="btn solid" @click=${() => lab.retry()}>
    ${t('notices.retry')}
  </button>`;
  return notice(
    title,
    // A document may have names of any length.
    faultWords(fault.message.slice(0, 800)),
    html`${['data', 'engine'].includes(fault.code) ? retry : nothing}
      <button type="button" class="btn" @click=${() => lab.dismissFault()}>
        ${t('notices.close')}
      </button>`,
  );
}
