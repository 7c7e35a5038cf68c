import { html } from 'lit';
import { t } from '../../locales';
import { css, lookup } from './colour';
import { contours } from './contours';
import { type FieldPoint, fieldPoints, nearest, placeInWords, pointRadius } from './field-points';
import { reading } from './format';
import { type Grid, plane, refine, valueAt } from './grid';
import { testSample } from './legend';
import { trace } from './marks';
import { paintGrid, strokeLines } from './paint-grid';
import { PictureView, type Probe } from './picture-view';
import { ramp } from './ramp';
import { extentOf, place, type Scale, span, ticks } from './scale';
import type { Theme } from './theme';

/** Nodes painted for each cell of the picture: values need fewer than edges of regions. */
const FACTOR = 2;
const SHADES = 512;
const LEVELS = 10;
const TONE = 0.3;
const NEAR = 9;

/** Two features and a real: a map with contour lines, the points coloured by their true value. */
export class SurfaceView extends PictureView<'field'> {
  #grid: Grid = { size: 0, values: new Float32Array() };
  #fine: Grid = { size: 0, values: new Float32Array() };
  #points: FieldPoint[] = [];
  /** From true values to 0 … 1 on the colour scale: fixed for a run, whatever the model answers. */
  #scale: Scale = { domain: [0, 1], range: [0, 1] };
  #scalePainted: Theme | null = null;

  protected override prepare(): void {
    const { size, outputs, values, extent } = this.picture;
    const { points } = this.run;
    this.#grid = plane(size, outputs, 0, values);
    this.#points = fieldPoints(points, extent);
    const known = points ? [points.trainY, points.testY] : [values];
    this.#scale = { domain: extentOf(known), range: [0, 1] };
  }

  protected override paint(pen: CanvasRenderingContext2D): void {
    const { theme, side } = this;
    this.#fine = refine(this.#grid, FACTOR, this.#fine);
    const { size, values } = this.#fine;
    const shades = lookup(SHADES, (at) => ramp(theme.sequence, at));
    const [low, high] = this.#scale.domain;
    const perUnit = SHADES / (high - low);
    paintGrid(pen, side, size, (pixels) => {
      for (let at = 0; at < pixels.length; at += 1) {
        const shade = (values[at]! - low) * perUnit;
        // what is not a number takes the colour of nothing
        pixels[at] = shades[shade > 0 ? Math.min(SHADES - 1, shade | 0) : 0]!;
      }
    });
    pen.lineWidth = theme.fontSize / 12;
    for (const level of ticks(this.#scale.domain, LEVELS)) {
      const at = place(this.#scale, level);
      // tone on tone: a darker or a lighter step of the same colours
      pen.strokeStyle = css(ramp(theme.sequence, at < 0.5 ? at + TONE : at - TONE), 0.7);
      strokeLines(pen, side, size, contours(this.#fine, level));
    }
    this.#paintScale();
  }

  protected override paintPoints(pen: CanvasRenderingContext2D): void {
    const { side } = this;
    const radius = pointRadius(side, this.#points.length);
    for (const point of this.#points) this.#paintPoint(pen, point, radius);
  }

  protected override paintProbe(pen: CanvasRenderingContext2D, probe: Probe): void {
    const { theme, side } = this;
    const radius = pointRadius(side, this.#points.length);
    const at = this.#near(probe) ?? probe;
    trace(pen, 'circle', at.across * side, at.down * side, radius * 2.6);
    pen.lineWidth = radius;
    pen.strokeStyle = css(theme.surface, 0.8);
    pen.stroke();
    pen.lineWidth = radius * 0.5;
    pen.strokeStyle = css(theme.ink);
    pen.stroke();
  }

  protected override read(probe: Probe): [string, string] {
    const { info } = this.run;
    const point = this.#near(probe);
    const at = point ?? probe;
    const where = placeInWords(at, this.picture.extent, info);
    const answer = valueAt(this.#grid, at.across, at.down);
    if (!Number.isFinite(answer)) return [where, t('model.notFinite')];
    const value = this.#read(answer);
    if (!point) return [where, t('model.answer', { value })];
    const truth = this.#read(point.y);
    return [where, t('model.answerAndTruth', { value, truth })];
  }

  protected override rest(): string {
    return t(this.#grid.values.every(Number.isFinite) ? 'model.pointAtMap' : 'model.notFinite');
  }

  protected override legend() {
    const [low, high] = this.#scale.domain;
    return html`<div class="model-legend is-scale">
      <span class="model-scale">
        ${this.#read(low)}<canvas class="model-scale-bar" width="128" height="1" aria-hidden="true"></canvas>${this.#read(high)}
      </span>
      <ul>${testSample()}</ul>
    </div>`;
  }

  protected override describe(): string {
    const { step } = this.run;
    const [low, high] = this.#scale.domain;
    return t('model.surfaceLabel', { low: this.#read(low), high: this.#read(high), step });
  }

  /** Filled in the colour of its true value within a ring; a test point is that ring, thick. */
  #paintPoint(pen: CanvasRenderingContext2D, point: FieldPoint, radius: number): void {
    const { theme, side } = this;
    const colour = ramp(theme.sequence, place(this.#scale, point.y));
    const [x, y] = [point.across * side, point.down * side];
    trace(pen, 'circle', x, y, radius * 1.5);
    pen.fillStyle = css(theme.surface);
    pen.fill();
    trace(pen, 'circle', x, y, radius * (point.test ? 0.95 : 1.15));
    pen.fillStyle = css(colour);
    pen.strokeStyle = css(point.test ? colour : theme.ink);
    pen.lineWidth = radius * (point.test ? 0.7 : 0.25);
    if (!point.test) pen.fill();
    pen.stroke();
    if (!point.test) return;
    trace(pen, 'circle', x, y, radius * 1.4);
    pen.strokeStyle = css(theme.ink);
    pen.lineWidth = radius * 0.25;
    pen.stroke();
  }

  #read(value: number): string {
    return reading(value, span(this.#scale.domain));
  }

  #paintScale(): void {
    if (this.#scalePainted === this.theme) return;
    const bar = this.querySelector<HTMLCanvasElement>('.model-scale-bar');
    const pen = bar?.getContext('2d');
    if (!bar || !pen) return;
    for (let x = 0; x < bar.width; x += 1) {
      pen.fillStyle = css(ramp(this.theme.sequence, (x + 0.5) / bar.width));
      pen.fillRect(x, 0, 1, 1);
    }
    this.#scalePainted = this.theme;
  }

  #near(probe: Probe): FieldPoint | null {
    return nearest(this.#points, probe, NEAR / this.side);
  }
}

customElements.define('lab-model-surface', SurfaceView);
