/** Where a table comes from: a file, the clipboard, the page, or what this browser keeps. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { progress } from '../../components/progress';
import { FaultError, messageOf } from '../../engine/fault';
import { fetchData, gunzip } from '../../engine/table';
import type { Data } from '../../lab/data';
import { list, t } from '../../locales';
import { faultWords } from '../../locales/words';
import { type BundledTable, bundledTables } from '../../table/bundled';
import { isLocked, lockNote } from './lock';
import { take } from './take';
import { formatBytes } from './words';

export function opening(state: Data): TemplateResult {
  const { source, table, wanted, lab } = state;
  const locked = isLocked(lab);
  return html`<div class="data-open">
    <div class="data-head">
      <h2>${t('data.title')}</h2>
      ${
        table && !source.opening
          ? html`<button type="button" class="btn" @click=${() => state.goBack()}>
              ${t('data.back', { name: table.name })}
            </button>`
          : nothing
      }
    </div>
    ${lockNote(lab)}
    ${wanted ? missing(state) : locked ? nothing : html`<p class="data-lead">${t('data.lead')}</p>`}
    ${source.fault ? html`<p class="data-fault" role="alert">${icon('warn')}${faultWords(source.fault.message)}</p>` : nothing}
    ${source.opening ? going(state) : locked ? nothing : drop(state)}
    <div class="data-sources" ?hidden=${source.opening || locked}>
      <section aria-label=${t('data.bundled')}>
        <h3>${t('data.bundled')}</h3>
        <ul>
          ${bundledTables.map(({ id, rows, columns, target }) => {
            const open = () => state.openFile(bundled(id), `${id}.csv`, target);
            const size = t('data.size', { rows, columns });
            return html`<li>
              <button type="button" class="data-item" data-table=${id} @click=${open}>
                <b>${t(`data.table.${id}`)}</b><span class="note">${size}</span>
                <span class="note">${t(`data.table.${id}.text`)}</span>
              </button>
            </li>`;
          })}
        </ul>
      </section>
      ${kept(state)}
    </div>
  </div>`;
}

/** A link's table that is not here. */
function missing({ wanted, another, table }: Data): TemplateResult {
  const { name = '', rows = 0 } = wanted ?? {};
  return html`<div class="data-wanted" role="status">
    <p><b>${t('data.wanted', { name })}</b></p>
    <p>${t('data.wanted.text', { rows })}</p>
    ${table?.unkept ? html`<p role="alert">${faultWords(table.unkept)}</p>` : nothing}
    ${another ? html`<p role="alert">${t('data.another', { name })}</p>` : nothing}
  </div>`;
}

function going({ source }: Data): TemplateResult {
  const { name, part, rows } = source.opening!;
  return html`<div class="data-going">
    ${progress({
      label: t('data.progress'),
      part,
      words: t('data.reading', { name }),
      aside: rows > 0 ? t('data.rowsSoFar', { rows }) : '',
      stop: () => source.cancel(),
    })}
  </div>`;
}

function drop(state: Data): TemplateResult {
  const choose = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void take(state.lab, file, file.name);
    input.value = '';
  };
  const paste = (event: Event) => {
    const text = (event.target as HTMLElement).closest('form')!.querySelector('textarea')!.value;
    event.preventDefault();
    if (text.trim() !== '') void take(state.lab, new Blob([text]), t('data.pastedName'));
  };
  const over = (on: boolean) => (event: DragEvent) =>
    (event.currentTarget as HTMLElement).classList.toggle('is-over', on);
  return html`<div
      class="data-drop"
      @dragenter=${over(true)}
      @dragover=${over(true)}
      @dragleave=${over(false)}
      @drop=${over(false)}
    >
      ${icon('table')}
      <p><b>${t('data.drop')}</b></p>
      <label class="btn solid data-file">
        ${t('data.choose')}
        <input type="file" accept=".csv,.tsv,.txt,.tab,.dat,.json,application/json,text/*" @change=${choose} />
      </label>
      <p class="note">${t('data.formats')}</p>
    </div>
    <details class="data-paste">
      <summary>${t('data.paste')}</summary>
      <form @submit=${paste}>
        <textarea rows="6" spellcheck="false" aria-label=${t('data.pasteHere')}></textarea>
        <button type="submit" class="btn">${t('data.openPasted')}</button>
      </form>
    </details>
    <p class="data-private">${icon('check')}${t('data.private')}</p>`;
}

function kept(state: Data): TemplateResult | typeof nothing {
  const { kept: tables } = state.source;
  if (!tables?.length) return nothing;
  return html`<section aria-label=${t('data.kept')}>
    <h3>${t('data.kept')}</h3>
    <ul>
      ${tables.map((table) => {
        const { name, rows, columns, size, sha256 } = table;
        return html`<li class="data-kept">
          <button type="button" class="data-item" @click=${() => state.openKept(table)}>
            <b>${name}</b
            ><span class="note">${list([t('data.size', { rows, columns }), formatBytes(size)])}</span>
          </button>
          <button
            type="button"
            class="btn ghost square"
            aria-label=${t('data.remove', { name })}
            title=${t('data.remove', { name })}
            @click=${() => void state.source.remove(sha256)}
          >
            ${icon('close')}
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}

async function bundled(id: BundledTable): Promise<Blob> {
  const page = new URL(import.meta.env.BASE_URL, document.baseURI);
  try {
    return new Blob([await gunzip(await fetchData(new URL('data/', page))(`${id}.csv.gz`))]);
  } catch (error) {
    const message = t('data.notFetched', {
      name: `${id}.csv`,
      reason: faultWords(messageOf(error)),
    });
    throw new FaultError('data', message);
  }
}
