/** An aria-label that changes at most once a second, so that a screen reader can finish a sentence. */
export class ThrottledLabel {
  readonly #element: Element;
  #next = '';
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(element: Element) {
    this.#element = element;
  }

  set(text: string): void {
    this.#next = text;
    if (this.#timer === null) this.#write();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #write(): void {
    this.#element.setAttribute('aria-label', this.#next);
    const written = this.#next;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#next !== written) this.#write();
    }, 1000);
  }
}
