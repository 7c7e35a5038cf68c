import { html, LitElement, nothing } from 'lit';
import { t } from '../../locales';
import { formatCount } from '../../locales/numbers';
import { percent } from './format';
import { ramp } from './ramp';
import { recall, rowTotals } from './scores';
import { ThemeController } from './theme';
import { tint } from './tint';

/** Longest class name that can stand over a narrow column. */
const SHORT_NAME = 2;
/** Most classes of which a column still holds a number. */
const MOST_NUMBERS = 14;
/** Most classes whose names can stand over wide columns. */
const FEW = 3;

/** Confusion matrix of the test set, a row for each true class, coloured by its share of the row. */
export class MatrixView extends LitElement {
  static override properties = {
    confusion: { attribute: false },
    names: { attribute: false },
    withRecall: { attribute: false },
    cell: { state: true },
  };
  /** [truth][guess], row by row. */
  declare confusion: Int32Array;
  declare names: string[];
  /** With a column for the share of each class that is recognised. */
  declare withRecall: boolean;
  declare cell: number | null;

  #themes = new ThemeController(this);

  constructor() {
    super();
    this.withRecall = false;
    this.cell = null;
  }

  override createRenderRoot() {
    return this;
  }

  override render() {
    const { names, withRecall } = this;
    const classes = names.length;
    const numbered = classes > FEW && names.some((name) => name.length > SHORT_NAME);
    const size = classes <= FEW ? 'is-few' : classes <= MOST_NUMBERS ? 'is-some' : 'is-many';
    const recalls = recall(this.confusion, classes);
    return html`
      <div class="model-heading">
        <h3>${t('model.confusion')}</h3>
        <span class="model-heading-reading">${this.#reading()}</span>
      </div>
      <table
        class="model-matrix ${size} ${numbered ? 'is-numbered' : ''}"
        @pointerover=${this.#point}
        @pointerleave=${this.#leave}
      >
        <caption class="model-hidden">${t('model.confusionCaption')}</caption>
        <colgroup>
          <col class="is-name" />
          ${names.map(() => html`<col />`)}
          ${withRecall ? html`<col class="is-recall" />` : nothing}
        </colgroup>
        <thead>
          <tr>
            <td></td>
            ${names.map((name, index) => html`<th scope="col">${numbered ? numberFor(name, index) : name}</th>`)}
            ${withRecall ? html`<th scope="col" class="model-recall">${t('model.recall')}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${names.map(
            (name, row) => html`<tr>
              <th scope="row">${name}${numbered ? html` <span aria-hidden="true">${row}</span>` : nothing}</th>
              ${this.#cells(row)}
              ${withRecall ? html`<td class="model-recall">${share(recalls[row]!)}</td>` : nothing}
            </tr>`,
          )}
        </tbody>
      </table>
    `;
  }

  #cells(row: number) {
    const classes = this.names.length;
    const total = rowTotals(this.confusion, classes)[row]!;
    return this.names.map((_, column) => {
      const at = row * classes + column;
      const count = this.confusion[at]!;
      const colour = ramp(this.#themes.current.sequence, total > 0 ? count / total : 0);
      // an empty cell is a quieter nought, but a screen reader says it
      const quiet = count === 0 ? 'model-hidden' : '';
      return html`<td data-cell=${at} ${tint(colour)}><span class=${quiet}>${count}</span></td>`;
    });
  }

  #reading() {
    const { cell, names } = this;
    const classes = names.length;
    if (cell === null || cell >= classes * classes) return t('model.confusionAxes');
    const row = Math.floor(cell / classes);
    const count = this.confusion[cell]!;
    const total = rowTotals(this.confusion, classes)[row]!;
    return t('model.cell', {
      truth: names[row]!,
      guess: names[cell % classes]!,
      count: formatCount(count),
      total: formatCount(total),
    });
  }

  #point(event: Event) {
    const cell = (event.target as Element).closest<HTMLElement>('[data-cell]');
    this.cell = cell ? Number(cell.dataset.cell) : null;
  }

  #leave() {
    this.cell = null;
  }
}

/** The number stands for the name, which the row of the same number shows. */
function numberFor(name: string, index: number) {
  return html`<span aria-hidden="true" title=${name}>${index}</span><span class="model-hidden">${name}</span>`;
}

function share(value: number): string {
  return Number.isNaN(value) ? '–' : percent(value);
}

customElements.define('lab-model-matrix', MatrixView);
