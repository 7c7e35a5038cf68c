/** The row of tools above the charts. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons';
import { vars } from '../components/vars';
import type { ChartView, XAxis } from '../experiment/run';
import { t } from '../locales';
import type { ChartKind } from './lines';
import type { PictureForm } from './picture';

export interface ToolbarActions {
  change(view: Partial<ChartView>): void;
  resetZoom(): void;
  savePicture(kinds: ChartKind[], form: PictureForm): void;
  exportRun(form: RunForm): void;
}

/** What a run can be taken away as, and the way back. */
export type RunForm = keyof typeof RUN | 'report' | 'open';

/** Called the same in every language. */
const PICTURES = { png: 'PNG', svg: 'SVG' } as const satisfies { [form in PictureForm]: string };
const RUN = { csv: 'CSV', json: 'JSON', torch: 'PyTorch' } as const;

const UNITS: XAxis[] = ['steps', 'epochs', 'rows', 'seconds'];

/** The slider's far end, 0.999, is three decades from no smoothing. */
const SMOOTHING_DECADES = 3;

/** Slider positions are even in the length of the average's memory, 1 / (1 - smoothing). */
export function smoothingAt(position: number): number {
  return Number((1 - 10 ** (-SMOOTHING_DECADES * position)).toPrecision(3));
}

export function positionOf(smoothing: number): number {
  return -Math.log10(1 - Math.min(smoothing, 0.999)) / SMOOTHING_DECADES;
}

export function toolbar(
  view: ChartView,
  zoomed: boolean,
  kinds: ChartKind[],
  actions: ToolbarActions,
): TemplateResult {
  return html`<div class="charts-bar">
    <div class="charts-seg" role="group" aria-label=${t('charts.xAxis')}>
      ${UNITS.map(
        (x) => html`<button aria-pressed=${view.x === x} @click=${() => actions.change({ x })}>
          ${t(`charts.${x}`)}
        </button>`,
      )}
    </div>
    <div class="charts-wide">${toggles(view, actions)}</div>
    ${
      zoomed
        ? html`<button class="charts-button charts-reset" @click=${actions.resetZoom} title=${t('charts.resetZoom')}>
            ${icon('zoomOut')}<span>${t('charts.resetZoom')}</span>
          </button>`
        : nothing
    }
    <div class="charts-push"></div>
    <div class="charts-wide">${smoothing(view, actions)}</div>
    <details class="charts-menu charts-narrow">
      <summary class="charts-button" aria-label=${t('charts.options')}>${icon('tune')}</summary>
      <div class="charts-sheet">${toggles(view, actions)}${smoothing(view, actions)}</div>
    </details>
    <details class="charts-menu">
      <summary class="charts-button" aria-label=${t('charts.export')}>
        ${icon('save')}<span>${t('charts.export')}</span>
      </summary>
      <div class="charts-sheet">${exports(kinds, actions)}</div>
    </details>
  </div>`;
}

function toggles({ logX, logY }: ChartView, { change }: ToolbarActions): TemplateResult {
  const toggle = (label: string, help: string, on: boolean, flip: () => void) => html`<div
    class="charts-seg"
  >
    <button aria-pressed=${on} title=${help} @click=${flip}>${label}</button>
  </div>`;
  return html`<div class="charts-toggles">
    ${toggle(t('charts.logX'), t('charts.logXHelp'), logX, () => change({ logX: !logX }))}
    ${toggle(t('charts.logY'), t('charts.logYHelp'), logY, () => change({ logY: !logY }))}
  </div>`;
}

function smoothing(view: ChartView, { change }: ToolbarActions): TemplateResult {
  const position = positionOf(view.smoothing);
  const slide = (event: Event) => {
    change({ smoothing: smoothingAt((event.target as HTMLInputElement).valueAsNumber) });
  };
  return html`<label class="charts-slider" title=${view.smoothing}>
    ${t('charts.smoothing')}
    <input
      type="range"
      min="0"
      max="1"
      step="0.01"
      .value=${String(position)}
      ${vars({ filled: `${position * 100}%` })}
      aria-valuetext=${view.smoothing}
      @input=${slide}
    />
  </label>`;
}

/** What there is, one a row, and a button for each form it can be saved in. */
function exports(kinds: ChartKind[], { savePicture, exportRun }: ToolbarActions): TemplateResult {
  const row = <Form extends string>(
    what: string,
    forms: { readonly [form in Form]: string },
    save: (form: Form) => void,
  ) => html`<div class="charts-forms">
    <span>${what}</span>
    ${(Object.keys(forms) as Form[]).map((form) => {
      const label = t('charts.exportAs', { what, form: forms[form] });
      return html`<button aria-label=${label} @click=${() => save(form)}>${forms[form]}</button>`;
    })}
  </div>`;
  return html`
    ${row(t('charts.all'), PICTURES, (form) => savePicture(kinds, form))}
    ${kinds.map((kind) => row(t(`charts.${kind}`), PICTURES, (form) => savePicture([kind], form)))}
    <hr />
    ${row<keyof typeof RUN>(t('charts.run'), RUN, exportRun)}
    <button @click=${() => exportRun('report')}>${t('charts.report')}</button>
    <button @click=${() => exportRun('open')}>${t('charts.open')}</button>
  `;
}

/** Closes the menus of a toolbar, all but the one something happened in. */
export function closeMenus(root: ParentNode, except: Node | null): void {
  for (const menu of root.querySelectorAll<HTMLDetailsElement>('details.charts-menu[open]')) {
    if (!except || !menu.contains(except)) menu.open = false;
  }
}
