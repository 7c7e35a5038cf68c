/** Compare: the recipe with several values of some of its settings. */
import { html, nothing } from 'lit';
import { Follow, LabElement } from '../../components/light';
import { progress } from '../../components/progress';
import { createPool } from '../../engine/page-pool';
import { inWords } from '../../experiment/sweep';
import { type PointResult, spreadAtEnd } from '../../experiment/sweep-results';
import { Compare } from '../../lab/compare';
import { perLab } from '../../lab/per-lab';
import { addMessages, t } from '../../locales';
import { compare as words } from '../../locales/en/compare';
import { formatLoss } from '../../locales/numbers';
import { recipeStrip } from '../summary-line';
import '../../styles/views.css';

addMessages(words);

const compareOf = perLab((lab) => new Compare(lab, createPool()));
/** What is compared where nothing has been chosen yet. */
const beginning = { vary: { 'optimizer.lr': [0.001, 0.01, 0.1] }, seeds: 3 };

export class LabCompare extends LabElement {
  constructor() {
    super();
    new Follow(this, () => compareOf(this.lab));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A link to the view holds what it shows.
    if (this.lab.parts.sweep === undefined) this.lab.setPart('sweep', beginning);
  }

  override render() {
    const { lab } = this;
    const state = compareOf(lab);
    const { running, ended, runs, fault, results } = state;
    return html`<div class="two-panes">
      <div class="pane">
        ${recipeStrip(lab)}
        <section class="sec" aria-label=${t('compare.title')}>
          <button type="button" class="btn solid" ?hidden=${running} @click=${() => state.run()}>
            ${t('compare.run')}
          </button>
          ${progress({
            label: t('compare.progress'),
            part: state.part,
            words: t('compare.ended', { ended, runs }),
            stop: running ? () => state.stop() : null,
          })}
          ${fault ? html`<p role="alert">${fault.message}</p>` : nothing}
        </section>
      </div>
      <table>
        ${results.map(
          (result: PointResult) => html`<tr>
            <td>${inWords(result.point.varied)}</td>
            <td>${formatLoss(spreadAtEnd(result, 'testLoss')?.mean ?? Number.NaN)}</td>
          </tr>`,
        )}
      </table>
    </div>`;
  }
}

customElements.define('lab-compare', LabCompare);
