/** How a run failed, above the charts. */
import { html, nothing } from 'lit';
import { formatNumber } from '../../components/format';
import { LabElement } from '../../components/light';
import { floorTo125 } from '../../components/scale';
import { highestRate } from '../../experiment/rate';
import { lossesOf, type Run } from '../../experiment/run';
import { inForce } from '../../lab/edits';
import { tryAgain } from '../../lab/try-again';
import { t } from '../../locales';
import { formatLoss, formatRate } from '../../locales/numbers';
import { notice } from '../train/notice';
import './why';

export class LabFailed extends LabElement {
  static override properties = { ...LabElement.properties, run: { attribute: false } };
  run: Run | null = null;

  override render() {
    const { lab, run } = this;
    if (!run) return nothing;
    const why = html`<lab-why .lab=${lab} .run=${run}></lab-why>`;
    if (run.diverged) return this.#diverged(run, run.diverged, why);
    const [first, last] = lossesOf(run);
    const text = t('failed.stalledText', {
      steps: run.step,
      first: formatLoss(first),
      last: formatLoss(last),
    });
    return notice(t(last > first ? 'failed.risen' : 'failed.stalled'), text, html``, why);
  }

  #diverged(run: Run, diverged: NonNullable<Run['diverged']>, why: ReturnType<typeof html>) {
    const { lab } = this;
    const { step, lr, lowestLoss, lowestStep } = diverged;
    const rate = floorTo125(highestRate(inForce(run.experiment, step)) / 10);
    const overshot = t('failed.overshot', { rate: formatRate(lr) });
    const before =
      lowestStep > 0
        ? t('failed.fellUntil', { step: lowestStep, loss: formatLoss(lowestLoss) })
        : t('failed.neverFell');
    return notice(
      t('failed.stopped', { step }),
      `${overshot} ${before} ${t('failed.tryThis')}`,
      html`<button type="button" class="btn solid" @click=${() => tryAgain(lab, { path: 'optimizer.lr', value: rate })}>
          ${t('failed.tryAgain', { rate: formatNumber(rate) })}
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
}

customElements.define('lab-failed', LabFailed);
