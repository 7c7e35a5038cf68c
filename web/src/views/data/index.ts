/** Data: a table of one's own becomes what a network can take. */
import { html, nothing } from 'lit';
import { icon } from '../../components/icons';
import { Follow, LabElement } from '../../components/light';
import { pageLab } from '../../engine/page-lab';
import { Data } from '../../lab/data';
import { perLab } from '../../lab/per-lab';
import { addMessages, t } from '../../locales';
import { data as words } from '../../locales/en/data';
import { faultWords } from '../../locales/words';
import { TableStore } from '../../table/store';
import { columns } from './columns';
import { lockable, lockNote } from './lock';
import { opening } from './opening';
import { pasted } from './paste';
import './preview';
import { question } from './question';
import { take } from './take';
import '../../styles/views.css';
import '../../styles/data.css';

addMessages(words);

export const dataOf = perLab((lab) => new Data(lab, pageLab(), new TableStore()));

export class LabData extends LabElement {
  readonly #paste = (event: ClipboardEvent) => {
    const file = pasted(event);
    if (file) void take(this.lab, file, file.name || t('data.pastedName'));
  };

  constructor() {
    super();
    new Follow(this, () => dataOf(this.lab));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.#paste);
    void dataOf(this.lab).source.list();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.#paste);
  }

  override render() {
    const state = dataOf(this.lab);
    const { table, choices, choosing, source, wanted } = state;
    const opens = source.opening !== null && !source.opening.again;
    if (!table || !choices || choosing || opens || source.fault || wanted) {
      return opening(state);
    }
    return html`<div class="two-panes data">
      <div class="pane">
        ${lockNote(this.lab)} ${lockable(this.lab, question(state, table, choices))}
      </div>
      <section class="data-answer" aria-label=${t('data.answer')}>
        ${columns(state, table, choices)}
        ${
          state.refusal && !state.refusal.path.startsWith('data.table.columns[')
            ? html`<p class="data-fault" role="alert">${icon('warn')}${faultWords(state.refusal.message)}</p>`
            : nothing
        }
        <lab-data-preview .state=${state} .turn=${{}}></lab-data-preview>
      </section>
    </div>`;
  }

  override updated(): void {
    dataOf(this.lab).follow();
  }
}

customElements.define('lab-data', LabData);
