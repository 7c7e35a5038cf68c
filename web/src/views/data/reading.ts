/** How the file was read: what is asked, what was wrong in it, and what may be told otherwise. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../components/icons';
import { progress } from '../../components/progress';
import type { OpenedTable } from '../../engine/tasks/table';
import type { TableReading } from '../../experiment/table-data';
import type { Data } from '../../lab/data';
import { list, type MessageKey, t } from '../../locales';
import { faultWords } from '../../locales/words';
import type { RowFault } from '../../table/table';

/** Of what is wrong so much is shown before somebody asks for more. */
const mostNamed = 6;

/** Nothing when there is nothing to say. */
export function readingNotes(state: Data, table: OpenedTable): TemplateResult {
  const { opening } = state.source;
  return html`${
    opening
      ? progress({
          label: t('data.progress'),
          part: opening.part,
          words: t('data.reading', { name: opening.name }),
          stop: () => state.source.cancel(),
        })
      : nothing
  }
  ${table.unkept ? html`<p class="data-note">${icon('warn')}${faultWords(table.unkept)}</p>` : nothing}
  ${table.ambiguous ? decimals(state, table, table.ambiguous.columns) : nothing}
  ${table.faultCount > 0 ? faults(table) : nothing}`;
}

/** Asked, never guessed. */
function decimals(state: Data, { columns }: OpenedTable, which: number[]): TemplateResult {
  const names = which.slice(0, mostNamed).map((index) => columns[index]!.name);
  const rest = which.length - names.length;
  const all =
    rest > 0 ? t('data.andMore', { names: list(names, 'and'), rest }) : list(names, 'and');
  return html`<div class="data-asked" role="group" aria-label=${t('data.comma')}>
    <p><b>${t('data.comma')}</b> ${t('data.comma.text', { names: all })}</p>
    <div class="actions">
      <button type="button" class="btn solid" @click=${() => state.readAgain({ decimal: ',' })}>
        ${t('data.comma.yes')}
      </button>
      <button type="button" class="btn" @click=${() => state.readAgain({ decimal: '.' })}>
        ${t('data.comma.no')}
      </button>
    </div>
  </div>`;
}

function faults({ faults: all, faultCount }: OpenedTable): TemplateResult {
  return html`<details class="data-note">
    <summary>${icon('warn')}${t('data.faults', { rows: faultCount })}</summary>
    <ul>
      ${all.map((fault) => html`<li>${wordsOf(fault)}</li>`)}
      ${faultCount > all.length ? html`<li>${t('data.moreFaults', { more: faultCount - all.length })}</li>` : nothing}
    </ul>
  </details>`;
}

function wordsOf(fault: RowFault): string {
  if (fault.kind !== 'ragged') return t(`data.${fault.kind}`, { line: fault.line });
  const { line, found, expected, done } = fault;
  return t(`data.${done}`, { line, found, expected });
}

/** What was found, which may be told otherwise. */
export function readAs(state: Data, table: OpenedTable): TemplateResult {
  return html`<details class="data-read">
    <summary>${t('data.readAs')}</summary>
    ${choice(state, 'header', [true, false], table.header)}
    ${choice(state, 'delimiter', [',', ';', '\t', '|'], table.delimiter)}
    ${choice(state, 'decimal', ['.', ','], table.decimal)}
    ${choice(state, 'charset', ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'], table.encoding)}
  </details>`;
}

function choice<Name extends keyof TableReading>(
  state: Data,
  name: Name,
  values: NonNullable<TableReading[Name]>[],
  now: TableReading[Name],
): TemplateResult {
  const id = `data-${name}`;
  return html`<div class="data-row">
    <label for=${id}>${t(`data.${name}`)}</label>
    <span class="pick">
      <select
        id=${id}
        @change=${(event: Event) => {
          const value = values[(event.target as HTMLSelectElement).selectedIndex];
          state.readAgain({ [name]: value });
        }}
      >
        ${values.map(
          (value) =>
            html`<option .selected=${live(value === now)}>
              ${t(`data.${name}.${value === '\t' ? 'tab' : value}` as MessageKey)}
            </option>`,
        )}
      </select>
    </span>
  </div>`;
}
