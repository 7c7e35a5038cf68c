import { html, nothing, type TemplateResult } from 'lit';
import '../../components/choice';
import { type ChooseEvent, pickOne } from '../../components/choice';
import type { KnobEvent } from '../../components/knob';
import { itemsOf } from '../../components/knobs';
import '../../components/layers';
import { LabElement } from '../../components/light';
import type { Entry, LossEntry } from '../../experiment/catalogue';
import type { FullExperiment } from '../../experiment/document';
import type { Run } from '../../experiment/run';
import type { Slot } from '../../lab/edits';
import { started } from '../../lab/run-list';
import { t } from '../../locales';
import type { RunInfo, Series } from '../../protocol';
import { changesMade } from './changes';
import { dataRow } from './data-row';
import { lengthSection } from './length-section';
import { lockable } from './lockable';
import { schedulePreview } from './schedule-preview';
import { scheduleShapes } from './schedule-shapes';

/** The question: everything a run is made of, from the catalogue. */
export class LabRecipe extends LabElement {
  #known: { id: number; lr: Series | null } | null = null;

  override render() {
    const { lab } = this;
    const { recipe } = lab;
    if (recipe === null) return nothing;
    return html`<div @knob=${this.#edit} @choose=${this.#choose}>
      <lab-handed-out .lab=${lab}></lab-handed-out>
      <section class="sec" aria-label=${t('recipe.dataAndModel')}>
        ${lockable(lab, 'data', dataRow(lab, recipe))}
        ${lockable(lab, 'model', this.#model(recipe))} ${lockable(lab, 'loss', this.#loss(recipe))}
      </section>
      <section class="sec" aria-label=${t('recipe.optimizer')}>
        ${lockable(lab, 'optimizer', this.#algorithm('optimizer', t('recipe.optimizer'), recipe.optimizer))}
      </section>
      <section class="sec" aria-label=${t('recipe.schedule')}>
        ${lockable(lab, 'schedule', this.#algorithm('schedule', t('recipe.schedule'), recipe.schedule, this.#schedule(recipe)))}
      </section>
      <section class="sec" aria-label=${t('recipe.length')}>
        ${lengthSection(lab, recipe)} ${changesMade(lab, recipe)}
      </section>
      <p class="foot"><i class="live"></i>${t('recipe.foot')}</p>
      ${this.#restart()}
    </div>`;
  }

  #edit({ detail: { path, value, settled } }: KnobEvent) {
    const { lab } = this;
    // Every change of a running run is kept in the experiment, so a drag counts once, at its end.
    if (!settled && lab.changing && lab.isLive(path)) return;
    lab.edit(path, value);
  }

  #choose({ detail: { slot, name } }: ChooseEvent) {
    this.lab.choose(slot as Slot, name);
  }

  #restart() {
    const { lab } = this;
    return html`<div class="restart" ?hidden=${!lab.needsRestart}>
      <p>${t(lab.current?.state === 'running' ? 'recipe.goesOn' : 'recipe.waits')}</p>
      <button type="button" class="btn solid small" @click=${() => lab.restart()}>
        ${t('recipe.restart')}
      </button>
      <button type="button" class="btn ghost small" @click=${() => lab.discard()}>
        ${t('recipe.discard')}
      </button>
    </div>`;
  }

  #model({ model }: FullExperiment): TemplateResult {
    const { catalogue, info, refusal } = this.lab;
    const { activations, initializers } = catalogue;
    const knobs = (entries: Entry[], place: string, choice: { name: string }) =>
      itemsOf(entries.find((entry) => entry.name === choice.name)?.knobs ?? [], place, choice);
    return html`<div class="row">
        <span class="name">${t('recipe.model')}</span>
        <lab-layers
          .layers=${model.hidden}
          .knobs=${catalogue.layer.filter(({ name }) => name !== 'width')}
          .inputs=${info?.features ?? 0}
          .outputs=${info?.outputs ?? 0}
          .refusal=${refusal}
        ></lab-layers>
      </div>
      <div class="row two">
        <span class="name" hidden id="activation-name">${t('recipe.activation')}</span>
        <span class="name" hidden id="init-name">${t('recipe.init')}</span>
        ${pickOne(activations, model.activation.name, 'activation-name', (name) =>
          this.lab.choose('model.activation', name),
        )}
        ${pickOne(initializers, model.init.name, 'init-name', (name) =>
          this.lab.choose('model.init', name),
        )}
      </div>
      <lab-knobs
        .items=${[
          ...knobs(activations, 'model.activation', model.activation),
          ...knobs(initializers, 'model.init', model.init),
        ]}
        .refusal=${refusal}
      ></lab-knobs>`;
  }

  #loss({ loss, regularization }: FullExperiment): TemplateResult {
    const { catalogue, info, refusal } = this.lab;
    const fits = catalogue.losses.filter(
      (entry) => !info || goesWith(entry, info) || entry.name === loss.name,
    );
    return html`<lab-choice
        place="loss"
        .title=${t('recipe.loss')}
        .entries=${fits}
        .values=${loss}
        .refusal=${refusal}
        .showFormula=${false}
      ></lab-choice>
      <lab-knobs
        .items=${itemsOf(catalogue.regularization, 'regularization', regularization, { advanced: true })}
        .refusal=${refusal}
      ></lab-knobs>`;
  }

  #algorithm(
    place: 'optimizer' | 'schedule',
    title: string,
    values: { name: string },
    extra: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    const { catalogue, refusal } = this.lab;
    return html`<lab-choice
      .place=${place}
      .title=${title}
      .entries=${place === 'optimizer' ? catalogue.optimizers : catalogue.schedules}
      .values=${values}
      .refusal=${refusal}
      .showLive=${true}
      .extra=${extra}
    ></lab-choice>`;
  }

  /** The rates a run has used; while the charts show a part of it, as they were known before. */
  #used(run: Run): Series | null {
    if (this.lab.chartView.range === null) this.#known = { id: run.id, lr: run.series.lr ?? null };
    return this.#known?.id === run.id ? this.#known.lr : null;
  }

  #schedule({ schedule }: FullExperiment): TemplateResult {
    const { lab } = this;
    const { current: run, needsRestart, info } = lab;
    const going = run && started(run) && !needsRestart ? run : null;
    return html`${scheduleShapes(lab.catalogue.schedules, schedule.name, (name) =>
      lab.choose('schedule', name),
    )}
    ${schedulePreview({
      planned: lab.planned,
      used: going && this.#used(going),
      rate: going?.latest?.lr ?? null,
      step: going?.step ?? 0,
      steps: info?.steps ?? 1,
      color: run?.color ?? 1,
    })}`;
  }
}

/** Whether a loss is for the task at hand and its number of classes. */
function goesWith(loss: LossEntry, { task, outputs }: RunInfo): boolean {
  return loss.tasks.includes(task) && (loss.classes === 0 || loss.classes === outputs);
}

customElements.define('lab-recipe', LabRecipe);
