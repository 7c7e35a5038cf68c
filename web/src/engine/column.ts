import { BlockExtremes, type Extremes } from './extremes';
import { type Packed, pack, unpack } from './packed';

export const blockSize = 512;
/** Values stored together; storage grows without copying what is there. */
const chunkSize = 8 * blockSize;

/**
 * A growing column of float32 values, one a step, in which the smallest and the largest value of
 * any range is found without visiting every value. How the values are kept is left to the kind of
 * column.
 */
export abstract class BlockColumn {
  private count = 0;
  private readonly fine = new BlockExtremes(blockSize);
  private readonly coarse = new BlockExtremes(32 * blockSize);
  private readonly scratch = new Float32Array(blockSize);
  private scratchBlock = -1;

  get length(): number {
    return this.count;
  }

  at(index: number): number {
    return this.block(Math.floor(index / blockSize))[index % blockSize]!;
  }

  /** The values of one block, good until this column is used again. */
  block(block: number): Float32Array {
    if (this.scratchBlock !== block) {
      this.read(block * blockSize, this.scratch);
      this.scratchBlock = block;
    }
    return this.scratch;
  }

  /** Of the values with indices in [from, to); of equal values the first counts. */
  extremes(from: number, to: number): Extremes {
    const end = Math.min(to, this.count);
    let lowAt = -1;
    let low = Number.POSITIVE_INFINITY;
    let highAt = -1;
    let high = Number.NEGATIVE_INFINITY;
    for (let index = Math.max(from, 0); index < end; ) {
      const blocks = this.wholeBlocksAt(index, end);
      if (blocks) {
        const block = index / blocks.size;
        if (blocks.low[block]! < low) {
          low = blocks.low[block]!;
          lowAt = blocks.lowAt[block]!;
        }
        if (blocks.high[block]! > high) {
          high = blocks.high[block]!;
          highAt = blocks.highAt[block]!;
        }
        index += blocks.size;
        continue;
      }
      const block = Math.floor(index / blockSize);
      const values = this.block(block);
      const start = block * blockSize;
      const stop = Math.min(start + blockSize, end);
      for (; index < stop; index++) {
        const value = values[index - start]!;
        if (value < low && value !== Number.NEGATIVE_INFINITY) {
          low = value;
          lowAt = index;
        }
        if (value > high && value !== Number.POSITIVE_INFINITY) {
          high = value;
          highAt = index;
        }
      }
    }
    return { lowAt, low, highAt, high };
  }

  /** Writes the values from `start`, a multiple of the block size, into `out`, as far as there are any. */
  protected abstract read(start: number, out: Float32Array): void;

  /** Takes note of the next value, already rounded to float32. */
  protected note(value: number): void {
    this.fine.note(this.count, value);
    this.coarse.note(this.count, value);
    this.count++;
    this.scratchBlock = -1;
  }

  protected clear(): void {
    this.count = 0;
    this.scratchBlock = -1;
    this.fine.clear();
    this.coarse.clear();
  }

  /** The largest kind of block that begins at `index` and, as far as it is filled, ends by `end`. */
  private wholeBlocksAt(index: number, end: number): BlockExtremes | null {
    for (const blocks of [this.coarse, this.fine]) {
      const filled = Math.min(index + blocks.size, this.count);
      if (index % blocks.size === 0 && filled <= end) return blocks;
    }
    return null;
  }
}

/** Stores its values; chunks that are full are packed where that saves memory. */
export class Column extends BlockColumn {
  private readonly chunks: (Float32Array | Packed)[] = [];

  append(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) this.push(values[i]!);
  }

  push(value: number): void {
    const place = this.length % chunkSize;
    if (place === 0) this.openChunk();
    const chunk = this.chunks[this.chunks.length - 1] as Float32Array;
    chunk[place] = value;
    this.note(chunk[place]!);
  }

  toArray(): Float32Array {
    const values = new Float32Array(this.length);
    for (let start = 0; start < this.length; start += chunkSize) {
      this.read(start, values.subarray(start, start + chunkSize));
    }
    return values;
  }

  protected read(start: number, out: Float32Array): void {
    const chunk = this.chunks[Math.floor(start / chunkSize)]!;
    const from = start % chunkSize;
    if (chunk instanceof Float32Array) out.set(chunk.subarray(from, from + out.length));
    else unpack(chunk, from, out);
  }

  private openChunk(): void {
    const last = this.chunks.length - 1;
    if (last >= 0) {
      const full = this.chunks[last] as Float32Array;
      this.chunks[last] = pack(full) ?? full;
    }
    this.chunks.push(new Float32Array(chunkSize));
  }
}
