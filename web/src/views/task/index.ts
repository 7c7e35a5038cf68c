/** The task that the page was handed out with, above the charts. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { Follow, LabElement } from '../../components/light';
import type { Target } from '../../experiment/task';
import type { Reached } from '../../lab/kept-result';
import { perLab } from '../../lab/per-lab';
import { TaskProgress } from '../../lab/task-progress';
import { addMessages, t } from '../../locales';
import { task as sentences } from '../../locales/en/task';
import { faultWords } from '../../locales/words';
import '../share/copy-field';
import { formatQuantity, targetWords } from './quantity';
import './task.css';

addMessages(sentences);

const progressOf = perLab((lab) => new TaskProgress(lab));

export class LabTask extends LabElement {
  constructor() {
    super();
    new Follow(this, () => progressOf(this.lab));
  }

  override render() {
    const progress = progressOf(this.lab);
    const { task, refusal, reached } = progress;
    const refused = refusal && html`<p role="alert">${faultWords(refusal.message)}</p>`;
    if (task === null) return refused ? html`<div class="task">${refused}</div>` : nothing;
    const { text, target } = task;
    return html`<section class="task" aria-label=${t('task.label')}>
      ${text ? html`<p class="task-text">${text}</p>` : nothing}
      ${refused ?? nothing} ${target ? targetLine(target, progress) : nothing} ${reached ? handIn(reached, progress) : nothing}
      <p class="unseen" aria-live="polite">${reached ? saysReached(reached) : nothing}</p>
    </section>`;
  }
}

/** How near the run has come is told only as long as the target is not reached. */
function targetLine(target: Target, { best, reached }: TaskProgress): TemplateResult {
  const value = best && formatQuantity(target.quantity, best.value);
  const nearest = best && value ? t('task.best', { value, step: best.step }) : t('task.none');
  return html`<p class="task-target">
    <b>${targetWords(target)}</b>
    ${reached ? nothing : html`<span>${nearest}</span>`}
  </p>`;
}

const saysReached = ({ name, step }: Reached) => t('task.reached', { name, step });

function handIn(reached: Reached, progress: TaskProgress): TemplateResult {
  return html`<div class="task-reached">
    <div>
      <p><b>${icon('check')}${saysReached(reached)}</b> ${t('task.hand')} ${progress.isKept ? t('task.kept') : nothing}</p>
      <button type="button" class="btn ghost small" title=${t('task.forgetHelp')} @click=${() => progress.forget()}>
        ${t('task.forget')}
      </button>
    </div>
    <lab-copy-field
      .label=${t('task.code')}
      .text=${reached.code}
      .button=${t('task.copyCode')}
    ></lab-copy-field>
  </div>`;
}

customElements.define('lab-task', LabTask);

declare global {
  interface HTMLElementTagNameMap {
    'lab-task': LabTask;
  }
}
