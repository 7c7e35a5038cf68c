import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { Sha256 } from '../../../web/src/table/sha256';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * i * 31 + 7 * i) % 256);

it('hashes as Node does, whatever the length', () => {
  for (let length = 0; length <= 200; length++) {
    const piece = bytes.subarray(0, length);
    const expected = createHash('sha256').update(piece).digest('hex');
    expect(new Sha256().add(piece).end()).toBe(expected);
  }
});

it('hashes the same whatever the pieces are', () => {
  const expected = createHash('sha256').update(bytes).digest('hex');
  for (const size of [1, 3, 63, 64, 65, 127, 128, 999]) {
    const hash = new Sha256();
    for (let from = 0; from < bytes.length; from += size) {
      hash.add(bytes.subarray(from, from + size));
    }
    expect(hash.end()).toBe(expected);
  }
});
