/** A line on standard error that says how far training has come; nothing when nobody watches. */
const width = 30;
const interval = 100;

export class Progress {
  private readonly shown = process.stderr.isTTY === true;
  private drawnAt = 0;

  /** part: 0 to 1. */
  reached(part: number, words: string): void {
    const now = performance.now();
    if (!this.shown || now - this.drawnAt < interval) return;
    this.drawnAt = now;
    const filled = Math.round(part * width);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
    const percent = `${Math.floor(100 * part)} %`.padStart(5);
    process.stderr.write(`\r${bar} ${percent}  ${words}\x1b[K`);
  }

  end(): void {
    if (this.shown) process.stderr.write('\r\x1b[K');
  }
}
