import { BlockColumn, blockSize, type Column } from './column';

/** Values taken in at once, at most: another beta may find ten million, and the thread has to listen. */
const mostAtOnce = 1 << 19;

/**
 * The exponential moving average of a column, bias-corrected as in Adam:
 * s = βs + (1−β)x, w = βw + (1−β), value s/w. Only the sums at the start of each block are kept;
 * the values between are computed again when they are read. It ends before the first value that
 * is not finite.
 */
export class Smoothed extends BlockColumn {
  private beta = 0;
  private sum = 0;
  private weight = 0;
  private ended = false;
  /** s and w at the start of each block. */
  private readonly sums: number[] = [];
  private readonly weights: number[] = [];
  private readonly fresh = new Float32Array(blockSize);

  constructor(private readonly source: Column) {
    super();
  }

  /** There is more to take in. */
  get isBehind(): boolean {
    return !this.ended && this.length < this.source.length;
  }

  /** Takes in what the source has gained, or everything again when beta is a new one; not all of it at once. */
  update(beta: number): void {
    if (beta !== this.beta) this.restart(beta);
    const enough = this.length + mostAtOnce;
    while (this.isBehind && this.length < enough) {
      const block = Math.floor(this.length / blockSize);
      const values = this.source.block(block);
      const start = block * blockSize;
      const end = Math.min(start + blockSize, this.source.length) - start;
      if (this.length === start) {
        this.sums.push(this.sum);
        this.weights.push(this.weight);
      }
      const from = this.length - start;
      let to = from;
      for (; to < end; to++) {
        const value = values[to]!;
        if (!Number.isFinite(value)) break;
        this.sum = beta * this.sum + (1 - beta) * value;
        this.weight = beta * this.weight + (1 - beta);
        this.fresh[to] = this.sum / this.weight;
      }
      this.note(this.fresh.subarray(from, to));
      this.ended = to < end;
    }
  }

  protected read(start: number, out: Float32Array): void {
    const block = start / blockSize;
    const values = this.source.block(block);
    let sum = this.sums[block]!;
    let weight = this.weights[block]!;
    const count = Math.min(out.length, this.length - start);
    for (let i = 0; i < count; i++) {
      sum = this.beta * sum + (1 - this.beta) * values[i]!;
      weight = this.beta * weight + (1 - this.beta);
      out[i] = sum / weight;
    }
  }

  private restart(beta: number): void {
    this.clear();
    this.sums.length = 0;
    this.weights.length = 0;
    this.beta = beta;
    this.sum = 0;
    this.weight = 0;
    this.ended = false;
  }
}
