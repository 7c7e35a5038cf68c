/** The row above a plot: what it shows, its tools, its values. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons';
import { t } from '../locales';
import type { ChartKind } from './lines';
import { quantityName, type Reading } from './readings';

/** A phrase with a value in it, which stands out. */
export interface Note {
  text: string;
  value: string;
}

export interface TitleRow {
  kind: ChartKind;
  readings: readonly Reading[];
  /** What the values stand for: the place of the crosshair, or the best of a failed run. */
  note: Note | null;
  showTable: () => void;
  savePicture: () => void;
  /** Takes the learning rate into the hand. */
  draw: () => void;
}

export function titleRow({ kind, readings, note, showTable, savePicture, draw }: TitleRow) {
  const chart = t(`charts.${kind}`);
  const tool = (name: 'table' | 'save' | 'draw', label: string, use: () => void) => html`<button
    class="charts-tool"
    title=${label}
    aria-label=${label}
    @click=${use}
  >
    ${icon(name)}
  </button>`;
  return html`<div class="charts-title">
    <h2>${chart}</h2>
    ${kind === 'rate' ? tool('draw', t('charts.draw'), draw) : nothing}
    ${tool('table', t('charts.table', { chart }), showTable)}
    ${tool('save', t('charts.exportAs', { what: chart, form: 'PNG' }), savePicture)}
    <div class="charts-readings">
      ${note ? noteOf(note) : nothing}
      ${readings.map((reading) => readingOf(kind, reading))}
    </div>
  </div>`;
}

function noteOf({ text, value }: Note): TemplateResult {
  const at = text.indexOf(value);
  return html`<span>${text.slice(0, at)}<b>${value}</b>${text.slice(at + value.length)}</span>`;
}

/** On the first chart the name comes with a sample of its line: the key to them all. */
function readingOf(kind: ChartKind, { name, value }: Reading): TemplateResult {
  const sample =
    kind === 'loss' && name ? html`<i class="charts-sample" data-line=${name}></i>` : nothing;
  return html`<span data-reading=${name ?? 'value'}>
    ${sample}${name ? quantityName(name) : nothing} <b>${value}</b>
  </span>`;
}
