import { describe, expect, it } from 'vitest';
import { contours } from '../../../web/src/views/model/contours';
import type { Grid } from '../../../web/src/views/model/grid';

function grid(size: number, value: (x: number, y: number) => number): Grid {
  const values = Float32Array.from({ length: size * size }, (_, at) =>
    value(at % size, Math.floor(at / size)),
  );
  return { size, values };
}

function pointsOf(line: number[]): [number, number][] {
  return Array.from({ length: line.length / 2 }, (_, k) => [line[2 * k]!, line[2 * k + 1]!]);
}

describe('contours', () => {
  it('gives a circle as one closed line', () => {
    const lines = contours(
      grid(41, (x, y) => Math.hypot(x - 20, y - 20)),
      12,
    );
    expect(lines).toHaveLength(1);
    const points = pointsOf(lines[0]!);
    expect(points.at(-1)).toEqual(points[0]);
    for (const [x, y] of points) expect(Math.hypot(x - 20, y - 20)).toBeCloseTo(12, 1);
  });

  it('follows a straight line from edge to edge in neighbouring steps', () => {
    const lines = contours(
      grid(9, (x, y) => x + 0.5 * y),
      5.25,
    );
    expect(lines).toHaveLength(1);
    const points = pointsOf(lines[0]!);
    const ends = [points[0], points.at(-1)].sort((a, b) => (a?.[1] ?? 0) - (b?.[1] ?? 0));
    expect(ends[0]?.[1]).toBe(0);
    expect(ends[1]?.[1]).toBe(8);
    for (const [x, y] of points) expect(x + 0.5 * y).toBeCloseTo(5.25, 6);
    points.slice(1).forEach(([x, y], k) => {
      const [px, py] = points[k] as [number, number];
      expect(Math.hypot(x - px, y - py)).toBeLessThanOrEqual(Math.SQRT2);
    });
  });

  it('joins a saddle through its middle', () => {
    const low: Grid = { size: 2, values: Float32Array.of(1, 0, 0, 1) };
    const high: Grid = { size: 2, values: Float32Array.of(1, 0.4, 0.4, 1) };
    const corner = (lines: number[][]) =>
      lines.map((line) => pointsOf(line).map(([x, y]) => x + y)).sort();
    // the middle is outside: each inner corner is cut off by itself, x + y is constant on each cut
    const apart = corner(contours(low, 0.55));
    expect(apart.map((sums) => sums[0]! < 1)).toEqual([true, false]);
    for (const sums of apart) expect(sums[0]).toBeCloseTo(sums[1]!, 6);
    // inside: the two inner corners are joined, and the lines cut off the others
    for (const sums of corner(contours(high, 0.55))) {
      expect(sums[0]).not.toBeCloseTo(sums[1]!, 3);
    }
  });

  it('leaves out cells that are not finite and grids without a crossing', () => {
    expect(
      contours(
        grid(5, () => Number.NaN),
        0,
      ),
    ).toEqual([]);
    expect(
      contours(
        grid(5, () => 3),
        3,
      ),
    ).toEqual([]);
    const torn = grid(9, (x, y) => (y === 4 ? Number.NaN : x - 3.5));
    expect(contours(torn, 0)).toHaveLength(2);
  });

  it('gives the same lines again: nothing is left over from the call before', () => {
    const wavy = grid(33, (x, y) => Math.sin(x / 3) * Math.cos(y / 4));
    const first = contours(wavy, 0.2);
    contours(wavy, -0.4);
    expect(contours(wavy, 0.2)).toEqual(first);
    expect(first.length).toBeGreaterThan(3);
  });
});
