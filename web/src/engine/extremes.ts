/** Where the smallest and the largest finite value of a range stand; -1 when it has none. */
export interface Extremes {
  lowAt: number;
  low: number;
  highAt: number;
  high: number;
}

/** The extremes of each block of a growing column, in parallel lists; the last block may still grow. */
export class BlockExtremes {
  readonly lowAt: number[] = [];
  readonly low: number[] = [];
  readonly highAt: number[] = [];
  readonly high: number[] = [];

  constructor(readonly size: number) {}

  /** `index` counts up by one from call to call. */
  note(index: number, value: number): void {
    const block = Math.floor(index / this.size);
    if (block === this.low.length) {
      this.lowAt.push(-1);
      this.low.push(Number.POSITIVE_INFINITY);
      this.highAt.push(-1);
      this.high.push(Number.NEGATIVE_INFINITY);
    }
    if (!Number.isFinite(value)) return;
    if (value < this.low[block]!) {
      this.low[block] = value;
      this.lowAt[block] = index;
    }
    if (value > this.high[block]!) {
      this.high[block] = value;
      this.highAt[block] = index;
    }
  }

  clear(): void {
    for (const list of [this.lowAt, this.low, this.highAt, this.high]) list.length = 0;
  }
}
