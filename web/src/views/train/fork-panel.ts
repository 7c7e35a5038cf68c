import { html, nothing } from 'lit';
import '../../components/choice';
import type { ChooseEvent } from '../../components/choice';
import { icon } from '../../components/icons';
import type { KnobEvent } from '../../components/knob';
import { LabElement } from '../../components/light';
import type { Entry } from '../../experiment/catalogue';
import type { FullExperiment } from '../../experiment/document';
import { withValue } from '../../experiment/paths';
import { choose, inForce, type Slot } from '../../lab/edits';
import { changeBetween } from '../../lab/fork';
import { changeWords } from '../../lab/names';
import { list, t } from '../../locales';

/** What a run goes on with from the step it was gone back to. */
export class LabFork extends LabElement {
  /** The settings in the panel; null: those in force there. */
  #edited: FullExperiment | null = null;

  override render() {
    const { lab } = this;
    const { past } = lab;
    const visiting = past?.visiting;
    if (!visiting) return nothing;
    const { run, step } = visiting;
    const before = inForce(run.experiment, step);
    const after = this.#edited ?? before;
    const change = changeBetween(before, after);
    const words = change && list(changeWords(change, before.optimizer.name, lab.catalogue));
    return html`<section
      class="fork"
      role="dialog"
      aria-labelledby="fork-title"
      @knob=${(event: KnobEvent) => this.#edit(after, event)}
      @choose=${(event: ChooseEvent) => this.#choose(after, event)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#close(event)}
    >
      <div class="fork-title">
        <h2 id="fork-title">${t('past.title', { step })}</h2>
        <button
          type="button"
          class="btn ghost square small"
          aria-label=${t('past.close')}
          @click=${this.#close}
        >
          ${icon('close')}
        </button>
      </div>
      <p class="note">${t('past.whole')}</p>
      <lab-choice
        place="optimizer"
        .title=${t('recipe.optimizer')}
        .entries=${lab.catalogue.optimizers.map((entry) => changeable(entry, before))}
        .values=${after.optimizer}
        .showFormula=${false}
      ></lab-choice>
      <lab-choice
        place="schedule"
        .title=${t('recipe.schedule')}
        .entries=${lab.catalogue.schedules}
        .values=${after.schedule}
        .showFormula=${false}
      ></lab-choice>
      <div class="fork-foot">
        <p class="note" aria-live="polite">
          ${words ? t('past.changed', { words }) : t('past.same')}
        </p>
        <button
          type="button"
          class="btn solid"
          @click=${() => past.fork({ run: run.id, step, change })}
        >
          ${t('past.go')}
        </button>
      </div>
    </section>`;
  }

  override firstUpdated() {
    this.querySelector('select')?.focus();
  }

  #edit(after: FullExperiment, { detail: { path, value } }: KnobEvent) {
    this.#edited = withValue(after, path, value) as FullExperiment;
    this.requestUpdate();
  }

  #choose(after: FullExperiment, { detail: { slot, name } }: ChooseEvent) {
    this.#edited = choose(after, slot as Slot, name, this.lab.catalogue);
    this.requestUpdate();
  }

  #close(event: Event) {
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('close'));
  }
}

customElements.define('lab-fork', LabFork);

/** Of the optimizer that goes on only what may change while it does. */
function changeable(entry: Entry, { optimizer }: FullExperiment): Entry {
  if (entry.name !== optimizer.name) return entry;
  return { ...entry, knobs: entry.knobs.filter((knob) => knob.live) };
}
