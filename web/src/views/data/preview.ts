/** The first rows as the file has them, and as the network takes them. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { LightElement } from '../../components/light';
import type { OwnPart } from '../../engine/own-table';
import type { OpenedTable } from '../../engine/tasks/table';
import type { EncodedRows } from '../../engine/tasks/table-look';
import type { Choices } from '../../lab/column-choices';
import type { Data } from '../../lab/data';
import { t } from '../../locales';
import { shownRows } from '../../table/shown';
import { stateIn } from './states';
import { inCell } from './words';

/** More columns than these are not shown. */
const mostColumns = 60;

interface Shown {
  table: OpenedTable;
  choices: Choices;
  encoded: EncodedRows | null;
}

export class LabDataPreview extends LightElement {
  /** `turn`: changes whenever the state may have. */
  static override properties = {
    state: { attribute: false },
    turn: { attribute: false },
    row: { state: true },
  };
  state!: Data;
  turn: unknown;
  /** The row under the pointer or with the focus. */
  row = 0;

  override render() {
    const { table, choices, encoded } = this.state;
    if (!table || !choices) return nothing;
    const shown = { table, choices, encoded };
    return html`<section class="data-preview" aria-label=${t('data.before')}>
        <div class="data-head">
          <h3>${t('data.before')} <span class="note">${t('data.before.text')}</span></h3>
          ${this.#pages(table.rows)}
        </div>
        <div class="data-room" tabindex="0" role="group" aria-label=${t('data.before')}>
          ${this.#before(shown)}
        </div>
      </section>
      <section class="data-preview" aria-label=${t('data.after')}>
        <h3>
          ${t('data.after')}
          <span class="note">
            ${
              encoded
                ? t('data.after.text', { features: encoded.features })
                : this.state.waiting
                  ? t('data.encoding')
                  : ''
            }
          </span>
        </h3>
        ${encoded ? html`${this.#states(shown, encoded)}${this.#after(shown, encoded)}` : nothing}
      </section>`;
  }

  /** Which rows are looked at, and the ways to others. */
  #pages(rows: number): TemplateResult {
    const { state } = this;
    const { cells, from } = state;
    const last = from + cells.length - 1;
    const arrow = (label: 'data.previousRows' | 'data.nextRows', to: number, on: boolean) =>
      html`<button
        type="button"
        class="btn ghost square small ${label === 'data.previousRows' ? 'is-back' : ''}"
        aria-label=${t(label)}
        title=${t(label)}
        aria-disabled=${!on}
        @click=${() => on && state.look(to)}
      >
        ${icon('right')}
      </button>`;
    return html`<div class="data-pages">
      <span class="note">${t('data.rowsOf', { first: from, last, rows })}</span>
      ${arrow('data.previousRows', from - shownRows, from > 0)}
      ${arrow('data.nextRows', from + shownRows, last < rows - 1)}
    </div>`;
  }

  #rowEvents(row: number) {
    return () => {
      this.row = row;
    };
  }

  #before({ choices, encoded }: Shown): TemplateResult {
    const { cells: rows } = this.state;
    const shown = choices.columns.slice(0, Math.min(mostColumns, rows[0]?.length ?? 0));
    const more = choices.columns.length - shown.length;
    return html`<table>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">${t('data.row')}</span></th>
          ${shown.map(
            ({ name, used, kind }) =>
              html`<th scope="col" class=${kindClass(kind, used)}>${name}</th>`,
          )}
          ${more > 0 ? html`<th scope="col" class="is-out">${t('data.more', { more })}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells, row) => html`<tr
            class="${row === this.row ? 'is-here' : ''} ${encoded && !encoded.kept[row] ? 'is-dropped' : ''}"
            @pointerenter=${this.#rowEvents(row)}
          >
            <th scope="row">${this.state.from + row}</th>
            ${shown.map(
              ({ kind, used }, column) =>
                html`<td class=${kindClass(kind, used)}>
                  ${cells[column] || html`<span class="note">${t('data.emptyCell')}</span>`}
                </td>`,
            )}
            ${more > 0 ? html`<td></td>` : nothing}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #after({ choices }: Shown, encoded: EncodedRows): TemplateResult {
    const { parts, features, x, y, kept, classes } = encoded;
    const used = choices.columns.filter((column) => column.used);
    const shown = parts.filter(({ from }) => from < mostColumns);
    const widthOf = ({ from, width }: OwnPart) => Math.min(width, mostColumns - from);
    const more = features - shown.reduce((sum, part) => sum + widthOf(part), 0);
    const last = (part: OwnPart, i: number) => (i === widthOf(part) - 1 ? 'is-last' : '');
    return html`<div class="data-room">
      <table class="is-encoded">
        <thead>
          <tr>
            <th scope="col" rowspan="2"><span class="unseen">${t('data.row')}</span></th>
            ${shown.map((part) => {
              const name = used[part.column]?.name;
              return part.kind === 'one_hot'
                ? html`<th scope="colgroup" class="is-last" colspan=${widthOf(part)}>${name}</th>`
                : html`<th scope="col" rowspan="2" class="is-number is-last">${name}</th>`;
            })}
            ${more > 0 ? html`<th scope="col" rowspan="2">${t('data.more', { more })}</th>` : nothing}
            <th scope="col" rowspan="2" class=${kindClass(classes ? '' : 'number', true)}>
              ${choices.target} <span class="note">${t('data.isTarget')}</span>
            </th>
          </tr>
          <tr>
            ${shown
              .filter(({ kind }) => kind === 'one_hot')
              .map((part) =>
                part.names.slice(0, widthOf(part)).map(
                  (name, i) =>
                    html`<th scope="col" class="is-number ${last(part, i)}" title=${name}>
                        ${levelOf(name, used[part.column]?.name)}
                      </th>`,
                ),
              )}
          </tr>
        </thead>
        <tbody @keydown=${this.#press}>
          ${kept.map((isKept, row) => {
            const at = row * features;
            const cells = isKept
              ? shown.map((part) =>
                  part.names
                    .slice(0, widthOf(part))
                    .map((_, i) => cell(x[at + part.from + i]!, part, last(part, i))),
                )
              : html`<td class="is-left" colspan=${features - more}>${t('data.rowLeftOut')}</td>`;
            return html`<tr
              class="${row === this.row ? 'is-here' : ''} ${isKept ? '' : 'is-dropped'}"
              tabindex=${row === this.row ? 0 : -1}
              @pointerenter=${this.#rowEvents(row)}
              @focus=${this.#rowEvents(row)}
            >
              <th scope="row">${this.state.from + row}</th>
              ${cells} ${more > 0 ? html`<td></td>` : nothing}
              <td class=${kindClass(classes ? '' : 'number', true)}>${isKept ? targetOf(y[row]!, classes) : ''}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  /** "State 3 of 6 is 000100", for the row that is pointed at. */
  #states({ table, choices }: Shown, encoded: EncodedRows): TemplateResult {
    const { parts, features, kept, cells, x } = encoded;
    const { row } = this;
    const used = choices.columns.filter((column) => column.used);
    const named = parts.filter(({ kind }) => kind !== 'value');
    const said = kept[row] ? named : [];
    const values = x.subarray(row * features, (row + 1) * features);
    return html`<div class="data-states">
      <p class="note">
        ${named.length === 0 ? t('data.noStates') : t(kept[row] ? 'data.states' : 'data.rowLeftOutAt', { row: this.state.from + row })}
      </p>
      <ul>
        ${said.map((part) => {
          const { name = '' } = used[part.column] ?? {};
          const index = table.columns.findIndex((column) => column.name === name);
          const level = cells[row]?.[index] || t('data.missingLevel');
          return html`<li>
            <span class="note">${name}</span> <b>${level}</b> ${sentence(part, values, choices.dropFirst)}
          </li>`;
        })}
      </ul>
    </div>`;
  }

  #press(event: KeyboardEvent) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const rows = [...this.querySelectorAll<HTMLElement>('.is-encoded tbody tr')];
    rows[Math.min(Math.max(0, this.row + by), rows.length - 1)]?.focus();
  }
}

function sentence(part: OwnPart, values: Float32Array, dropFirst: boolean): TemplateResult {
  if (part.kind === 'integer') return html`${t('data.isNumber', { number: values[part.from]! })}`;
  const { state, states, code } = stateIn(part, values, dropFirst);
  const digits = [...code].map((digit) => (digit === '1' ? html`<b>1</b>` : digit));
  const words =
    state === null ? t('data.unseen', { states }) : t('data.stateOf', { state, states });
  return html`${words} <code>${digits}</code>`;
}

function cell(value: number, { kind }: OwnPart, last: string): TemplateResult {
  const one = kind === 'one_hot' ? (value === 1 ? 'is-one' : 'is-zero') : '';
  return html`<td class="is-number ${one} ${last}">${inCell(value)}</td>`;
}

const kindClass = (kind: string, used: boolean) =>
  `${kind === 'number' ? 'is-number' : ''} ${used ? '' : 'is-out'}`;

/** `Biscoe` of `island_Biscoe`. */
const levelOf = (name: string, column = '') =>
  name.startsWith(`${column}_`) ? name.slice(column.length + 1) : name;

const targetOf = (value: number, classes: string[] | null) =>
  classes ? (classes[value] ?? '') : inCell(value);

customElements.define('lab-data-preview', LabDataPreview);
