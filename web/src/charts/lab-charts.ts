/** <lab-charts>: loss, learning rate, accuracy and gradient norm over one shared axis, with their tools. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { turns } from '../components/turns';
import type { ChartView, Run } from '../experiment/run';
import { list, t } from '../locales';
import { formatLoss } from '../locales/numbers';
import { Crosshair } from './crosshair';
import { type ChartKind, chartKinds } from './lines';
import type { PictureForm } from './picture';
import { latestReadings, quantityName, type Reading, readingsAt } from './readings';
import { type Show, Stage } from './stage';
import type { tableDialog } from './table-dialog';
import { watchTheme } from './theme';
import { type Note, titleRow } from './title-row';
import { closeMenus, type RunForm, toolbar } from './toolbar';
import { secondsAt } from './x-axis';

export class LabCharts extends LitElement {
  static override properties = {
    runs: { attribute: false },
    current: { attribute: false },
    view: { attribute: false },
    highlighted: { attribute: false },
    visiting: { attribute: false },
    pointed: { state: true },
    tableKind: { state: true },
  };

  declare runs: Run[];
  declare current: Run | null;
  declare view: ChartView;
  /** Id of the run pointed at in the list of runs. */
  declare highlighted: number | null;
  /** The run gone back in, and to which step. */
  declare visiting: { run: Run; step: number } | null;
  /** Step under the crosshair. */
  declare protected pointed: number | null;
  /** Chart whose table is open. */
  declare protected tableKind: ChartKind | null;

  /** Where things are on the charts, for what is laid over them; 'drawn' is fired when that has changed. */
  readonly stage = new Stage(this, turns, {
    resized: () => {
      this.requestUpdate();
      this.#drawn();
    },
    drawn: () => {
      this.#placeCrosshair();
      this.#drawn();
    },
  });
  readonly #crosshair: Crosshair;
  #spoken = '';
  /** Comes with the first table that is opened. */
  #tableDialog: typeof tableDialog | null = null;
  #ends = new AbortController();

  constructor() {
    super();
    this.runs = [];
    this.current = null;
    this.view = { x: 'steps', logX: false, logY: true, smoothing: 0.9, range: null };
    this.highlighted = null;
    this.visiting = null;
    this.pointed = null;
    this.tableKind = null;
    this.#crosshair = new Crosshair(this.stage, {
      moved: (spoken) => {
        this.pointed = this.#crosshair.step;
        this.#spoken = spoken ? this.#sentence() : '';
      },
      zoom: (range) => this.#change({ range }),
      resetZoom: () => this.#resetZoom(),
      told: () => this.#told,
      visited: () => this.visiting?.step ?? null,
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    const retheme = (onPaper: boolean) => {
      this.stage.forgetTheme(onPaper);
      if (this.hasUpdated) this.#draw(this.shown);
    };
    const print = (onPaper: boolean) => {
      retheme(onPaper);
      // The browser takes what is there when this returns.
      this.stage.finish();
    };
    signal.addEventListener(
      'abort',
      watchTheme(() => retheme(false)),
    );
    addEventListener('beforeprint', () => print(true), { signal });
    addEventListener('afterprint', () => print(false), { signal });
    document.addEventListener('pointerdown', (event) => this.#pressedAnywhere(event), { signal });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ends.abort();
    this.stage.close();
  }

  /** The runs have gone on: their curves follow, the words around them with the next update. */
  follow(runs: Run[], current: Run | null): void {
    // Another run may need other charts, which come with the update.
    if (current?.id === this.current?.id) this.#draw({ ...this.shown, runs, current });
  }

  protected override render(): TemplateResult {
    const kinds = chartKinds(this.current);
    const zoomed = this.view.range !== null || this.#isFocused;
    const { interaction } = this.#crosshair;
    return html`
      ${toolbar(this.view, zoomed, kinds, {
        change: (view) => this.#change(view),
        resetZoom: () => this.#resetZoom(),
        savePicture: (chosen, form) => this.#savePicture(chosen, form),
        exportRun: (form) => this.#exportRun(form),
      })}
      <div
        class="charts-stack"
        role="group"
        tabindex="0"
        aria-label=${t('charts.stack')}
        @pointerdown=${interaction.down}
        @pointermove=${interaction.move}
        @pointerup=${interaction.up}
        @pointercancel=${interaction.cancel}
        @pointerleave=${interaction.leave}
        @dblclick=${this.#resetZoom}
        @keydown=${this.#crosshair.key}
        @blur=${() => this.#crosshair.hide()}
      >
        ${repeat(
          kinds,
          (kind) => kind,
          (kind) => this.#chart(kind),
        )}
        <div class="charts-cross" hidden></div>
        <div class="charts-band" hidden></div>
        <output class="charts-spoken">${this.#spoken}</output>
      </div>
      ${
        this.#tableDialog?.(this.tableKind, this.stage.scene, () => {
          this.tableKind = null;
        }) ?? nothing
      }
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (isOnly(changed, ['pointed', 'tableKind', 'visiting'])) this.#placeCrosshair();
    else this.#draw(this.shown);
    if (changed.has('tableKind') && this.tableKind) this.querySelector('dialog')?.showModal();
  }

  #draw(show: Show): void {
    const wasFocused = this.#isFocused;
    this.stage.show(show);
    // The toolbar offers the way back from a view that was closed in on.
    if (this.#isFocused !== wasFocused) this.requestUpdate();
  }

  #drawn(): void {
    this.dispatchEvent(new Event('drawn'));
  }

  #placeCrosshair(): void {
    const stack = this.querySelector<HTMLElement>('.charts-stack');
    if (stack) this.#crosshair.place(stack);
  }

  #chart(kind: ChartKind): TemplateResult {
    return html`<section class="charts-chart" data-kind=${kind}>
      ${titleRow({
        kind,
        readings: this.#readings(kind),
        note: kind === 'loss' ? this.#note() : null,
        showTable: () => this.#showTable(kind),
        savePicture: () => this.#savePicture([kind], 'png'),
        draw: () => this.dispatchEvent(new Event('draw')),
      })}
      <div class="charts-plot">
        <canvas role="img" aria-label=${t(`charts.${kind}`)}></canvas>
        <canvas aria-hidden="true"></canvas>
        <div class="charts-dots"></div>
      </div>
    </section>`;
  }

  get #isFocused(): boolean {
    return this.stage.scene?.domain.focused === true;
  }

  /** What is on the charts. */
  get shown(): Show {
    const { runs, current, view, highlighted } = this;
    return { runs, current, view, highlighted };
  }

  /** The run whose values are told: the one pointed at in the list, or gone back in, or the current one. */
  get #told(): Run | null {
    const { highlighted, runs, visiting } = this;
    const pointed = runs.find((run) => run.id === highlighted && run.visible);
    return pointed ?? visiting?.run ?? this.current;
  }

  /** The step whose values are told; null: the latest. */
  get #at(): number | null {
    return this.pointed ?? this.visiting?.step ?? null;
  }

  #readings(kind: ChartKind): Reading[] {
    const run = this.#told;
    if (!run) return [];
    if (this.#at !== null) return readingsAt(kind, run, this.#at);
    return run.diverged && kind === 'loss' ? [] : latestReadings(kind, run);
  }

  /** What the values of the first chart stand for. */
  #note(): Note | null {
    const run = this.#told;
    if (run && this.#at !== null) return this.#placeOf(run, this.#at);
    if (!run?.diverged) return null;
    const value = formatLoss(run.diverged.lowestLoss);
    return { text: t('charts.lowest', { value, step: run.diverged.lowestStep }), value };
  }

  #placeOf(run: Run, step: number): Note | null {
    const { map } = this.stage.scene ?? {};
    if (!map) return null;
    const value = map.format(map.valueAt(map.ofStep(run, step, secondsAt(run, step))));
    return { text: t(`charts.at.${map.unit}`, { value }), value };
  }

  /** Everything under the crosshair in words. */
  #sentence(): string {
    const run = this.#told;
    const { step } = this.#crosshair;
    if (!run || step === null) return '';
    const parts = chartKinds(this.current).map((kind) => {
      const values = readingsAt(kind, run, step).map(({ name, value }) => {
        return name ? `${quantityName(name)} ${value}` : value;
      });
      return `${t(`charts.${kind}`)} ${list(values)}`;
    });
    return list([this.#placeOf(run, step)?.text, ...parts], 'pause');
  }

  #change(view: Partial<ChartView>): void {
    this.dispatchEvent(new CustomEvent('view-change', { detail: view, bubbles: true }));
  }

  #resetZoom(): void {
    this.stage.showEverything();
    if (this.view.range) this.#change({ range: null });
    else this.requestUpdate();
  }

  async #showTable(kind: ChartKind): Promise<void> {
    this.#tableDialog ??= (await import('./table-dialog')).tableDialog;
    this.tableKind = kind;
  }

  async #savePicture(kinds: ChartKind[], form: PictureForm): Promise<void> {
    closeMenus(this, null);
    const { savePicture } = await import('./picture');
    await savePicture(kinds, form, this.stage, this.shown, this);
  }

  #exportRun(detail: RunForm): void {
    closeMenus(this, null);
    this.dispatchEvent(new CustomEvent('export-run', { detail, bubbles: true }));
  }

  #pressedAnywhere({ target }: PointerEvent): void {
    closeMenus(this, target as Node);
    if (!this.querySelector('.charts-stack')?.contains(target as Node)) this.#crosshair.hide();
  }
}

function isOnly(changed: PropertyValues, names: PropertyKey[]): boolean {
  return changed.size > 0 && [...changed.keys()].every((name) => names.includes(name));
}

customElements.define('lab-charts', LabCharts);

declare global {
  interface HTMLElementTagNameMap {
    'lab-charts': LabCharts;
  }
}
