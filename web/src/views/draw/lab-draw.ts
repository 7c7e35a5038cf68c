/** <lab-draw>: the points of a schedule over the learning-rate chart, and the tools beneath it. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { LabCharts } from '../../charts/lab-charts';
import { LabElement, newId } from '../../components/light';
import { reasonAt } from '../../components/reason';
import { vars } from '../../components/vars';
import { Drawing } from '../../lab/drawing';
import { inOrder, type Point, rateAt } from '../../lab/points';
import { t } from '../../locales';
import { formatRate } from '../../locales/numbers';
import { drawBar } from './bar';
import { lineOf, type Plane, planeOf } from './plane';

/** A hand that trembles less far wants to choose a point, not to move it. */
const LEAST_DRAG = 3;
/** An arrow key goes so many parts of the way; with Shift a tenth of that. */
const PARTS = 20;

interface Grip {
  index: number;
  /** From the pointer to the middle of the point. */
  dx: number;
  dy: number;
  from: { x: number; y: number };
  moved: boolean;
}

export class LabDraw extends LabElement {
  charts!: LabCharts;
  readonly #id = newId('draw');
  readonly #again = () => this.requestUpdate();
  #drawing!: Drawing;
  #grip: Grip | null = null;
  /** Keys have moved the selected point, perhaps past another: the focus goes with it. */
  #refocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#drawing = new Drawing(this.lab, this.#again);
    this.charts.addEventListener('drawn', this.#again);
    this.parentElement?.classList.add('is-drawn');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drawing.close();
    this.charts.removeEventListener('drawn', this.#again);
    this.charts.querySelector('.is-drawn')?.classList.remove('is-drawn');
  }

  override willUpdate(): void {
    this.#drawing.follow();
  }

  override updated(): void {
    if (this.#refocus) this.querySelector<HTMLElement>('.draw-point.is-selected')?.focus();
    this.#refocus = false;
  }

  override render() {
    const { lab } = this;
    const drawing = this.#drawing;
    const plane = planeOf(this.charts.stage);
    const refused = reasonAt(lab.refusal, 'schedule');
    const untimed = lab.chartView.x === 'seconds' ? t('draw.seconds') : null;
    return html`${plane && !untimed ? this.#layer(plane) : nothing}
      <p class="unseen" id=${this.#id}>${t('draw.help')}</p>
      ${drawBar({
        drawing,
        end: lab.info?.steps ?? 0,
        reason: refused ?? untimed,
        close: () => this.remove(),
      })}`;
  }

  #layer(plane: Plane): TemplateResult {
    const { points, stepped } = this.#drawing;
    const shape = { points: inOrder(points), stepped };
    const steps = shape.points.map(({ step }) => step);
    const path = lineOf((step) => rateAt(shape, step), steps, plane);
    return html`<div
      class="draw-layer"
      @pointerdown=${this.#take}
      @mousedown=${focusPoint}
      @pointermove=${this.#move}
      @pointerup=${this.#letGo}
      @pointercancel=${this.#giveUp}
      @dblclick=${this.#add}
      @keydown=${this.#press}
    >
      <svg aria-hidden="true">${svg`<path d=${path} />`}</svg>
      ${points.map((point, index) => this.#handle(point, index, plane))}
    </div>`;
  }

  #handle(point: Point, index: number, plane: Plane): TemplateResult | typeof nothing {
    const { points, selected } = this.#drawing;
    const at = placeOf(point, plane);
    const outside = at.x < plane.left - 1 || at.x > plane.right + 1;
    // What lies behind the end of the run waits at the edge; what a zoomed view leaves out, outside.
    if (Number.isNaN(at.x) || (outside && this.lab.chartView.range)) return nothing;
    const x = Math.min(Math.max(at.x, plane.left), plane.right);
    const step = String(point.step);
    const number = index + 1;
    return html`<button
      type="button"
      class="draw-point ${index === selected ? 'is-selected' : ''} ${outside ? 'is-beyond' : ''}"
      data-index=${index}
      aria-label=${t('draw.point', { number, count: points.length, step, rate: formatRate(point.rate) })}
      aria-describedby=${this.#id}
      ${vars({ x: `${x}px`, y: `${at.y}px` })}
      @focus=${() => this.#drawing.select(index)}
    ></button>`;
  }

  #take(event: PointerEvent) {
    const handle = (event.target as Element).closest<HTMLElement>('.draw-point');
    const plane = planeOf(this.charts.stage);
    if (!handle || !plane || event.button !== 0) return;
    // The charts would span a range.
    event.stopPropagation();
    // A finger keeps what it touched.
    if (event.pointerType === 'mouse') handle.setPointerCapture(event.pointerId);
    const index = Number(handle.dataset.index);
    const { x, y } = placeOf(this.#drawing.points[index]!, plane);
    const from = { x: event.clientX, y: event.clientY };
    this.#grip = {
      index,
      dx: Math.min(x, plane.right) - from.x,
      dy: y - from.y,
      from,
      moved: false,
    };
  }

  #move(event: PointerEvent) {
    const grip = this.#grip;
    const plane = planeOf(this.charts.stage);
    if (!grip || !plane) return;
    event.stopPropagation();
    const { clientX: x, clientY: y } = event;
    grip.moved ||= Math.hypot(x - grip.from.x, y - grip.from.y) >= LEAST_DRAG;
    if (!grip.moved) return;
    const step = plane.step(x + grip.dx);
    this.#drawing.drag(grip.index, step, plane.rate(y + grip.dy), plane.topRate);
  }

  #letGo() {
    this.#grip = null;
    this.#drawing.drop();
  }

  #giveUp() {
    this.#grip = null;
    this.#drawing.cancel();
  }

  #add(event: MouseEvent) {
    // The charts would show everything again.
    event.stopPropagation();
    const plane = planeOf(this.charts.stage);
    if (!plane || (event.target as Element).closest('.draw-point')) return;
    const { left, top } = this.#box;
    const step = plane.step(event.clientX - left);
    this.#drawing.add(step, plane.rate(event.clientY - top), plane.topRate);
    this.#refocus = true;
  }

  /** Of the canvas, whose pixels the plane counts. */
  get #box(): DOMRect {
    return this.querySelector('.draw-layer')!.getBoundingClientRect();
  }

  #press(event: KeyboardEvent) {
    const plane = planeOf(this.charts.stage);
    if (!plane || event.ctrlKey || event.metaKey || event.altKey) return;
    const part = event.shiftKey ? 0.1 / PARTS : 1 / PARTS;
    const across = Math.max(1, Math.round((this.lab.info?.steps ?? 1) * part));
    const up = plane.topRate * part;
    const drawing = this.#drawing;
    const move = (steps: number, rate: number) => drawing.nudge(steps, rate, plane.topRate * part);
    const actions: { [key: string]: () => void } = {
      ArrowLeft: () => move(-across, 0),
      ArrowRight: () => move(across, 0),
      ArrowUp: () => move(0, up),
      ArrowDown: () => move(0, -up),
      Delete: () => drawing.remove(),
      Backspace: () => drawing.remove(),
      ...(this.#grip ? { Escape: () => this.#giveUp() } : {}),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
    this.#refocus = true;
  }
}

/** WebKit gives the focus to what lies behind a button that is pressed. */
function focusPoint(event: MouseEvent) {
  const handle = (event.target as Element).closest<HTMLElement>('.draw-point');
  if (!handle) return;
  event.preventDefault();
  handle.focus({ preventScroll: true });
}

const placeOf = ({ step, rate }: Point, plane: Plane) => ({ x: plane.x(step), y: plane.y(rate) });

customElements.define('lab-draw', LabDraw);

declare global {
  interface HTMLElementTagNameMap {
    'lab-draw': LabDraw;
  }
}
