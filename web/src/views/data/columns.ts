/** The columns of the table: what each is, what is missing in it, and what becomes of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { OpenedTable } from '../../engine/tasks/table';
import { type Choices, type ColumnChoice, missingChoicesFor } from '../../lab/column-choices';
import type { Data } from '../../lab/data';
import { type MessageKey, t } from '../../locales';
import { formatCount } from '../../locales/numbers';
import { faultWords } from '../../locales/words';
import { type Kind, mostDistinct } from '../../table/kinds';
import { isLocked, lockable } from './lock';
import './order';

const kinds: readonly Kind[] = ['number', 'boolean', 'category', 'ordered', 'date', 'text'];

export function columns(state: Data, table: OpenedTable, choices: Choices): TemplateResult {
  const shown = choices.columns.slice(0, state.mostColumns);
  const more = choices.columns.length - shown.length;
  return html`<section class="data-columns" aria-label=${t('data.columns')}>
    <h3>${t('data.columns')}</h3>
    ${lockable(
      state.lab,
      html`<table>
      <thead>
        <tr>
          <th scope="col">${t('data.use')}</th>
          <th scope="col">${t('data.column')}</th>
          <th scope="col">${t('data.kind')}</th>
          <th scope="col">${t('data.values')}</th>
          <th scope="col">${t('data.missing')}</th>
          <th scope="col">${t('data.becomes')}</th>
        </tr>
      </thead>
      ${shown.map((column, index) => row(state, table, choices, column, index))}
    </table>`,
    )}
    ${
      more > 0
        ? html`<button type="button" class="btn ghost" @click=${() => state.showMoreColumns()}>
            ${t('data.moreColumns', { more })}
          </button>`
        : nothing
    }
  </section>`;
}

function row(
  state: Data,
  table: OpenedTable,
  choices: Choices,
  column: ColumnChoice,
  index: number,
): TemplateResult {
  const { name, kind, used } = column;
  const isTarget = name === choices.target;
  const found = table.columns[index]!;
  const reason = reasonFor(state, choices, name);
  return html`<tbody class="${used ? '' : 'is-out'}" data-column=${name}>
    <tr>
      <td class="is-use">
        <input
          type="checkbox"
          aria-label=${t('data.useColumn', { name })}
          .checked=${live(used)}
          @change=${(event: Event) =>
            state.setColumn(name, { used: (event.target as HTMLInputElement).checked })}
        />
      </td>
      <th scope="row" title=${name}>
        <span>${name}</span>${isTarget ? html` <b class="data-badge">${t('data.isTarget')}</b>` : nothing}
      </th>
      <td class="is-kind">
        <span class="pick">
          <select
            aria-label=${t('data.kindOf', { name })}
            @change=${(event: Event) =>
              state.setColumn(name, { kind: (event.target as HTMLSelectElement).value as Kind })}
          >
            ${kinds.map(
              (value) =>
                html`<option value=${value} .selected=${live(value === kind)}>
                  ${t(`data.kind.${value}`)}
                </option>`,
            )}
          </select>
        </span>
      </td>
      <td class="is-values">${t('data.different', { count: distinct(found.distinct) })}</td>
      <td class="is-missing">${missing(state, choices, column, found.missing)}</td>
      <td class="is-becomes">${becomes(state, choices, column)}</td>
    </tr>
    ${
      reason
        ? html`<tr class="is-wide"><td></td><td colspan="5"><p class="data-reason" role="alert">${reason}</p></td></tr>`
        : nothing
    }
    ${kind === 'ordered' ? html`<tr class="is-wide"><td></td><td colspan="5">${order(state, column)}</td></tr>` : nothing}
  </tbody>`;
}

const distinct = (count: number) => formatCount(count) + (count >= mostDistinct ? '+' : '');

/** Why this column cannot be what it is said to be. */
function reasonFor({ refusal }: Data, { columns: all }: Choices, name: string): string | null {
  const place = /^data\.table\.columns\[(\d+)\]/.exec(refusal?.path ?? '');
  if (!refusal || !place) return null;
  const refused = all.filter(({ used }) => used)[Number(place[1])];
  return refused?.name === name ? faultWords(refusal.message.replace(/^\S+: /, '')) : null;
}

function missing(
  state: Data,
  { target }: Choices,
  column: ColumnChoice,
  count: number,
): TemplateResult {
  if (count === 0) return html`<span class="note">${t('data.noneMissing')}</span>`;
  const offered = missingChoicesFor(column, target);
  return html`<span class="is-count">${formatCount(count)}<span class="is-narrow"> ${t('data.areMissing')}</span></span>${
    column.used
      ? html`<span class="pick">
          <select
            aria-label=${t('data.missingOf', { name: column.name })}
            @change=${(event: Event) => {
              const index = (event.target as HTMLSelectElement).selectedIndex;
              state.setColumn(column.name, { missing: offered[index] ?? 'drop' });
            }}
          >
            ${offered.map(
              (value) =>
                html`<option value=${value} .selected=${live(value === column.missing)}>
                  ${t(`data.missing.${value}`)}
                </option>`,
            )}
          </select>
        </span>`
      : nothing
  }`;
}

function becomes(
  { encoded }: Data,
  { columns: all, target }: Choices,
  { name, used, kind }: ColumnChoice,
): TemplateResult | string {
  if (!used) return kind === 'text' ? t('data.textOut') : t('data.leftOut');
  if (!encoded) return '–';
  if (name === target) {
    return encoded.classes
      ? t('data.classes', { count: encoded.classes.length })
      : t('data.aNumber');
  }
  const place = all.filter((column) => column.used).findIndex((column) => column.name === name);
  const part = encoded.parts.find(({ column }) => column === place);
  if (!part) return '–';
  const { width, unseen } = part;
  return html`${t(`data.width.${part.kind}` as MessageKey, { width })}${
    unseen > 0
      ? html` <span class="note">${t('data.unseenRows', { rows: unseen })}</span>`
      : nothing
  }`;
}

function order(state: Data, { name, order: levels }: ColumnChoice): TemplateResult {
  const known = state.levels.get(name);
  if (known?.more && !levels) return html`<p class="data-reason">${t('data.tooManyLevels')}</p>`;
  return html`<lab-data-order
    .name=${name}
    .order=${levels ?? []}
    .locked=${isLocked(state.lab)}
    @reorder=${(event: CustomEvent<string[]>) => state.setColumn(name, { order: event.detail })}
  ></lab-data-order>`;
}
