import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { turns } from '../../components/turns';
import type { Run } from '../../experiment/run';
import { list } from '../../locales';
import type { Picture } from '../../protocol';
import { clamp } from './scale';
import { type Theme, ThemeController } from './theme';
import { ThrottledLabel } from './throttled-label';

/** A place in the square, each coordinate 0 to 1 from the top left. */
export interface Probe {
  across: number;
  down: number;
}

/** What the canvases show. */
interface Painted {
  picture: Picture;
  points: unknown;
  theme: Theme;
  width: number;
  probe: Probe | null;
}

const KEY_STEP = 1 / 40;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A run's picture on a square canvas. What changes while it trains is painted on the lowest canvas,
 * what stays (the points) on one above, the reading under the pointer on a third: each is painted
 * only when something it shows has changed.
 */
export abstract class PictureView<Kind extends Picture['kind']> extends LitElement {
  static override properties = {
    // the page's state keeps one object a run and changes it
    run: { attribute: false, hasChanged: () => true },
    probe: { state: true },
  };
  declare run: Run;
  declare probe: Probe | null;

  #themes = new ThemeController(this);
  #label: ThrottledLabel | null = null;
  #observer = new ResizeObserver(([entry]) => this.#resized(entry?.contentRect.width ?? 0));
  #side = 0;
  /** Waits for its turn to paint. */
  #waiting = false;
  #painted: Painted | null = null;

  constructor() {
    super();
    this.probe = null;
  }

  protected get picture(): Extract<Picture, { kind: Kind }> {
    return this.run.picture as Extract<Picture, { kind: Kind }>;
  }

  protected get theme(): Theme {
    return this.#themes.current;
  }

  /** The width and height of the square in CSS pixels. */
  protected get side(): number {
    return this.#side;
  }

  /** Called before anything is painted or read from a new picture. */
  protected prepare(): void {}
  protected abstract paint(pen: CanvasRenderingContext2D): void;
  protected paintPoints(_pen: CanvasRenderingContext2D): void {}
  protected abstract paintProbe(pen: CanvasRenderingContext2D, probe: Probe): void;
  /** Two lines of words for the place pointed at. */
  protected abstract read(probe: Probe): [string, string];
  /** What stands there when nothing is pointed at. */
  protected abstract rest(): string;
  protected abstract legend(): TemplateResult;
  /** The picture in words. */
  protected abstract describe(): string;

  override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('resize', this.#windowResized);
    if (this.#square) this.#observer.observe(this.#square);
  }

  override firstUpdated(): void {
    if (this.#square) this.#observer.observe(this.#square);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#label?.stop();
    window.removeEventListener('resize', this.#windowResized);
  }

  override render() {
    if (this.#painted?.picture !== this.picture) this.prepare();
    return html`
      <div
        class="model-square"
        @pointermove=${this.#point}
        @pointerdown=${this.#point}
        @pointerleave=${this.#leave}
      >
        <canvas
          role="img"
          tabindex="0"
          @keydown=${this.#key}
          @blur=${this.#clear}
        ></canvas>
        <canvas class="is-over" aria-hidden="true"></canvas>
        <canvas class="is-over" aria-hidden="true"></canvas>
      </div>
      ${this.legend()}
      <p class="model-reading">
        ${this.probe ? this.read(this.probe).map((line) => html`<span>${line}</span>`) : this.rest()}
      </p>
      <p class="model-spoken" role="status"></p>
    `;
  }

  override updated(_changed: PropertyValues): void {
    const [lowest] = this.#canvases;
    if (!lowest) return;
    this.#label ??= new ThrottledLabel(lowest);
    this.#label.set(this.describe());
    if (this.#waiting) return;
    this.#waiting = true;
    turns.take(() => {
      this.#waiting = false;
      this.#paintAll();
    });
  }

  #paintAll(): void {
    const [lowest, middle, top] = this.#canvases;
    if (!lowest || !middle || !top || this.#side === 0) return;
    const { picture, theme } = this;
    const { points } = this.run;
    const width = Math.round(this.#side * devicePixelRatio);
    const last = this.#painted;
    const fresh = last?.theme !== theme || last.width !== width;
    if (fresh || last.picture !== picture) this.paint(this.#wipe(lowest, width));
    if (fresh || last.points !== points) this.paintPoints(this.#wipe(middle, width));
    if (this.probe || last?.probe) {
      const pen = this.#wipe(top, width);
      if (this.probe) this.paintProbe(pen, this.probe);
    }
    this.#painted = { picture, points, theme, width, probe: this.probe };
  }

  get #square(): Element | null {
    return this.querySelector('.model-square');
  }

  get #canvases(): HTMLCanvasElement[] {
    return [...(this.#square?.querySelectorAll('canvas') ?? [])];
  }

  /** An empty canvas of the wanted size, drawn on in CSS pixels. */
  #wipe(canvas: HTMLCanvasElement, width: number): CanvasRenderingContext2D {
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    if (canvas.width !== width) {
      canvas.width = width;
      canvas.height = width;
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, width, width);
    pen.setTransform(width / this.#side, 0, 0, width / this.#side, 0, 0);
    return pen;
  }

  #resized(width: number): void {
    this.#side = Math.round(width);
    // tokens may depend on the window's width
    this.#themes.forget();
  }

  // the screen may have another number of pixels
  #windowResized = () => this.requestUpdate();

  #point(event: PointerEvent) {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    this.probe = {
      across: clamp((event.clientX - box.left) / box.width, 0, 1),
      down: clamp((event.clientY - box.top) / box.height, 0, 1),
    };
  }

  #leave(event: PointerEvent) {
    // a finger that is lifted leaves the reading; the next touch elsewhere takes it away
    if (event.pointerType !== 'touch') this.#clear();
  }

  #clear() {
    this.probe = null;
  }

  #key(event: KeyboardEvent) {
    const direction = KEYS[event.key];
    if (!direction && event.key !== 'Escape') return;
    event.preventDefault();
    // the page's own keys (→ is one step) do not hear it
    event.stopPropagation();
    if (!direction) return this.#clear();
    const { across, down } = this.probe ?? { across: 0.5, down: 0.5 };
    this.probe = {
      across: clamp(across + direction[0] * KEY_STEP, 0, 1),
      down: clamp(down + direction[1] * KEY_STEP, 0, 1),
    };
    const spoken = this.querySelector('.model-spoken');
    if (spoken) spoken.textContent = list(this.read(this.probe), 'pause');
  }
}
