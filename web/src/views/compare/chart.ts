import { html } from 'lit';
import { readTheme, type Theme, watchTheme } from '../../charts/theme';
import { LightElement } from '../../components/light';
import { drawFigure, type Figure } from './figure';

/** The canvas of a figure: as large as its box, as sharp as the screen, in the colours of the theme. */
export class CompareChart extends LightElement {
  static override properties = { figure: { attribute: false }, label: {} };
  figure: Figure | null = null;
  label = '';

  #theme: Theme | null = null;
  #unwatch = () => {};
  readonly #room = new ResizeObserver(() => this.#draw());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#room.observe(this);
    this.#unwatch = watchTheme(() => {
      this.#theme = null;
      this.#draw();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#room.disconnect();
    this.#unwatch();
  }

  override render() {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  override updated(): void {
    this.#draw();
  }

  #draw(): void {
    const canvas = this.querySelector('canvas');
    const { clientWidth: width, clientHeight: height } = this;
    if (!canvas || !this.figure || width === 0) return;
    const scale = devicePixelRatio;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    this.#theme ??= readTheme(this);
    drawFigure(pen, this.#theme, width, height, this.figure);
  }
}

customElements.define('lab-compare-chart', CompareChart);
