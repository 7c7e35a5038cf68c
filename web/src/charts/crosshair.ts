/** The crosshair: follows the pointer and the arrow keys, spans the range to zoom to. */
import type { Run } from '../experiment/run';
import { Interaction } from './interaction';
import { type Dot, Overlay } from './overlay';
import { moveStep, readingsAt, snapStep } from './readings';
import type { Stage } from './stage';

export interface CrosshairActions {
  /** Something else is pointed at; `spoken` when by key, for those who cannot see it. */
  moved(spoken: boolean): void;
  zoom(range: [number, number]): void;
  resetZoom(): void;
  /** The run whose values are told. */
  told(): Run | null;
  /** The step to stand at while nothing is pointed at; null: none. */
  visited(): number | null;
}

/** With Shift an arrow key goes this many points. */
const STRIDE = 10;
/** How much one press of + or - zooms. */
const ZOOM = 2;
/** The narrowest view, in steps. */
const LEAST_RANGE = 2;

export class Crosshair {
  /** Step pointed at; null when nothing is. */
  step: number | null = null;
  readonly interaction: Interaction;
  readonly #stage: Stage;
  readonly #actions: CrosshairActions;
  readonly #overlay: Overlay;
  /** Where the pointer is; null when there is none on the charts, or a key has moved on from it. */
  #pixel: number | null = null;

  constructor(stage: Stage, actions: CrosshairActions) {
    this.#stage = stage;
    this.#overlay = new Overlay(stage.panels);
    this.#actions = actions;
    this.interaction = new Interaction({
      point: (pixel) => this.#point(pixel),
      span: (range) => this.#overlay.span(range),
      zoom: ([from, to]) => this.#zoom(this.#stage.stepAt(from), this.#stage.stepAt(to)),
      pixelOf: (event) => event.clientX - this.#overlay.left,
    });
  }

  /** Puts line and dots where they belong after anything has moved. */
  place(stack: HTMLElement): void {
    // Under a pointer that rests, an axis or a curve may have changed.
    if (this.#pixel !== null) this.#point(this.#pixel);
    const step = this.step ?? this.#actions.visited();
    const panels = [...this.#stage.panels.values()];
    const run = this.#actions.told();
    this.#overlay.attach(stack);
    const pixel = run && step !== null ? this.#stage.pixelOf(run, step) : Number.NaN;
    const shown = Number.isFinite(pixel) && this.#stage.isNear(pixel);
    this.#overlay.cross(shown ? pixel : null);
    for (const panel of panels) {
      const dots: Dot[] = [];
      for (const { name, point } of run && step !== null ? readingsAt(panel.kind, run, step) : []) {
        if (!run || !point || name === 'batch') continue;
        const x = this.#stage.pixelOf(run, point.step);
        const colour = `var(--run-${run.color})`;
        dots.push({ x, y: panel.pixelY(point.value), colour });
      }
      this.#overlay.dots(panel, shown ? dots : []);
    }
  }

  hide(): void {
    this.#pixel = null;
    if (this.step === null) return;
    this.step = null;
    this.#actions.moved(false);
  }

  readonly key = (event: KeyboardEvent): void => {
    const action = this.#keys[event.key];
    const inControl = (event.target as Element).closest('button, dialog');
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    if (inControl && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    action(event.shiftKey ? STRIDE : 1);
  };

  readonly #keys: Record<string, (by: number) => void> = {
    ArrowLeft: (by) => this.#move((run, step) => moveStep(run, step, -by)),
    ArrowRight: (by) => this.#move((run, step) => moveStep(run, step, by)),
    Home: () => this.#move((run) => snapStep(run, this.#edge('left'))),
    End: () => this.#move((run) => snapStep(run, Math.min(this.#edge('right'), run.step - 1))),
    '+': () => this.#zoomBy(1 / ZOOM),
    '=': () => this.#zoomBy(1 / ZOOM),
    '-': () => this.#zoomBy(ZOOM),
    Escape: () => this.#escape(),
  };

  /** First what is being spanned goes, then the crosshair, then the zoom. */
  #escape(): void {
    if (this.interaction.spanning) this.interaction.cancel();
    else if (this.step !== null) this.hide();
    else this.#actions.resetZoom();
  }

  #point(pixel: number | null): void {
    this.#pixel = pixel;
    const run = this.#actions.told();
    const step = pixel === null || !this.#stage.isNear(pixel) ? null : this.#stage.stepAt(pixel);
    const snapped = run && step !== null ? snapStep(run, step) : null;
    if (snapped === this.step) return;
    this.step = snapped;
    this.#actions.moved(false);
  }

  /** The first press shows the crosshair where the run is. */
  #move(next: (run: Run, step: number) => number): void {
    const run = this.#actions.told();
    if (!run) return;
    const from = Math.min(run.step - 1, this.#edge('right'));
    this.#pixel = null;
    this.step = this.step === null ? snapStep(run, from) : next(run, this.step);
    this.#actions.moved(true);
  }

  /** Step at the left or right end of what is shown. */
  #edge(side: 'left' | 'right'): number {
    return this.#stage.stepAt(side === 'left' ? -Infinity : Infinity) ?? 0;
  }

  #zoomBy(factor: number): void {
    const [left, right] = [this.#edge('left'), this.#edge('right')];
    const middle = this.step ?? (left + right) / 2;
    const half = ((right - left) / 2) * factor;
    const from = Math.max(0, middle - half);
    this.#zoom(from, from + 2 * half);
  }

  #zoom(from: number | null, to: number | null): void {
    const { scene } = this.#stage;
    if (from === null || to === null || !scene) return;
    const ends = scene.runs.map((run) => (run === scene.current ? run.info.steps : run.step));
    const end = Math.max(...ends);
    const first = Math.max(0, Math.round(from));
    const last = Math.min(end, Math.round(to));
    if (last - first >= end - 1) this.#actions.resetZoom();
    else if (last - first >= LEAST_RANGE) this.#actions.zoom([first, last]);
  }
}
