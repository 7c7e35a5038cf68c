import { expect, test } from 'vitest';
import { forEachBrowser } from './support/app';

forEachBrowser((app) => {
  test('the page opens without an error', async () => {
    await app.open();
    expect(await app.evaluate(() => document.title)).toBe('Descent Lab');
    expect(await app.errors()).toEqual([]);
  });

  test('WASM SIMD runs under the content policy', async () => {
    await app.open();
    // (func (result i32) i32.const 7  i8x16.splat  i8x16.extract_lane_u 15)
    const lane = await app.evaluate(async () => {
      const bytes = [
        [0, 97, 115, 109, 1, 0, 0, 0],
        [1, 5, 1, 96, 0, 1, 127],
        [3, 2, 1, 0],
        [7, 5, 1, 1, 102, 0, 0],
        [10, 11, 1, 9, 0, 65, 7, 253, 15, 253, 22, 15, 11],
      ].flat();
      const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
      return (instance.exports.f as () => number)();
    });
    expect(lane).toBe(7);
  });
});
