/** A chart's table, over the page until it is closed. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons';
import { addMessages, t } from '../locales';
import { chartTable } from '../locales/en/chart-table';
import './dialog.css';
import type { ChartKind } from './lines';
import type { Scene } from './scene';
import { tableOf } from './table';

addMessages(chartTable);

export function tableDialog(
  kind: ChartKind | null,
  scene: Scene | null,
  closed: () => void,
): TemplateResult {
  const close = (event: Event) => (event.currentTarget as Element).closest('dialog')?.close();
  return html`<dialog class="charts-dialog" aria-labelledby="charts-table-title" @close=${closed}>
    ${
      kind && scene
        ? html`<div class="charts-dialog-head">
            <h2 id="charts-table-title">${t(`charts.${kind}`)}</h2>
            <button class="charts-tool" aria-label=${t('charts.close')} @click=${close}>
              ${icon('close')}
            </button>
          </div>
          ${table(kind, scene)}`
        : nothing
    }
  </dialog>`;
}

function table(kind: ChartKind, scene: Scene): TemplateResult {
  const { columns, rows } = tableOf(kind, scene);
  if (rows.length === 0) return html`<p>${t('charts.tableEmpty')}</p>`;
  return html`<div class="charts-table" tabindex="0" role="region" aria-labelledby="charts-table-title">
    <table>
      <thead>
        <tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) => html`<tr>
            <th scope="row">${first}</th>
            ${rest.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
