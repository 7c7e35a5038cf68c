/**
 * Drawing in turns. Whatever draws asks for a turn of its own; a screen frame takes as many as fit in
 * its share, at least one, and the others go over to the next. A fast machine draws everything in one
 * frame, a slow one spreads it: in neither does a task become long.
 */

/** Milliseconds a frame has for drawing, before the browser paints what was drawn. */
const SHARE = 4;

export class Turns {
  /** The frame that is being drawn, and when its share will be spent. */
  #frame = Number.NaN;
  #end = 0;

  constructor(
    private readonly nextFrame: (callback: (frame: number) => void) => void,
    private readonly now: () => number,
  ) {}

  /** Calls back when there is time, in the order of asking. */
  take(draw: () => void): void {
    this.nextFrame((frame) => {
      if (frame !== this.#frame) {
        this.#frame = frame;
        this.#end = this.now() + SHARE;
      } else if (this.now() >= this.#end) {
        this.take(draw);
        return;
      }
      draw();
    });
  }
}

/** Those of the page. Every turn is an animation callback, so that what it sets off counts as its time. */
export const turns = new Turns(
  (callback) => requestAnimationFrame(callback),
  () => performance.now(),
);
