/** The charts behind the canvases: one panel each, all showing one scene. */
import type { Turns } from '../components/turns';
import type { ChartView, Run } from '../experiment/run';
import { ChartLabels, sentenceOf } from './chart-labels';
import { type ChartKind, chartKinds } from './lines';
import { Panel } from './panel';
import { composeScene, type Scene } from './scene';
import { readLightTheme, readTheme, type Theme } from './theme';
import { secondsAt } from './x-axis';

/** What the stage is to show. */
export interface Show {
  runs: readonly Run[];
  current: Run | null;
  view: ChartView;
  highlighted: number | null;
}

export interface StageEvents {
  /** A chart has got another size. */
  resized(): void;
  /** All charts show the scene. */
  drawn(): void;
}

export class Stage {
  readonly panels = new Map<ChartKind, Panel>();
  scene: Scene | null = null;
  readonly #host: HTMLElement;
  readonly #turns: Turns;
  readonly #events: StageEvents;
  /** Panels that wait for their turn. */
  readonly #waiting = new Set<Panel>();
  readonly #labels = new ChartLabels();
  #theme: Theme | null = null;
  /** Whether to close in on an early divergence: until the person asks for everything. */
  #focus = true;
  #focusOf: number | undefined;
  /** What the x axis was begun for: while it is the same, the axis only grows. */
  #axisKey = '';

  constructor(host: HTMLElement, turns: Turns, events: StageEvents) {
    this.#host = host;
    this.#turns = turns;
    this.#events = events;
  }

  /** Has each panel draw, in its turn, what is then different from what is there. */
  show(show: Show): void {
    this.#openPanels(chartKinds(show.current));
    this.scene = this.compose(show, this.#first?.chart.width ?? 0);
    for (const panel of this.panels.values()) {
      if (this.#waiting.has(panel)) continue;
      this.#waiting.add(panel);
      this.#turns.take(() => this.#draw(panel));
    }
  }

  /** Draws at once what waits for its turn. */
  finish(): void {
    for (const panel of this.#waiting) this.#draw(panel);
  }

  #draw(panel: Panel): void {
    if (!this.#waiting.delete(panel) || !this.scene) return;
    panel.show(this.scene);
    const { kind, chart } = panel;
    this.#labels.set(chart.canvas, () => sentenceOf(kind, this.scene?.current ?? null));
    if (this.#waiting.size === 0) this.#events.drawn();
  }

  /** The scene for charts of a width, with the theme that holds or a given one. */
  compose(show: Show, width: number, given?: Theme): Scene {
    const { current, view } = show;
    if (current?.id !== this.#focusOf) this.#focus = true;
    this.#focusOf = current?.id;
    this.#theme ??= readTheme(this.#host);
    const theme = given ?? this.#theme;
    const axisKey = JSON.stringify([current?.id, view.x, view.logX]);
    const previousMax = axisKey === this.#axisKey ? (this.scene?.domain.max ?? 0) : 0;
    this.#axisKey = axisKey;
    return composeScene({
      ...show,
      theme,
      plotWidth: width - theme.gutterLeft - theme.gutterRight,
      focus: this.#focus,
      previousMax: view.range ? 0 : previousMax,
    });
  }

  /** Reads the tokens anew at the next drawing; on paper the light ones hold. */
  forgetTheme(onPaper = false): void {
    this.#theme = onPaper ? readLightTheme(this.#host) : null;
  }

  showEverything(): void {
    this.#focus = false;
  }

  close(): void {
    this.#labels.stop();
    this.#closePanels();
    this.#theme = null;
  }

  /** The step of the current run at a pixel, not rounded; null beside the plots. */
  stepAt(pixel: number): number | null {
    const chart = this.#first?.chart;
    const { scene } = this;
    if (!chart || !scene?.current) return null;
    const { left, right } = chart.chartArea;
    const inside = Math.min(Math.max(pixel, left), right);
    const coordinate = chart.scales.x?.getValueForPixel(inside) ?? 0;
    return scene.map.stepAt(scene.current, coordinate);
  }

  /** Whether a pixel is on the plots or close beside them. */
  isNear(pixel: number): boolean {
    const area = this.#first?.chart.chartArea;
    return area !== undefined && pixel > area.left - NEAR && pixel < area.right + NEAR;
  }

  pixelOf(run: Run, step: number): number {
    const coordinate = this.scene?.map.ofStep(run, step, secondsAt(run, step)) ?? Number.NaN;
    return this.#first?.pixelX(coordinate) ?? Number.NaN;
  }

  get #first(): Panel | undefined {
    return this.panels.values().next().value;
  }

  #closePanels(): void {
    for (const panel of this.panels.values()) panel.destroy();
    this.panels.clear();
    this.#waiting.clear();
  }

  /** A panel for each canvas there is, in the order of the stack. */
  #openPanels(kinds: readonly ChartKind[]): void {
    const same = kinds.every((kind) => this.panels.get(kind)?.chart.canvas.isConnected);
    if (same && this.panels.size === kinds.length) return;
    const canvases = kinds.map((kind) => {
      return [...this.#host.querySelectorAll<HTMLCanvasElement>(`[data-kind=${kind}] canvas`)];
    });
    this.#closePanels();
    const { resized } = this.#events;
    kinds.forEach((kind, i) => {
      const [canvas, front] = canvases[i] ?? [];
      const lowest = i === kinds.length - 1;
      if (!canvas || !front) return;
      this.panels.set(kind, new Panel(canvas, front, kind, { lowest, resized }));
    });
  }
}

const NEAR = 12;
