/**
 * Pointing at the stack: the mouse moves the crosshair and drags a range to zoom; one finger moves
 * the crosshair, two span a range. All positions are pixels from the left edge of the plots.
 */
export interface Pointing {
  /** The crosshair's place; null when nothing is pointed at. */
  point(pixel: number | null): void;
  /** A range being spanned; null when it was given up. */
  span(range: [number, number] | null): void;
  /** A range was chosen. */
  zoom(range: [number, number]): void;
  pixelOf(event: PointerEvent): number;
}

/** A drag shorter than this is a click. */
const LEAST_DRAG = 5;

export class Interaction {
  readonly #pointing: Pointing;
  /** Where each pressed pointer is, and where the first one began. */
  #pressed = new Map<number, number>();
  #start = 0;
  #range: [number, number] | null = null;

  constructor(pointing: Pointing) {
    this.#pointing = pointing;
  }

  get spanning(): boolean {
    return this.#range !== null;
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.target as Element).closest('button, dialog')) return;
    const pixel = this.#pointing.pixelOf(event);
    if (this.#pressed.size === 0) this.#start = pixel;
    this.#pressed.set(event.pointerId, pixel);
    if (event.pointerType === 'mouse') {
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    } else {
      this.#pointing.point(pixel);
    }
  };

  readonly move = (event: PointerEvent): void => {
    const pixel = this.#pointing.pixelOf(event);
    if (this.#pressed.has(event.pointerId)) this.#pressed.set(event.pointerId, pixel);
    const range = this.#spanned(event.pointerType === 'mouse', pixel);
    if (range) this.#span(range);
    this.#pointing.point(range ? null : pixel);
  };

  readonly up = (event: PointerEvent): void => {
    const range = this.#range;
    this.#pressed.delete(event.pointerId);
    if (!range) return;
    this.cancel();
    this.#pointing.zoom(range);
  };

  readonly leave = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && this.#pressed.size === 0) this.#pointing.point(null);
  };

  /** Gives up what is pressed and spanned. */
  readonly cancel = (): void => {
    this.#pressed.clear();
    this.#range = null;
    this.#pointing.span(null);
  };

  #spanned(isMouse: boolean, pixel: number): [number, number] | null {
    const [first, second] = [...this.#pressed.values()];
    if (first === undefined) return null;
    const from = isMouse ? this.#start : first;
    const to = isMouse ? pixel : second;
    if (to === undefined) return null;
    if (this.#range === null && Math.abs(to - from) < LEAST_DRAG) return null;
    return [Math.min(from, to), Math.max(from, to)];
  }

  #span(range: [number, number]): void {
    this.#range = range;
    this.#pointing.span(range);
  }
}
