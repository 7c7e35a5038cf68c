/** One chart of the stack: the axes of Chart.js, with curves and words that follow the scene. */
import { Chart, type ChartOptions, LinearScale } from 'chart.js';
import { formatTick } from '../locales/numbers';
import { Curves } from './curves';
import { extentOf } from './extent';
import { type ChartKind, isMagnitude, type Line, linesOf } from './lines';
import { Painting } from './painting';
import type { Scene } from './scene';
import type { Theme } from './theme';
import { accuracyAxis, type Extent, fitAxis, growAxis, holds, placeY, type YAxis } from './y-axis';

Chart.register(LinearScale);

/** Half a tick label's height, so that the outermost are whole. */
const PADDING = 8;
const TICK_LENGTH = 4;

export interface PanelOptions {
  /** The lowest chart carries the labels of the shared x axis. */
  lowest: boolean;
  /** For a picture: its scale. Without it the chart follows the size of its box. */
  pixelRatio?: number;
  /** The axis to begin with, for a picture of what is on the screen. */
  axis?: YAxis | null;
  resized?: () => void;
}

export class Panel {
  readonly chart: Chart<'line'>;
  axis: YAxis | null;
  lines: Line[] = [];
  readonly curves = new Curves();
  scene: Scene | null = null;
  readonly #options: PanelOptions;
  readonly #painting: Painting;
  /** The view that the axis was begun for. */
  #axisKey: string | null = null;
  /** The axis of an empty chart. */
  #guess: YAxis | null = null;
  #signature = '';
  #theme: Theme | null = null;

  constructor(
    canvas: HTMLCanvasElement,
    front: HTMLCanvasElement,
    readonly kind: ChartKind,
    options: PanelOptions,
  ) {
    this.#options = options;
    this.axis = options.axis ?? null;
    const { pixelRatio } = options;
    this.#painting = new Painting(this, front);
    this.chart = new Chart<'line'>(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: {
        animation: false,
        events: [],
        responsive: pixelRatio === undefined,
        maintainAspectRatio: false,
        ...(pixelRatio === undefined ? {} : { devicePixelRatio: pixelRatio }),
        onResize: () => this.scene && options.resized?.(),
      },
      plugins: [this.#painting],
    });
  }

  get lowest(): boolean {
    return this.#options.lowest;
  }

  destroy(): void {
    this.chart.destroy();
  }

  /** Follows the scene; draws only if something on this chart is different. */
  show(scene: Scene): void {
    this.scene = scene;
    this.lines = linesOf(this.kind, scene.runs, scene.current, scene.highlighted);
    const axis = this.#grow(scene);
    const signature = sign(scene);
    const same = axis === this.axis && scene.theme === this.#theme && signature === this.#signature;
    this.axis = axis;
    this.#theme = scene.theme;
    this.#signature = signature;
    const changed = this.curves.follow(this.lines, scene, axis);
    if (!same) {
      this.#setAxes(scene, axis);
      this.chart.update('none');
    } else if (changed.still) {
      this.chart.draw();
    } else if (changed.moving) {
      this.#painting.drawFront();
    }
  }

  pixelX(coordinate: number): number {
    return this.chart.scales.x?.getPixelForValue(coordinate) ?? Number.NaN;
  }

  pixelY(value: number): number {
    if (!this.axis) return Number.NaN;
    return this.chart.scales.y?.getPixelForValue(placeY(this.axis, value)) ?? Number.NaN;
  }

  /** Begins with round numbers for another run or another view, and grows from there on. */
  #grow(scene: Scene): YAxis {
    const { current, view, runs } = scene;
    const log = view.logY && isMagnitude(this.kind);
    const ids = runs.map((run) => run.id);
    const key = JSON.stringify([current?.id, current?.diverged?.step, log, view.range, ids]);
    const begun = this.#axisKey === key || (this.#axisKey === null && this.axis !== null);
    const before = begun ? this.axis : null;
    this.#axisKey = key;
    const extent = extentOf(this.kind, this.lines, scene);
    const empty = extent.high < extent.low;
    if (this.kind === 'accuracy') {
      const chance = 1 / (current?.info.outputs ?? 2);
      return accuracyAxis(before, view.range && !empty ? extent.low : Math.min(extent.low, chance));
    }
    const maxTicks = this.kind === 'loss' ? 5 : 3;
    const fromZero = this.kind === 'rate' || view.range === null;
    const style = { log, maxTicks, fromZero };
    const guessed = before !== null && before === this.#guess;
    if (empty) {
      this.#guess = guessed ? before : fitAxis(this.#expected(scene), style);
      return this.#guess;
    }
    // A good guess stays. The rate's need not be one: its plan says how far it will go.
    const isBad = guessed && (this.kind === 'rate' || !holds(before, extent));
    return growAxis(isBad ? null : before, extent, style);
  }

  /** What a run that has not begun will probably need. */
  #expected({ current }: Scene): Extent {
    const isClassifier = current?.info.task === 'classification';
    const guess = this.kind === 'loss' && isClassifier ? Math.log(current.info.outputs) : 1;
    return { low: 0.01, high: guess };
  }

  #setAxes(scene: Scene, axis: YAxis): void {
    const { theme } = scene;
    const { options } = this.chart;
    options.layout = {
      autoPadding: false,
      padding: {
        top: PADDING,
        right: theme.gutterRight,
        bottom: this.lowest ? 0 : PADDING,
        left: 0,
      },
    };
    options.scales = { x: this.#xScale(scene), y: this.#yScale(theme, axis) };
  }

  #xScale({ theme, domain, ticks }: Scene): ScaleOptions {
    const height = this.lowest ? Math.round(theme.fontSize * 1.85) : 1;
    return {
      type: 'linear',
      min: domain.min,
      max: domain.max,
      afterBuildTicks: (scale) => {
        scale.ticks = this.lowest ? ticks.map(({ at }) => ({ value: at })) : [];
      },
      afterFit: (scale) => {
        Object.assign(scale, { paddingLeft: 0, paddingRight: 0, height });
      },
      border: { color: this.lowest ? theme.axis : theme.grid, width: 1 },
      grid: { drawOnChartArea: false, tickColor: theme.axis, tickLength: TICK_LENGTH },
      ticks: {
        autoSkip: false,
        maxRotation: 0,
        color: theme.caption,
        font: { size: theme.fontSize, family: theme.fontFamily },
        padding: theme.fontSize / 6,
        callback: (_, index) => ticks[index]?.label ?? '',
      },
    };
  }

  #yScale(theme: Theme, axis: YAxis): ScaleOptions {
    const percent = this.kind === 'accuracy';
    return {
      type: 'linear',
      min: placeY(axis, axis.min),
      max: placeY(axis, axis.max),
      afterBuildTicks: (scale) => {
        scale.ticks = axis.ticks.map((value) => ({ value: placeY(axis, value) }));
      },
      afterFit: (scale) => {
        Object.assign(scale, { paddingTop: 0, paddingBottom: 0, width: theme.gutterLeft });
      },
      border: { display: false },
      grid: { color: theme.grid, drawTicks: false },
      ticks: {
        autoSkip: false,
        color: theme.caption,
        font: { size: theme.fontSize, family: theme.fontFamily },
        padding: theme.gutterLeft / 6,
        callback: (_, index) => {
          const value = axis.ticks[index] ?? 0;
          return percent ? `${formatTick(value * 100)}%` : formatTick(value);
        },
      },
    };
  }
}

type ScaleOptions = NonNullable<ChartOptions<'line'>['scales']>[string];

/** Everything but curves, y axis and theme that a chart's picture depends on. */
function sign({ runs, current, highlighted, map, domain, ticks, marks, stop }: Scene): string {
  const names = runs.map((run) => [run.id, run.name]);
  const labels = ticks.map((tick) => tick.label);
  return JSON.stringify([names, current?.id, highlighted, map.key, domain, labels, marks, stop]);
}
