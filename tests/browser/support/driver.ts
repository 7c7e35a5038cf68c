/** What a spec needs of a browser, whichever protocol speaks to it. */

/** A place in the viewport, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

export interface Driver {
  goto(url: string): Promise<void>;
  /** The value of a JavaScript expression in the page, as JSON; a promise is awaited. */
  evaluate(expression: string): Promise<unknown>;
  /** Moves the pointer along the points, the button held from the first to the last if `pressed`. */
  pointer(path: Point[], pressed: boolean): Promise<void>;
  type(text: string): Promise<void>;
  /** One key, by its name in KeyboardEvent.key, with modifiers before it: `Shift+Tab`. */
  press(key: string): Promise<void>;
  /** A PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  /** Sets the size of the viewport. */
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}
