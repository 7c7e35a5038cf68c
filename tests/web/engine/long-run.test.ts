/** A run of ten million steps: what it holds in memory, and what it costs to look at. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { blockSize, Column } from '../../../web/src/engine/column';
import { History } from '../../../web/src/engine/history';
import { Smoothed } from '../../../web/src/engine/smoothed';
import type { SeriesName, Watch } from '../../../web/src/protocol';
import { randomNumbers } from './random';

const million = 1_000_000;
const everything: Watch = { smoothing: 0.9, buckets: 240, range: null, logX: false };
const curves: SeriesName[] = ['loss', 'smoothed', 'lr', 'gradNorm', 'gradNormSmoothed', 'testLoss'];

/** Losses of single rows, their gradients, and a rate that restarts every ten thousand steps. */
function train(steps: number): History {
  const random = randomNumbers(1);
  const noise = Float32Array.from({ length: 10_000 }, () => -Math.log(1 - random()));
  const lr = noise.map((_, i) => 0.05 * (1 + Math.cos((Math.PI * i) / noise.length)));
  const history = new History();
  for (let first = 0; first < steps; first += noise.length) {
    const level = 0.1 + 2 / (1 + first / 100_000);
    const measured = noise.subarray(0, steps - first);
    const evaluation = { trainLoss: level, testLoss: level, trainAccuracy: 0.5, testAccuracy: 0.5 };
    const slice = {
      first,
      loss: measured.map((value) => level * value),
      gradNorm: measured.map((value) => level * (0.2 + value)),
      lr: lr.subarray(0, measured.length),
      evaluations: [{ step: first, ...evaluation }],
      status: 'ready' as const,
    };
    history.append(slice, 0.01);
    history.latest(everything.smoothing);
    history.series('gradNormSmoothed', everything);
  }
  return history;
}

/** Bytes of all arrays within; a list's numbers take eight. */
function bytesHeld(part: unknown, seen = new Set<unknown>()): number {
  if (typeof part !== 'object' || part === null || seen.has(part)) return 0;
  seen.add(part);
  if (ArrayBuffer.isView(part)) return bytesHeld(part.buffer, seen);
  if (part instanceof ArrayBuffer) return part.byteLength;
  if (Array.isArray(part) && typeof part[0] === 'number') return 8 * part.length;
  return Object.values(part).reduce((sum: number, inner) => sum + bytesHeld(inner, seen), 0);
}

/** Stored values that are read while all curves are drawn. */
function valuesRead(history: History, watch: Watch): number {
  const reads = [Column, Smoothed].map((kind) =>
    vi.spyOn(kind.prototype as unknown as { read(): void }, 'read'),
  );
  for (const name of curves) history.series(name, watch);
  const calls = reads.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  for (const read of reads) read.mockRestore();
  return calls * blockSize;
}

describe('a run of ten million steps', { timeout: 60_000 }, () => {
  let short: History;
  let long: History;
  beforeAll(() => {
    short = train(1000);
    long = train(10 * million);
  }, 60_000);

  it('stays under a hundred megabytes', () => {
    expect(long.length).toBe(10 * million);
    expect(bytesHeld(long)).toBeGreaterThan(10 * million);
    expect(bytesHeld(long)).toBeLessThan(100 * million);
  });

  it('is drawn from as few values as one of a thousand', () => {
    const few = valuesRead(short, everything);
    expect(few).toBeGreaterThan(1000);
    expect(valuesRead(long, everything)).toBeLessThan(3 * few);
    const range: [number, number] = [3 * million + 77, 6 * million + 5];
    expect(valuesRead(long, { ...everything, range })).toBeLessThan(3 * few);
    for (const name of curves) {
      const { step } = long.series(name, everything);
      expect(step.length).toBeLessThanOrEqual(2 * everything.buckets + 2);
    }
  });

  it('is smoothed anew piece by piece', () => {
    const watch = { ...everything, smoothing: 0.99 };
    const versions = new Set<string>();
    let looks = 0;
    do {
      versions.add(long.version('gradNormSmoothed', watch));
      long.series('gradNormSmoothed', watch);
      long.latest(watch.smoothing);
      looks++;
    } while (long.isBehind);
    expect(looks).toBeGreaterThan(5);
    expect(looks).toBeLessThan(40);
    // The page is sent every piece.
    expect(versions.size).toBeGreaterThan(5);
    expect(long.series('smoothed', watch).step.at(-1)).toBe(10 * million - 1);
  });
});
