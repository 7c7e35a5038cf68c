import { describe, expect, it } from 'vitest';
import { pack, rowSize, unpack } from '../../../web/src/engine/packed';
import { randomNumbers } from './random';

const size = 4 * rowSize;
const random = randomNumbers(5);
const noise = Float32Array.from({ length: size }, () => -Math.log(1 - random()));
const bytesOf = (values: Float32Array) =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength);

/** Values, and how many bits one of them may take. */
const columns: [name: string, values: Float32Array, bits: number][] = [
  ['one value', new Float32Array(size).fill(0.1), 1],
  ['a slow fall', Float32Array.from({ length: size }, (_, t) => 0.1 * (1 - t / 1e6)), 8],
  ['jumps', Float32Array.from({ length: size }, (_, t) => 0.1 * 0.5 ** (t >> 7)), 28],
  ['noise', noise, 28],
  ['both signs', noise.map((value, t) => (t % 2 ? value : -value)), 33],
  ['no numbers', noise.map((value, t) => [value, Number.NaN, -1 / 0, 1 / 0, -0][t % 5]!), 33],
];

describe('packed values', () => {
  it.each(columns)('come back bit for bit: %s', (_, values, bits) => {
    const packed = pack(values);
    expect((8 * packed.byteLength) / size).toBeLessThan(bits);
    for (const length of [1, 2, 4]) {
      for (let row = 0; row + length <= 4; row++) {
        const out = new Float32Array(length * rowSize);
        unpack(packed, size, row * rowSize, out);
        const expected = values.subarray(row * rowSize, (row + length) * rowSize);
        expect(Buffer.compare(bytesOf(out), bytesOf(expected))).toBe(0);
      }
    }
  });
});
