import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../components/icons';
import { LabElement } from '../../components/light';
import { formatLoss, formatPercent } from '../../locales/numbers';
import '../../components/menu';
import type { MenuItem } from '../../components/menu';
import { vars } from '../../components/vars';
import type { Run } from '../../experiment/run';
import { differences } from '../../lab/names';
import { asTree, canVisit, started } from '../../lab/run-list';
import { list, t } from '../../locales';

/** The run under the pointer or the focus; null when it is left. */
export type HighlightEvent = CustomEvent<number | null>;

/** Every run that was made: its line, what differs from the recipe, where it ended. */
export class LabRuns extends LabElement {
  static override properties = { ...LabElement.properties, renaming: { state: true } };
  /** The run whose name is being typed. */
  renaming: number | null = null;

  override render() {
    const { lab } = this;
    const runs = asTree(lab.runs.filter(started));
    return html`<section class="panel" aria-labelledby="runs-title">
      <div class="panel-title">
        <h2 id="runs-title">${t('runs.title')}</h2>
        <span class="note">${runs.length > 0 ? runs.length : nothing}</span>
      </div>
      ${runs.length > 0 ? this.#list(runs) : html`<p class="empty">${t('runs.empty')}</p>`}
    </section>`;
  }

  #list(runs: { run: Run; depth: number }[]) {
    const classifies = runs.some(({ run }) => run.info.task === 'classification');
    return html`<div class="runs ${classifies ? '' : 'no-accuracy'}">
      <div class="runs-head" aria-hidden="true">
        <span>${t('runs.testLoss')}</span>${
          classifies ? html`<span>${t('runs.accuracy')}</span>` : nothing
        }
      </div>
      <ul>
        ${repeat(
          runs,
          ({ run }) => run.id,
          ({ run, depth }) => html`<li
            ${vars({ depth })}
            class="run-${run.color} ${run.visible ? '' : 'is-hidden'} ${
              run.id === this.lab.current?.id ? 'is-current' : ''
            }"
            @pointerenter=${() => this.#highlight(run)}
            @pointerleave=${() => this.#highlight(null)}
            @focusin=${() => this.#highlight(run)}
            @focusout=${() => this.#highlight(null)}
          >
            ${run.id === this.renaming ? this.#nameField(run) : this.#row(run, classifies)}
          </li>`,
        )}
      </ul>
    </div>`;
  }

  #row(run: Run, classifies: boolean): TemplateResult {
    const note = this.#note(run);
    const loss = run.diverged ? Number.POSITIVE_INFINITY : (run.evaluation?.testLoss ?? Number.NaN);
    const accuracy = run.evaluation?.testAccuracy ?? Number.NaN;
    const face = html`<i class="line ${run.dashed ? 'is-dashed' : ''}"></i>
      <span class="run-name">
        <span>${run.name}${run.kept ? icon('pin') : nothing}</span>
        <span class="note" title=${note}>${note}</span>
      </span>
      <span class="number"><span class="unseen">${t('runs.testLoss')} </span>${formatLoss(loss)}</span>
      ${
        classifies
          ? html`<span class="number"
              ><span class="unseen">${t('runs.accuracy')} </span>${
                run.info.task === 'classification' ? formatPercent(accuracy) : ''
              }</span
            >`
          : nothing
      }
      <span class="run-more">${icon('more')}</span>`;
    return html`<lab-menu look="run" .face=${face} .groups=${[{ items: this.#actions(run) }]}></lab-menu>`;
  }

  /** What it is doing, or what differs from the recipe. */
  #note(run: Run): string {
    const { lab } = this;
    const { step, state } = run;
    if (state === 'running') return t('runs.training', { step });
    if (state === 'diverged') return t('runs.diverged', { step });
    if (!run.visible) return t('runs.hidden');
    const parent = lab.runs.find(({ id }) => id === run.fork?.run);
    if (run.fork) return parent ? run.fork.beside : run.fork.alone;
    const found = lab.draft ? differences(run.experiment, lab.draft, lab.catalogue) : [];
    if (found.length > 0) return list(found);
    if (state === 'paused') return t('runs.paused', { step });
    return t('runs.sameRecipe');
  }

  #actions(run: Run): MenuItem[] {
    const { lab } = this;
    const { id } = run;
    return [
      {
        label: t(run.visible ? 'runs.hide' : 'runs.show'),
        action: () => lab.hide(id, run.visible),
      },
      { label: t(run.kept ? 'runs.letGo' : 'runs.keep'), action: () => lab.keep(id, !run.kept) },
      { label: t('runs.rename'), action: () => this.#rename(id) },
      ...(lab.past && canVisit(run)
        ? [{ label: t('past.menu'), action: () => lab.past?.visit(id, run.step - 1) }]
        : []),
      { label: t('runs.load'), action: () => lab.loadAgain(id) },
      { label: t('runs.remove'), action: () => lab.remove(id) },
    ];
  }

  #nameField(run: Run) {
    const done = (event: Event) => {
      if (this.renaming !== run.id) return;
      this.lab.rename(run.id, (event.target as HTMLInputElement).value);
      this.renaming = null;
    };
    return html`<div class="run">
      <i class="line"></i>
      <input
        class="field"
        type="text"
        maxlength="40"
        aria-label=${t('runs.nameOf', { name: run.name })}
        .value=${run.name}
        @change=${done}
        @blur=${done}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape') this.renaming = null;
          if (event.key === 'Enter') done(event);
        }}
      />
    </div>`;
  }

  async #rename(id: number) {
    this.renaming = id;
    await this.updateComplete;
    const field = this.querySelector<HTMLInputElement>('.field');
    field?.focus();
    field?.select();
  }

  #highlight(run: Run | null) {
    this.dispatchEvent(new CustomEvent('highlight', { detail: run?.id ?? null }));
  }
}

customElements.define('lab-runs', LabRuns);
