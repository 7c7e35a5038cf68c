/** Tells the views at most once a screen frame, and the worker when they have drawn. */
export class Pulse {
  #due = false;
  #drawn = new Set<number>();

  constructor(
    private readonly nextFrame: (callback: () => void) => void,
    private readonly tell: () => void,
    private readonly acknowledge: (run: number) => void,
    /** Milliseconds before the worker may send the next frame. */
    private readonly pace: number,
  ) {}

  /** Something is different; `run` when it came as a frame, which is to be acknowledged. */
  beat(run?: number): void {
    if (run !== undefined) this.#drawn.add(run);
    if (this.#due) return;
    this.#due = true;
    this.nextFrame(() => {
      this.#due = false;
      this.tell();
      // Views have drawn by the next task.
      const runs = [...this.#drawn];
      this.#drawn.clear();
      setTimeout(() => runs.forEach(this.acknowledge), this.pace);
    });
  }
}
