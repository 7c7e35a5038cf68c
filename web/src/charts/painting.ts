/**
 * How a chart is painted. What lies still while a run trains (axes, events, the lines of the other
 * runs) is on Chart.js's canvas; what moves is on one in front of it, so that a frame paints little.
 */
import type { Chart, Plugin } from 'chart.js';
import { Annotations } from './annotations';
import { drawCurve } from './curve';
import type { Panel } from './panel';

export class Painting implements Plugin<'line'> {
  readonly id = 'painting';
  readonly #panel: Panel;
  readonly #front: HTMLCanvasElement;
  readonly #annotations: Annotations;

  constructor(panel: Panel, front: HTMLCanvasElement) {
    this.#panel = panel;
    this.#front = front;
    this.#annotations = new Annotations(panel);
  }

  /** A chart without a scene would be drawn with axes that nobody asked for. */
  beforeDraw(): boolean {
    return this.#panel.scene !== null;
  }

  /** Chart.js has drawn the axes. */
  afterDraw(chart: Chart): void {
    const { scene, curves } = this.#panel;
    if (!scene) return;
    this.#annotations.drawBeneathCurves(chart.ctx, scene);
    for (const curve of curves.still.toReversed()) drawCurve(chart.ctx, chart, curve);
    this.#fitFront(chart);
    this.drawFront();
  }

  drawFront(): void {
    const { scene, curves, chart } = this.#panel;
    const ctx = this.#front.getContext('2d');
    if (!ctx || !scene) return;
    const ratio = chart.currentDevicePixelRatio;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, chart.width, chart.height);
    for (const curve of curves.moving.toReversed()) drawCurve(ctx, chart, curve);
    this.#annotations.drawOverCurves(ctx, scene);
  }

  #fitFront({ canvas }: Chart): void {
    const { width, height, style } = canvas;
    Object.assign(this.#front, { width, height });
    Object.assign(this.#front.style, { width: style.width, height: style.height });
  }
}
