/** The state of a view: 'change' is fired at most once a screen frame. */
export class State extends EventTarget {
  #waits = false;

  constructor(
    private readonly nextTurn: (callback: () => void) => void = (callback) => {
      requestAnimationFrame(callback);
    },
  ) {
    super();
  }

  protected changed(): void {
    if (this.#waits) return;
    this.#waits = true;
    this.nextTurn(() => {
      this.#waits = false;
      this.tell();
    });
  }

  /** For what somebody waits for: frames come late while every core trains. */
  protected tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}
