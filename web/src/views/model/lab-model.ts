import './regions-view';
import { html, LitElement, nothing } from 'lit';
import type { Run } from '../../experiment/run';
import { t } from '../../locales';
import type { Picture } from '../../protocol';
import { className } from './format';
import { mistakes } from './mistakes';

/** What the current run's network answers, in the form that suits its data. */
export class LabModel extends LitElement {
  static override properties = { run: { attribute: false, hasChanged: () => true } };
  declare run: Run | null;
  /** The last run that had a picture. */
  #pictured: Run | null = null;

  constructor() {
    super();
    this.run = null;
  }

  override createRenderRoot() {
    return this;
  }

  override render() {
    if (this.run?.picture && this.#canShow(this.run)) this.#pictured = this.run;
    const run = this.#shown;
    return html`<section class="model-panel" aria-label=${t('model.title')}>
      <h2>${t('model.title')}</h2>
      ${run?.picture ? this.#view(run, run.picture) : this.#nothing()}
    </section>`;
  }

  /** A new run's picture takes a moment: until then the last one stays, so that nothing jumps. */
  get #shown(): Run | null {
    const comes = this.run !== null && this.run.info.testRows > 0;
    return comes || this.run?.picture ? this.#pictured : this.run;
  }

  /** Regions are at hand, because a first visit shows them; the other views come with the first picture of theirs. */
  #canShow({ info, picture }: Run): boolean {
    const isAtHand = picture?.kind === 'field' && info.task === 'classification';
    if (isAtHand || customElements.get('lab-model-surface')) return true;
    void import('./other-views').then(() => this.requestUpdate());
    return false;
  }

  /** Keeps the place until the first picture comes. */
  #nothing() {
    const tested = this.run?.info.testRows !== 0;
    return html`<div class="model-square is-empty">${tested ? nothing : t('model.noTestRows')}</div>`;
  }

  #view(run: Run, picture: Picture) {
    switch (picture.kind) {
      case 'field':
        return run.info.task === 'classification'
          ? html`<lab-model-regions .run=${run}></lab-model-regions>`
          : html`<lab-model-surface .run=${run}></lab-model-surface>`;
      case 'curve':
        return html`<lab-model-curve .run=${run}></lab-model-curve>`;
      case 'images':
        return html`
          <lab-model-images .run=${run}></lab-model-images>
          ${matrix(run, picture.confusion, false)}
        `;
      case 'confusion': {
        const { wrong, total } = mistakes(picture.confusion, run.info.outputs);
        return html`
          ${matrix(run, picture.confusion, true)}
          <p class="model-note">${t('model.wrongOf', { wrong, total })}</p>
        `;
      }
      case 'scatter':
        return html`<lab-model-scatter .run=${run}></lab-model-scatter>`;
    }
  }
}

function matrix(run: Run, confusion: Int32Array, withRecall: boolean) {
  const names = Array.from({ length: run.info.outputs }, (_, index) => className(run.info, index));
  return html`<lab-model-matrix
    .confusion=${confusion}
    .names=${names}
    .withRecall=${withRecall}
  ></lab-model-matrix>`;
}

customElements.define('lab-model', LabModel);
