import { html } from 'lit';
import { t } from '../../locales';
import { type Axes, axesIn, paintAxes } from './axes';
import { css, type Rgb } from './colour';
import { pointRadius } from './field-points';
import { featureName, reading } from './format';
import { sample, testSample } from './legend';
import { trace } from './marks';
import { PictureView, type Probe } from './picture-view';
import { clamp, extentOf, place, span, unplace, widened } from './scale';

/** One feature: the fitted curve over the points. */
export class CurveView extends PictureView<'curve'> {
  protected override paint(pen: CanvasRenderingContext2D): void {
    const { theme, run } = this;
    const axes = this.#axes();
    paintAxes(pen, theme, axes, { x: featureName(run.info, 0), y: 'y' });
    const [left, right] = axes.x.range;
    const [bottom, top] = axes.y.range;
    pen.save();
    pen.beginPath();
    pen.rect(left, top, right - left, bottom - top);
    pen.clip();
    this.#paintData(pen, axes);
    const { x, y } = this.picture;
    pen.beginPath();
    x.forEach((value, at) => {
      pen.lineTo(place(axes.x, value), place(axes.y, y[at]!));
    });
    pen.lineJoin = 'round';
    // the halo keeps the curve apart from points as thick as itself
    pen.lineWidth = theme.lineWidth + 2;
    pen.strokeStyle = css(theme.pointEdge, 0.8);
    pen.stroke();
    pen.lineWidth = theme.lineWidth;
    pen.strokeStyle = css(this.#hue());
    pen.stroke();
    pen.restore();
  }

  protected override paintProbe(pen: CanvasRenderingContext2D, probe: Probe): void {
    const { theme } = this;
    const axes = this.#axes();
    const x = this.#at(probe);
    const [bottom, top] = axes.y.range;
    pen.strokeStyle = css(theme.caption, 0.55);
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(place(axes.x, x), top);
    pen.lineTo(place(axes.x, x), bottom);
    pen.stroke();
    const y = this.#answer(x);
    if (!Number.isFinite(y)) return;
    trace(
      pen,
      'circle',
      place(axes.x, x),
      clamp(place(axes.y, y), top, bottom),
      theme.lineWidth * 1.6,
    );
    pen.fillStyle = css(this.#hue());
    pen.strokeStyle = css(theme.surface);
    pen.lineWidth = 1.5;
    pen.fill();
    pen.stroke();
  }

  protected override read(probe: Probe): [string, string] {
    const x = this.#at(probe);
    const answer = this.#answer(x);
    const axes = this.#axes();
    const where = `${featureName(this.run.info, 0)} ${reading(x, span(axes.x.domain))}`;
    if (!Number.isFinite(answer)) return [where, t('model.notFinite')];
    return [where, t('model.answer', { value: reading(answer, span(axes.y.domain)) })];
  }

  protected override rest(): string {
    return t(this.picture.y.every(Number.isFinite) ? 'model.pointAtCurve' : 'model.notFinite');
  }

  protected override legend() {
    return html`<ul class="model-legend">
      <li><svg class="model-line is-run-${this.run.color}" viewBox="0 0 18 4" aria-hidden="true"><path d="M0 2H18" /></svg>${t('model.model')}</li>
      <li>${sample('circle', 'is-plain')}${t('model.trainPoint')}</li>
      ${testSample()}
    </ul>`;
  }

  protected override describe(): string {
    return t('model.curveLabel', { step: this.run.step });
  }

  #paintData(pen: CanvasRenderingContext2D, axes: Axes): void {
    const { points } = this.run;
    if (!points) return;
    const { theme, side } = this;
    const radius = pointRadius(side, points.trainY.length + points.testY.length);
    const dots = (x: Float32Array, y: Float32Array, fill: Rgb, edge: Rgb, width: number) => {
      pen.fillStyle = css(fill);
      pen.strokeStyle = css(edge);
      pen.lineWidth = width;
      y.forEach((value, row) => {
        trace(pen, 'circle', place(axes.x, x[row]!), place(axes.y, value), radius);
        pen.fill();
        pen.stroke();
      });
    };
    dots(points.trainX, points.trainY, theme.caption, theme.pointEdge, radius * 0.4);
    dots(points.testX, points.testY, theme.pointEdge, theme.caption, radius * 0.5);
  }

  #axes(): Axes {
    const { points } = this.run;
    const { x, y } = this.picture;
    const known = points ? [points.trainY, points.testY] : [y];
    return axesIn(this.side, this.theme, extentOf([x]), widened(extentOf(known), 0.12));
  }

  #hue(): Rgb {
    return this.theme.runs[this.run.color - 1]!;
  }

  /** x under the pointer. */
  #at(probe: Probe): number {
    const { x } = this.#axes();
    return clamp(unplace(x, probe.across * this.side), x.domain[0], x.domain[1]);
  }

  /** The curve at x; its points stand in rising order. */
  #answer(at: number): number {
    const { x, y } = this.picture;
    const next = Math.max(
      1,
      x.findIndex((value) => value >= at),
    );
    const [from, to] = [x[next - 1]!, x[next]!];
    const share = clamp((at - from) / (to - from), 0, 1);
    return y[next - 1]! + (y[next]! - y[next - 1]!) * share;
  }
}

customElements.define('lab-model-curve', CurveView);
