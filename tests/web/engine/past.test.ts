import { describe, expect, it } from 'vitest';
import { makeRoom, Past } from '../../../web/src/engine/past';

const MB = 2 ** 20;

/** A run of so many seconds, a slice every 1/64 s with 100 steps, whose snapshots take `cost` ms. */
function run(seconds: number, size: number, cost = 0) {
  const clock = { now: 0 };
  const past = new Past(() => clock.now);
  const taken: number[] = [];
  let most = 0;
  for (let slice = 1; slice <= seconds * 64; slice++) {
    past.offer(slice * 100, slice / 64, () => {
      clock.now += cost;
      taken.push(slice);
      return new Uint8Array(size);
    });
    most = Math.max(most, past.bytes);
  }
  return { past, taken, most };
}

/** The steps at which there are snapshots, up to the last step of the run. */
function steps(past: Past, last: number): number[] {
  const found: number[] = [];
  for (let step = last; ; step = found[0]! - 1) {
    const snapshot = past.before(step);
    if (!snapshot) return found;
    found.unshift(snapshot.step);
  }
}

describe('snapshots', () => {
  it('are close together at first', () => {
    const { past } = run(1, 1000);
    expect(steps(past, 10_000)).toEqual(Array.from({ length: 64 }, (_, i) => 100 * (i + 1)));
  });

  it('are thinned as the run grows, evenly from its first to its last step', () => {
    const { past } = run(100, 1000);
    const kept = steps(past, 1_000_000);
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.length).toBeLessThanOrEqual(256);
    const gaps = kept.map((step, i) => step - (kept[i - 1] ?? 0));
    expect(Math.max(...gaps)).toBe(Math.min(...gaps));
  });

  it('never take more than the budget of a run', () => {
    const { past, most } = run(30, MB);
    expect(most).toBeLessThanOrEqual(32 * MB);
    expect(past.bytes).toBeGreaterThan(15 * MB);
    expect(past.isGone).toBe(false);
  });

  it('cost a hundredth of the training time', () => {
    const { taken } = run(100, 1000, 50);
    expect((taken.length * 0.05) / 100).toBeLessThanOrEqual(0.0105);
    expect(taken.length).toBeGreaterThan(10);
  });

  it('are not kept of a run too large for them', () => {
    const { past, taken } = run(1, 20 * MB);
    expect(past).toMatchObject({ isGone: true, bytes: 0 });
    expect(taken).toHaveLength(1);
  });

  it('of the oldest runs are let go when all take more than the whole budget', () => {
    const sessions = Array.from({ length: 5 }, () => {
      const { past } = run(30, MB);
      return { past, letPastGo: () => past.letGo() };
    });
    makeRoom([...sessions]);
    const kept = sessions.map(({ past }) => past.bytes);
    expect(kept.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(96 * MB);
    const gone = sessions.map(({ past }) => past.isGone);
    expect(gone.lastIndexOf(true)).toBe(gone.indexOf(false) - 1);
    expect(gone[0]).toBe(true);
    // There is room for those that are left.
    makeRoom([...sessions]);
    expect(sessions.map(({ past }) => past.bytes)).toEqual(kept);
  });

  it('up to a step are those of a run that leaves there', () => {
    const { past } = run(1, 1000);
    const fork = past.until(500);
    expect(steps(fork, 10_000)).toEqual([100, 200, 300, 400, 500]);
    expect(fork.bytes).toBe(5000);
    past.letGo();
    expect(past.bytes).toBe(0);
    expect(fork.before(499)?.step).toBe(400);
    expect(past.until(500).isGone).toBe(true);
  });
});
