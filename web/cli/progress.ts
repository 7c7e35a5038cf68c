/** A line on standard error that says how far a run has come; nothing when nobody watches. */
const width = 30;
const interval = 100;

export class Progress {
  private readonly shown = process.stderr.isTTY === true;
  private drawnAt = 0;

  constructor(private readonly steps: number) {}

  reached(step: number, loss: number): void {
    const now = performance.now();
    if (!this.shown || now - this.drawnAt < interval) return;
    this.drawnAt = now;
    const part = step / this.steps;
    const filled = Math.round(part * width);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
    const percent = `${Math.floor(100 * part)} %`.padStart(5);
    process.stderr.write(`\r${bar} ${percent}  step ${step}  loss ${loss.toPrecision(3)}\x1b[K`);
  }

  end(): void {
    if (this.shown) process.stderr.write('\r\x1b[K');
  }
}
