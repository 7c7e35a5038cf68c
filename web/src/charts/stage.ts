/** The charts behind the canvases: one panel each, all showing one scene. */
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

export class Stage {
  readonly panels = new Map<ChartKind, Panel>();
  scene: Scene | null = null;
  readonly #host: HTMLElement;
  readonly #resized: () => void;
  readonly #labels = new ChartLabels();
  #theme: Theme | null = null;
  /** Whether to close in on an early divergence: until the person asks for everything. */
  #focus = true;
  #focusOf: number | undefined;
  /** What the x axis was begun for: while it is the same, the axis only grows. */
  #axisKey = '';

  constructor(host: HTMLElement, resized: () => void) {
    this.#host = host;
    this.#resized = resized;
  }

  /** Draws what is different from what is there. */
  show(show: Show): void {
    this.#openPanels(chartKinds(show.current));
    this.scene = this.compose(show, this.#first?.chart.width ?? 0);
    for (const panel of this.panels.values()) {
      panel.show(this.scene);
      this.#labels.set(panel.chart.canvas, sentenceOf(panel.kind, show.current));
    }
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
    for (const panel of this.panels.values()) panel.destroy();
    this.panels.clear();
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

  /** A panel for each canvas there is, in the order of the stack. */
  #openPanels(kinds: readonly ChartKind[]): void {
    const canvases = kinds.map((kind) => {
      return [...this.#host.querySelectorAll<HTMLCanvasElement>(`[data-kind=${kind}] canvas`)];
    });
    const same = canvases.every(([canvas], i) => {
      const kind = kinds[i];
      return kind && this.panels.get(kind)?.chart.canvas === canvas;
    });
    if (same && this.panels.size === kinds.length) return;
    for (const panel of this.panels.values()) panel.destroy();
    this.panels.clear();
    kinds.forEach((kind, i) => {
      const [canvas, front] = canvases[i] ?? [];
      const lowest = i === kinds.length - 1;
      if (!canvas || !front) return;
      this.panels.set(kind, new Panel(canvas, front, kind, { lowest, resized: this.#resized }));
    });
  }
}

const NEAR = 12;
