import { html } from 'lit';
import { t } from '../../locales';
import { formatLoss } from '../../locales/numbers';
import { type Axes, axesIn, paintAxes } from './axes';
import { css, type Rgb } from './colour';
import { nearest, pointRadius } from './field-points';
import { reading } from './format';
import { trace } from './marks';
import { PictureView, type Probe } from './picture-view';
import { clamp, extentOf, place, span, widened } from './scale';
import { rootMeanSquare, rSquared } from './scores';

const NEAR = 14;

interface Pair extends Probe {
  truth: number;
  guess: number;
}

/** Predicted against true on the test set; a perfect model lies on the diagonal. */
export class ScatterView extends PictureView<'scatter'> {
  #domain: [number, number] = [0, 1];

  protected override prepare(): void {
    // of the truth alone, so that the axes do not move while the model learns
    this.#domain = widened(extentOf([this.picture.truth]), 0.08);
  }

  protected override paint(pen: CanvasRenderingContext2D): void {
    const { theme, side } = this;
    const axes = this.#axes();
    paintAxes(pen, theme, axes, { x: t('model.true'), y: t('model.predicted') });
    const [left, right] = axes.x.range;
    const [bottom, top] = axes.y.range;
    pen.strokeStyle = css(theme.axis);
    pen.lineWidth = 1.25;
    pen.beginPath();
    pen.moveTo(left, bottom);
    pen.lineTo(right, top);
    pen.stroke();
    const pairs = this.#pairs();
    const radius = pointRadius(side, pairs.length);
    pen.fillStyle = css(this.#hue(), 0.85);
    pen.strokeStyle = css(theme.pointEdge);
    pen.lineWidth = radius * 0.4;
    for (const pair of pairs) {
      trace(pen, 'circle', pair.across * side, pair.down * side, radius);
      pen.fill();
      pen.stroke();
    }
  }

  protected override paintProbe(pen: CanvasRenderingContext2D, probe: Probe): void {
    const pair = this.#near(probe);
    if (!pair) return;
    const { theme, side } = this;
    const axes = this.#axes();
    const [x, y] = [pair.across * side, pair.down * side];
    pen.strokeStyle = css(theme.caption, 0.8);
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x, place(axes.y, pair.truth));
    pen.stroke();
    trace(pen, 'circle', x, y, pointRadius(side, this.picture.truth.length) * 1.9);
    pen.strokeStyle = css(theme.ink);
    pen.lineWidth = 1.5;
    pen.stroke();
  }

  protected override read(probe: Probe): [string, string] {
    const pair = this.#near(probe);
    if (!pair) return [this.#fit(), t('model.pointAtRow')];
    const { truth, guess } = pair;
    const values = {
      truth: this.#read(truth),
      guess: this.#read(guess),
      error: this.#read(guess - truth),
    };
    return [this.#fit(), t('model.pair', values)];
  }

  protected override rest(): string {
    return this.#fit();
  }

  protected override legend() {
    return html`<ul class="model-legend">
      <li><svg class="model-line is-axis" viewBox="0 0 18 4" aria-hidden="true"><path d="M0 2H18" /></svg>${t('model.perfect')}</li>
    </ul>`;
  }

  protected override describe(): string {
    return t('model.scatterLabel', { step: this.run.step, fit: this.#fit() });
  }

  #fit(): string {
    const { truth, guess } = this.picture;
    if (!guess.every(Number.isFinite)) return t('model.notFinite');
    return t('model.fit', {
      r2: formatLoss(rSquared(truth, guess)),
      rmse: this.#read(rootMeanSquare(truth, guess)),
    });
  }

  #read(value: number): string {
    return reading(value, span(this.#domain));
  }

  #axes(): Axes {
    return axesIn(this.side, this.theme, this.#domain, this.#domain);
  }

  #hue(): Rgb {
    return this.theme.runs[this.run.color - 1]!;
  }

  /** Answers beyond the axes stand on their edge; what is not a number is left out. */
  #pairs(): Pair[] {
    const { truth, guess } = this.picture;
    const { x, y } = this.#axes();
    const pairs: Pair[] = [];
    truth.forEach((value, row) => {
      const answer = guess[row]!;
      if (!Number.isFinite(answer)) return;
      const down = clamp(place(y, answer), y.range[1], y.range[0]) / this.side;
      pairs.push({ truth: value, guess: answer, across: place(x, value) / this.side, down });
    });
    return pairs;
  }

  #near(probe: Probe): Pair | null {
    return nearest(this.#pairs(), probe, NEAR / this.side);
  }
}

customElements.define('lab-model-scatter', ScatterView);
