import { html, type PropertyValues } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { icon } from '../../components/icons';
import { LightElement } from '../../components/light';
import { vars } from '../../components/vars';
import { pageLab } from '../../engine/page-lab';
import type { SurfaceRace } from '../../lab/surface';
import { t } from '../../locales';
import { formatLoss } from '../../locales/numbers';
import { css } from '../model/colour';
import { ThemeController } from '../model/theme';
import { arrowsOf } from './arrows';
import { formatPlace } from './format-place';
import { type Frame, frameOf, pan, rectangleOf, rounded, toPixel, toPlane, zoom } from './frame';
import { type Relief, reliefOf } from './relief';
import { CELLS, keyHeights, paintRelief, shade } from './relief-layer';
import { paintWays } from './ways-layer';

const NEARER = 1.5;
/** Pixels of an arrow key, and with Shift. */
const NUDGE = 10;

/** The surface from above. Where it is pressed the race starts. */
export class LabSurfaceMap extends LightElement {
  static override properties = {
    state: { attribute: false },
    version: { type: Number },
    frame: { state: true },
    zoomed: { state: true },
  };
  state!: SurfaceRace;
  /** Counts the state's changes. */
  version = 0;
  frame: Frame | null = null;
  zoomed = false;

  readonly #theme = new ThemeController(this);
  readonly #relief = createRef<HTMLCanvasElement>();
  readonly #ways = createRef<HTMLCanvasElement>();
  readonly #size = new ResizeObserver(() => this.#fit());
  #heights: { of: string; values: Float64Array; relief: Relief } | null = null;
  #painted: unknown[] = [];
  #asked = '';
  #held: 'start' | 'sheet' | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const name = this.state.race?.surface.name;
    if (changed.has('version') && name !== this.#shown) {
      this.#shown = name;
      this.zoomed = false;
    }
    if (this.frame === null || !this.zoomed) this.#fit();
  }
  #shown: string | undefined;

  /** The whole domain again, or what was zoomed to in another size of window. */
  #fit(): void {
    const { entry } = this.state;
    const { clientWidth: width, clientHeight: height } = this;
    if (!entry || width === 0 || height === 0) return;
    const frame = this.zoomed && this.frame ? { ...this.frame, width, height } : null;
    const next = frame ?? frameOf(entry.domain, width, height);
    if (JSON.stringify(next) !== JSON.stringify(this.frame)) this.frame = next;
  }

  override render() {
    const { race, entry } = this.state;
    const [x, y] = race?.surface.start ?? [0, 0];
    const [left, top] = this.frame ? toPixel(this.frame, x, y) : [0, 0];
    const button = (name: 'plus' | 'minus' | 'zoomOut', label: string, press: () => void) =>
      html`<button type="button" class="btn square" aria-label=${label} title=${label} @click=${press}>
        ${icon(name)}
      </button>`;
    return html`<canvas class="relief" ${ref(this.#relief)} aria-hidden="true"></canvas>
      <canvas
        class="ways"
        ${ref(this.#ways)}
        role="img"
        aria-label=${t('surface.map', { surface: entry?.label ?? '' })}
        @pointerdown=${this.#press}
        @pointermove=${this.#drag}
        @pointerup=${this.#drop}
        @pointercancel=${this.#drop}
        @wheel=${this.#wheel}
      ></canvas>
      <button
        type="button"
        class="start"
        ?hidden=${race === null}
        aria-label=${t('surface.startAt', { x: formatPlace(x), y: formatPlace(y) })}
        title=${t('surface.startHelp')}
        @keydown=${this.#nudge}
        ${vars({ left: `${left}px`, top: `${top}px` })}
      ></button>
      <div class="map-tools">
        ${button('plus', t('surface.nearer'), () => this.#zoom(NEARER))}
        ${button('minus', t('surface.farther'), () => this.#zoom(1 / NEARER))}
        ${button('zoomOut', t('surface.whole'), () => {
          this.zoomed = false;
        })}
      </div>
      ${this.#key()}`;
  }

  /** What the shades mean. */
  #key() {
    const relief = this.#heights?.relief;
    if (!relief) return html`<div class="map-key"></div>`;
    const theme = this.#theme.current;
    const stops = [0, 0.25, 0.5, 0.75, 1].map((place) => css(shade(theme, place)));
    return html`<div class="map-key" ${vars({ scale: `linear-gradient(to right, ${stops.join()})` })}>
      <i></i>
      ${keyHeights(relief).map((height) => html`<span>${formatLoss(height)}</span>`)}
    </div>`;
  }

  override updated(): void {
    const { frame, state } = this;
    const canvas = this.#relief.value;
    const ways = this.#ways.value;
    const { race, entry } = state;
    if (!frame || !canvas || !ways || !race || !entry) return;
    for (const layer of [canvas, ways]) {
      const width = Math.round(frame.width * devicePixelRatio);
      const height = Math.round(frame.height * devicePixelRatio);
      if (layer.width !== width) layer.width = width;
      if (layer.height !== height) layer.height = height;
    }
    this.#askHeights(frame);
    const theme = this.#theme.current;
    const heights = this.#heights;
    const inputs = [heights, theme, canvas.width, canvas.height];
    if (heights && inputs.some((input, at) => input !== this.#painted[at])) {
      this.#painted = inputs;
      paintRelief(canvas, heights.values, heights.relief, theme);
    }
    const pen = ways.getContext('2d');
    const { courses, styles, step, chosen } = state;
    const course = courses[chosen];
    const arrows = course ? arrowsOf(course, step) : null;
    if (pen) {
      paintWays(pen, frame, theme, { courses, styles, minima: entry.minima, step, chosen, arrows });
    }
  }

  /** The heights of what is seen, once for each surface and rectangle; the newest question counts. */
  async #askHeights(frame: Frame) {
    const { start: _, noise: __, ...surface } = this.state.race!.surface;
    const rectangle = rectangleOf(frame);
    const of = JSON.stringify([surface, rectangle]);
    if (of === this.#asked) return;
    this.#asked = of;
    const ask = { document: { surface }, rectangle, columns: CELLS, rows: CELLS };
    const values = await pageLab()
      .ask('heights', ask)
      .result.catch(() => null);
    if (values === null || of !== this.#asked) return;
    this.#heights = { of, values, relief: reliefOf(values) };
    this.requestUpdate();
  }

  #zoom(factor: number, left?: number, top?: number) {
    if (!this.frame) return;
    const { width, height } = this.frame;
    this.frame = zoom(this.frame, factor, left ?? width / 2, top ?? height / 2);
    this.zoomed = true;
  }

  #place(event: MouseEvent): [number, number] {
    const { left, top } = this.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  #wheel(event: WheelEvent) {
    event.preventDefault();
    this.#zoom(Math.exp(-event.deltaY / (event.deltaMode === 0 ? 400 : 12)), ...this.#place(event));
  }

  /** With Shift or another button the map is moved, else the start. */
  #press(event: PointerEvent) {
    if (event.button > 1) return;
    (event.target as Element).setPointerCapture(event.pointerId);
    this.#held = event.shiftKey || event.button === 1 ? 'sheet' : 'start';
    this.#drag(event);
  }

  #drag(event: PointerEvent) {
    if (!this.frame || this.#held === null) return;
    if (this.#held === 'start') return this.#startAt(this.#place(event));
    this.frame = pan(this.frame, event.movementX, event.movementY);
    this.zoomed = true;
  }

  #drop() {
    this.#held = null;
  }

  #startAt([left, top]: [number, number]) {
    const { frame } = this;
    if (!frame) return;
    const [x, y] = toPlane(frame, left, top);
    this.state.setStart(rounded(frame, x), rounded(frame, y));
  }

  #nudge(event: KeyboardEvent) {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
      event.key
    ];
    const start = this.state.race?.surface.start;
    if (!by || !start || !this.frame) return;
    event.preventDefault();
    const length = event.shiftKey ? 1 : NUDGE;
    const [left, top] = toPixel(this.frame, ...start);
    this.#startAt([left + by[0]! * length, top + by[1]! * length]);
  }
}

customElements.define('lab-surface-map', LabSurfaceMap);
