import { expect, it } from 'vitest';
import { buffersOf } from '../../../web/src/engine/transfer';

it('finds the memory of every array in a message, once', () => {
  const shared = new Float32Array(4);
  const other = new Int32Array(2);
  const message = {
    type: 'frame',
    series: { loss: { step: shared.subarray(0, 2), value: shared.subarray(2) } },
    sample: [{ pixels: other }, null, 'text', 7],
  };
  expect(buffersOf(message)).toEqual([shared.buffer, other.buffer]);
  structuredClone(message, { transfer: buffersOf(message) });
  expect(shared.byteLength).toBe(0);
});
