/** The left pane: which table, what is to be told from it, and the way to train on it. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { segments } from '../../components/segments';
import type { OpenedTable } from '../../engine/tasks/table';
import type { Choices } from '../../lab/column-choices';
import type { Data } from '../../lab/data';
import { list, t } from '../../locales';
import { compareEncodings } from './compare-encodings';
import { isLocked } from './lock';
import { readAs, readingNotes } from './reading';
import { formatBytes } from './words';

export function question(state: Data, table: OpenedTable, choices: Choices): TemplateResult {
  return html`${file(state, table)} ${target(state, choices)} ${categories(state, choices)}
  ${use(state)}`;
}

function file(state: Data, table: OpenedTable): TemplateResult {
  const { name, rows, columns, size, sha256 } = table;
  const isKept = state.source.kept?.some((kept) => kept.sha256 === sha256);
  const shape = t('data.size', { rows, columns: columns.length });
  const measured = size > 0 ? list([shape, formatBytes(size)]) : shape;
  return html`<section class="sec" aria-label=${t('data.table')}>
    <div class="data-head">
      <h2 title=${name}>${name}</h2>
      <button type="button" class="btn small" @click=${() => state.choose()}>
        ${t('data.other')}
      </button>
    </div>
    <p class="note">
      ${t('data.sizeStays', { size: measured, stays: t('data.stays') })}
      ${
        isKept
          ? html`${t('data.isKept')}
              <button type="button" class="data-link" @click=${() => void state.source.remove(sha256)}>
                ${t('data.forget')}
              </button>`
          : nothing
      }
    </p>
    ${readingNotes(state, table)} ${size > 0 ? readAs(state, table) : nothing}
  </section>`;
}

function target(state: Data, { columns, target: chosen, task }: Choices): TemplateResult {
  const fit = columns.filter(({ kind }) => kind !== 'date');
  const kind = columns.find(({ name }) => name === chosen)?.kind;
  return html`<section class="sec" aria-label=${t('data.target')}>
    <div class="data-row">
      <label for="data-target">${t('data.target')}</label>
      <span class="pick">
        <select
          id="data-target"
          @change=${(event: Event) => state.setTarget((event.target as HTMLSelectElement).value)}
        >
          ${chosen === '' ? html`<option value="" .selected=${live(true)}>${t('data.noTarget')}</option>` : nothing}
          ${fit.map(
            ({ name }) =>
              html`<option value=${name} .selected=${live(name === chosen)}>${name}</option>`,
          )}
        </select>
      </span>
    </div>
    <div class="data-row">
      <span>${t('data.task')}</span>
      ${
        kind === 'number'
          ? segments(
              t('data.task'),
              (['classification', 'regression'] as const).map((value) => ({
                value,
                text: t(`data.${value}`),
              })),
              task,
              (value) => state.set({ task: value }),
            )
          : html`<b>${t('data.classification')}</b>`
      }
    </div>
  </section>`;
}

function categories(state: Data, { columns, encode, dropFirst, target }: Choices): TemplateResult {
  const some = columns.some(
    ({ name, kind, used }) => used && kind === 'category' && name !== target,
  );
  if (!some) return html``;
  return html`<section class="sec" aria-label=${t('data.categories')}>
    <div class="data-row">
      <span>${t('data.categories')}</span>
      ${segments(
        t('data.categories'),
        (['one_hot', 'integers'] as const).map((value) => ({
          value,
          text: t(`data.${value}`),
          help: t(`data.${value}.help`),
        })),
        encode,
        (value) => state.set({ encode: value }),
      )}
    </div>
    <label class="data-row" ?hidden=${encode !== 'one_hot'} title=${t('data.dropFirst.help')}>
      <span>${t('data.dropFirst')}</span>
      <input
        type="checkbox"
        class="switch"
        .checked=${live(dropFirst)}
        @change=${(event: Event) =>
          state.set({ dropFirst: (event.target as HTMLInputElement).checked })}
      />
    </label>
    <p class="note">${t(`data.${encode}.text`)}</p>
    ${isLocked(state.lab) ? nothing : why(state)}
  </section>`;
}

function why(state: Data): TemplateResult {
  return html`<button
      type="button"
      class="btn data-wide"
      aria-disabled=${!state.ready}
      @click=${() => void compareEncodings(state)}
    >
      ${t('data.why')}
    </button>
    <p class="note">${t('data.why.text')}</p>`;
}

function use(state: Data): TemplateResult {
  const { encoded, ready } = state;
  return html`<section class="sec" aria-label=${t('data.train')}>
    <button
      type="button"
      class="btn solid data-wide"
      id="train-on"
      aria-disabled=${!ready}
      aria-describedby="train-on-text"
      @click=${() => void state.use()}
    >
      ${t('data.train')}
    </button>
    <p class="note" id="train-on-text">
      ${encoded ? t('data.train.text', { train: encoded.trainRows, test: encoded.rows - encoded.trainRows }) : t(whyNot(state))}
      ${encoded && encoded.dropped > 0 ? t('data.dropped', { rows: encoded.dropped }) : nothing}
    </p>
  </section>`;
}

function whyNot({ refusal, waiting }: Data) {
  if (waiting) return 'data.encoding';
  return refusal ? 'data.train.refused' : 'data.train.not';
}
