/** Why a run failed, inside the notice that says so. */
import { html, nothing } from 'lit';
import { formatNumber } from '../../components/format';
import { Follow, LabElement } from '../../components/light';
import { pageLab } from '../../engine/page-lab';
import type { Run } from '../../experiment/run';
import type { Diagnosis } from '../../lab/diagnosis';
import { findEntry } from '../../lab/edits';
import { perLab } from '../../lab/per-lab';
import { Why } from '../../lab/why';
import { type MessageKey, t } from '../../locales';
import { formatPercent, formatRate } from '../../locales/numbers';

const whyOf = perLab((lab) => new Why(lab, pageLab()));

export class LabWhy extends LabElement {
  static override properties = { ...LabElement.properties, run: { attribute: false } };
  run: Run | null = null;

  constructor() {
    super();
    new Follow(this, () => whyOf(this.lab));
  }

  override render() {
    if (!this.run) return nothing;
    const why = whyOf(this.lab);
    const answer = why.of(this.run);
    if (answer === 'looking') return html`<p class="why">${t('why.looking')}</p>`;
    if (answer === 'unknown') return html`<p class="why">${t('why.nothing')}</p>`;
    const { run } = this;
    const step = why.forkStep(run, answer);
    return html`<p class="why" data-cause=${answer.cause}>${this.#words(answer)}</p>
      <div class="actions">
        <button type="button" class="btn solid" @click=${() => why.follow(answer)}>
          ${this.#offer(answer)}
        </button>
        ${
          step === null
            ? nothing
            : html`<button type="button" class="btn" @click=${() => why.fork(run, step, answer)}>
                ${t('why.fork', { step, value: formatNumber(answer.change.value as number) })}
              </button>`
        }
      </div>`;
  }

  #words({ cause, step, measured, layer = 0 }: Diagnosis): string {
    const { name } = this.run?.experiment.optimizer ?? { name: '' };
    return t(`why.${cause}`, {
      step,
      layer,
      times: formatRate(Number(measured.toPrecision(3))),
      share: formatPercent(measured),
      ratio: formatRate(measured),
      optimizer: findEntry(this.lab.catalogue, 'optimizer', name)?.label ?? name,
    });
  }

  #offer({ change: { path, value } }: Diagnosis): string {
    const told =
      typeof value === 'number'
        ? formatNumber(value)
        : this.#label(path, value as { name: string });
    return t(`why.try.${path}` as MessageKey, { value: told });
  }

  /** What the catalogue calls a choice. */
  #label(path: string, { name }: { name: string }): string {
    const { losses, activations, initializers } = this.lab.catalogue;
    const entries = [...(path === 'loss' ? losses : []), ...activations, ...initializers];
    return entries.find((entry) => entry.name === name)?.label ?? name;
  }
}

customElements.define('lab-why', LabWhy);
