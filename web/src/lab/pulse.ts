/** Words that change more often cannot be read. */
const WORDS_INTERVAL = 100;

/** Tells the views what is different, and the worker when its frame has been drawn. */
export class Pulse {
  #due = false;
  #toldAt = Number.NEGATIVE_INFINITY;
  #later: ReturnType<typeof setTimeout> | undefined;
  #drawn = new Set<number>();

  constructor(
    private readonly nextTurn: (callback: () => void) => void,
    private readonly tell: () => void,
    private readonly acknowledge: (run: number) => void,
    /** Milliseconds before the worker may send the next frame. */
    private readonly pace: number,
  ) {}

  /** Something is different. */
  beat(): void {
    if (this.#due) return;
    this.#due = true;
    this.nextTurn(() => {
      this.#due = false;
      clearTimeout(this.#later);
      this.#later = undefined;
      this.#toldAt = performance.now();
      this.tell();
    });
  }

  /** A run has gone on, and what draws it has asked for its turn; what is said of it may wait. */
  frame(run: number): void {
    const wait = this.#toldAt + WORDS_INTERVAL - performance.now();
    if (wait <= 0) this.beat();
    else this.#later ??= setTimeout(() => this.beat(), wait);
    const isFirst = this.#drawn.size === 0;
    this.#drawn.add(run);
    if (!isFirst) return;
    this.nextTurn(() => {
      const runs = [...this.#drawn];
      this.#drawn.clear();
      setTimeout(() => runs.forEach(this.acknowledge), this.pace);
    });
  }
}
