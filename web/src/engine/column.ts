import { BlockExtremes, type Extremes, extremesOf, extremesOfAll } from './extremes';
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
    return extremesOfAll(this.parts(Math.max(from, 0), Math.min(to, this.count)));
  }

  /** Writes the values from `start`, a multiple of the block size, into `out`, as far as there are any. */
  protected abstract read(start: number, out: Float32Array): void;

  /** Takes note of the next values. */
  protected note(values: Float32Array): void {
    for (let from = 0; from < values.length; ) {
      const to = Math.min(from + blockSize - (this.count % blockSize), values.length);
      const part = extremesOf(values.subarray(from, to), this.count);
      for (const blocks of [this.coarse, this.fine]) {
        blocks.widen(Math.floor(this.count / blocks.size), part);
      }
      this.count += to - from;
      from = to;
    }
    this.scratchBlock = -1;
  }

  protected clear(): void {
    this.count = 0;
    this.scratchBlock = -1;
    this.fine.clear();
    this.coarse.clear();
  }

  /** The extremes of a range part by part: of the largest blocks that fit, and of what is left over. */
  private *parts(from: number, to: number): Generator<Extremes> {
    for (let index = from; index < to; ) {
      const blocks = this.wholeBlocksAt(index, to);
      if (blocks) {
        yield blocks.at(index / blocks.size);
        index += blocks.size;
        continue;
      }
      const block = Math.floor(index / blockSize);
      const start = block * blockSize;
      const end = Math.min(start + blockSize, to);
      yield extremesOf(this.block(block).subarray(index - start, end - start), index);
      index = end;
    }
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

/** Stores its values; chunks that are full are packed. */
export class Column extends BlockColumn {
  private readonly full: Packed[] = [];
  private readonly open = new Float32Array(chunkSize);

  append(values: Float32Array): void {
    for (let from = 0; from < values.length; ) {
      const place = this.length % chunkSize;
      const part = values.subarray(from, from + chunkSize - place);
      this.open.set(part, place);
      this.note(part);
      from += part.length;
      if (place + part.length === chunkSize) this.full.push(pack(this.open));
    }
  }

  push(value: number): void {
    this.append(Float32Array.of(value));
  }

  toArray(): Float32Array {
    const values = new Float32Array(this.length);
    for (let start = 0; start < this.length; start += blockSize) {
      values.set(this.block(start / blockSize).subarray(0, this.length - start), start);
    }
    return values;
  }

  protected read(start: number, out: Float32Array): void {
    const chunk = Math.floor(start / chunkSize);
    const from = start % chunkSize;
    const packed = this.full[chunk];
    if (packed) unpack(packed, chunkSize, from, out);
    else out.set(this.open.subarray(from, from + out.length));
  }
}
