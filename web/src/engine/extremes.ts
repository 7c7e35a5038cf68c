/** Where the smallest and the largest finite value of a range stand; -1 when it has none. */
export interface Extremes {
  lowAt: number;
  low: number;
  highAt: number;
  high: number;
}

const none: Extremes = {
  lowAt: -1,
  low: Number.POSITIVE_INFINITY,
  highAt: -1,
  high: Number.NEGATIVE_INFINITY,
};

/** Of values the first of which stands at `start`; of equal values the first counts. */
export function extremesOf(values: Float32Array, start: number): Extremes {
  let { lowAt, low, highAt, high } = none;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low && value !== Number.NEGATIVE_INFINITY) {
      low = value;
      lowAt = start + i;
    }
    if (value > high && value !== Number.POSITIVE_INFINITY) {
      high = value;
      highAt = start + i;
    }
  }
  return { lowAt, low, highAt, high };
}

/** Of several ranges in their order. */
export function extremesOfAll(parts: Iterable<Extremes>): Extremes {
  const all = { ...none };
  for (const { lowAt, low, highAt, high } of parts) {
    if (low < all.low) {
      all.low = low;
      all.lowAt = lowAt;
    }
    if (high > all.high) {
      all.high = high;
      all.highAt = highAt;
    }
  }
  return all;
}

/** The extremes of each block of a growing column, in parallel lists; the last block may still grow. */
export class BlockExtremes {
  private readonly lowAt: number[] = [];
  private readonly low: number[] = [];
  private readonly highAt: number[] = [];
  private readonly high: number[] = [];

  constructor(readonly size: number) {}

  at(block: number): Extremes {
    return {
      lowAt: this.lowAt[block]!,
      low: this.low[block]!,
      highAt: this.highAt[block]!,
      high: this.high[block]!,
    };
  }

  /** The block has grown by a part, or begins with it. */
  widen(block: number, part: Extremes): void {
    const { lowAt, low, highAt, high } =
      block < this.low.length ? extremesOfAll([this.at(block), part]) : part;
    this.lowAt[block] = lowAt;
    this.low[block] = low;
    this.highAt[block] = highAt;
    this.high[block] = high;
  }

  clear(): void {
    for (const list of [this.lowAt, this.low, this.highAt, this.high]) list.length = 0;
  }
}
