/**
 * Lossless packing of a slowly changing float column. Neighbouring rates of a schedule differ by a
 * few units in the last place, so their bit patterns differ by a small integer: one or two bytes
 * instead of four, and nothing at all while the rate stands still.
 */

/** Bit patterns are stored afresh every so many values, so that reading may begin there. */
export const restartEvery = 256;

export interface Packed {
  /** Bit pattern of every restartEvery-th value. */
  starts: Int32Array;
  /** Difference of each bit pattern from the one before; null when all values are the same. */
  deltas: Int8Array | Int16Array | null;
}

/** Null when the values change too fast to be packed. */
export function pack(values: Float32Array): Packed | null {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  const deltas = new Int16Array(bits.length);
  let widest = 0;
  for (let i = 1; i < bits.length; i++) {
    const delta = bits[i]! - bits[i - 1]!;
    if (delta < -32768 || delta > 32767) return null;
    deltas[i] = delta;
    // The complement folds the one extra negative value onto the positive range.
    widest |= delta < 0 ? ~delta : delta;
  }
  const starts = bits.filter((_, i) => i % restartEvery === 0);
  if (widest === 0 && deltas.every((delta) => delta === 0)) return { starts, deltas: null };
  return { starts, deltas: widest < 128 ? Int8Array.from(deltas) : deltas };
}

/** Writes the values from `from` (a multiple of restartEvery) on into `out`, up to its length. */
export function unpack(packed: Packed, from: number, out: Float32Array): void {
  const bits = new Int32Array(out.buffer, out.byteOffset, out.length);
  let pattern = 0;
  for (let i = 0; i < out.length; i++) {
    if (i % restartEvery === 0) pattern = packed.starts[(from + i) / restartEvery]!;
    else if (packed.deltas) pattern += packed.deltas[from + i]!;
    bits[i] = pattern;
  }
}
