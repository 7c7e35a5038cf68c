import { html, type PropertyValues } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { LightElement } from '../../components/light';
import { type LandscapeSettings, type MeasuredPlane, rangeOf } from '../../experiment/landscape';
import { t } from '../../locales';
import { formatLoss, formatPercent, formatRate } from '../../locales/numbers';
import { ThemeController } from '../model/theme';
import { valueAt } from './fine-grid';
import { type Frame, frameOf, toPixel, toPlane } from './frame';
import { lossScale } from './loss-scale';
import { paintAxes, paintPath, paintProbe, pathPixels } from './path-layer';
import { paintRelief, type Relief, reliefOf } from './relief';

/** Pixels from a mark within which it is read. */
const NEAR = 12;

/** The losses from above, with the path on them. Where it is pointed at, they are read. */
export class LabLandscapeMap extends LightElement {
  static override properties = {
    measured: { attribute: false },
    settings: { attribute: false },
    probe: { state: true },
    box: { state: true },
  };
  measured: MeasuredPlane | null = null;
  settings!: LandscapeSettings;
  /** The point that is read, in the plane's coordinates. */
  probe: [number, number] | null = null;
  /** The canvas's width and height. */
  box: readonly [number, number] = [0, 0];

  readonly #theme = new ThemeController(this);
  readonly #canvas = createRef<HTMLCanvasElement>();
  readonly #size = new ResizeObserver(() => this.#fit());
  #relief: Relief | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('measured')) return;
    const { measured } = this;
    const scale = measured && lossScale(measured.losses);
    this.#relief = scale && measured ? reliefOf(measured.x.length, measured.losses, scale) : null;
    if (measured === null) this.probe = null;
  }

  override render() {
    return html`<p class="landscape-reading" aria-live="polite">${this.#reading()}</p>
      <div class="landscape-canvas">
        <canvas
          ${ref(this.#canvas)}
          tabindex="0"
          role="img"
          aria-label=${this.#label()}
          @pointermove=${this.#point}
          @pointerdown=${this.#point}
          @pointerleave=${this.#leave}
          @keydown=${this.#press}
        ></canvas>
      </div>`;
  }

  override updated(): void {
    const canvas = this.#canvas.value;
    const pen = canvas?.getContext('2d');
    const [width, height] = this.box;
    if (!canvas || !pen || width === 0) return;
    const theme = this.#theme.current;
    const size = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (canvas.width !== size[0]) canvas.width = size[0]!;
    if (canvas.height !== size[1]) canvas.height = size[1]!;
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const { measured } = this;
    const frame = this.#frame();
    if (!measured || !frame) return;
    const [left, right] = frame.x.range;
    const [bottom, top] = frame.y.range;
    pen.save();
    pen.beginPath();
    pen.rect(left, top, right - left, bottom - top);
    pen.clip();
    const points = pathPixels(frame, measured);
    if (this.#relief) paintRelief(pen, frame, theme, this.#relief, points);
    paintPath(pen, theme, measured, points);
    if (this.probe) paintProbe(pen, frame, theme, toPixel(frame, ...this.probe));
    pen.restore();
    paintAxes(pen, frame, theme, this.#names(measured));
  }

  #fit(): void {
    const room = this.querySelector<HTMLElement>('.landscape-canvas');
    const { clientWidth = 0, clientHeight = 0 } = room ?? {};
    if (clientWidth !== this.box[0] || clientHeight !== this.box[1]) {
      this.box = [clientWidth, clientHeight];
    }
  }

  #frame(): Frame | null {
    const { measured, box } = this;
    return measured && frameOf(...box, this.#theme.current.fontSize, measured.x, measured.y);
  }

  #names({ explained }: MeasuredPlane) {
    const key = this.settings.plane === 'random' ? 'landscape.direction' : 'landscape.component';
    const name = (number: 1 | 2) =>
      t(key, { number, share: formatPercent(explained[number - 1]!) });
    return { x: name(1), y: name(2) };
  }

  #label(): string {
    const { measured } = this;
    const range = measured && rangeOf(measured.losses);
    if (!measured || !range) return t('landscape.picture');
    const { x, y } = measured.path;
    return t('landscape.pictureOf', {
      set: t(this.settings.of === 'test' ? 'landscape.testSet' : 'landscape.trainSet'),
      lowest: formatLoss(range.lowest),
      highest: formatLoss(range.highest),
      from: t('landscape.at', { x: formatRate(x[0]!), y: formatRate(y[0]!) }),
      to: t('landscape.at', { x: '0', y: '0' }),
    });
  }

  /** What is under the pointer: where, its loss, and the step of a mark that is near. */
  #reading() {
    const { measured, probe } = this;
    if (!measured || !probe) return t('landscape.pointAt');
    const [x, y] = probe;
    const { losses } = measured;
    const size = measured.x.length;
    const placed = (axis: Float64Array, at: number) =>
      ((at - axis[0]!) / (axis[size - 1]! - axis[0]!)) * (size - 1);
    const loss = valueAt(size, losses, placed(measured.x, x), placed(measured.y, y));
    const read = Number.isNaN(loss)
      ? t('landscape.notMeasured')
      : t('landscape.loss', { loss: formatLoss(loss) });
    const step = this.#markAt(probe);
    return html`<span>${t('landscape.at', { x: x.toPrecision(3), y: y.toPrecision(3) })}</span>
      <b>${read}</b>
      <span>${step === null ? '' : t('landscape.mark', { step })}</span>`;
  }

  /** The step of the nearest mark, when the point is near it. */
  #markAt(probe: [number, number]): number | null {
    const frame = this.#frame();
    const { path } = this.measured!;
    if (!frame) return null;
    const [left, top] = toPixel(frame, ...probe);
    let found: number | null = null;
    let nearest = NEAR;
    path.step.forEach((step, at) => {
      const [x, y] = toPixel(frame, path.x[at]!, path.y[at]!);
      const distance = Math.hypot(x - left, y - top);
      if (distance > nearest) return;
      nearest = distance;
      found = step;
    });
    return found;
  }

  #point(event: PointerEvent) {
    const frame = this.#frame();
    if (frame) this.probe = toPlane(frame, event.offsetX, event.offsetY);
  }

  #leave(event: PointerEvent) {
    // A finger that is lifted leaves what it read.
    if (event.pointerType === 'mouse') this.probe = null;
  }

  /** From point to point of the grid; at first to the end of the path. */
  #press(event: KeyboardEvent) {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[
      event.key
    ];
    const { measured } = this;
    if (!by || !measured) return;
    event.preventDefault();
    const [x, y] = this.probe ?? [0, 0];
    this.probe = [move(measured.x, x, by[0]!), move(measured.y, y, by[1]!)];
  }
}

/** The point of an axis that is so many points from the one nearest to `at`. */
function move(axis: Float64Array, at: number, by: number): number {
  const nearest = axis.reduce((a, b) => (Math.abs(b - at) < Math.abs(a - at) ? b : a));
  const index = axis.indexOf(nearest) + by;
  return axis[Math.min(Math.max(index, 0), axis.length - 1)]!;
}

customElements.define('lab-landscape-map', LabLandscapeMap);
