/** A measured grid on finer nodes, as pictures have it: row by row from the top. */
import type { Grid } from '../model/grid';

/**
 * The values [size][size] from the lowest row on, bilinearly between their nodes, of which the outer
 * ones stay the outer ones. What is not measured yet is no number.
 */
export function fineGrid(size: number, values: ArrayLike<number>, factor: number): Grid {
  const fine = (size - 1) * factor + 1;
  const result = new Float32Array(fine * fine);
  for (let y = 0; y < fine; y++) {
    const row = (fine - 1 - y) / factor;
    for (let x = 0; x < fine; x++) result[y * fine + x] = valueAt(size, values, x / factor, row);
  }
  return { size: fine, values: result };
}

/** Between the nodes of a grid; `column` and `row` are 0 to size − 1. */
export function valueAt(
  size: number,
  values: ArrayLike<number>,
  column: number,
  row: number,
): number {
  const x = Math.min(Math.floor(column), size - 2);
  const y = Math.min(Math.floor(row), size - 2);
  const at = y * size + x;
  const across = column - x;
  const up = row - y;
  // A neighbour of no weight has no say: it may not be measured.
  const blend = (from: number, to: number, share: number) =>
    share === 0 ? from : share === 1 ? to : from + (to - from) * share;
  const value = (index: number) => values[index] ?? Number.NaN;
  return blend(
    blend(value(at), value(at + 1), across),
    blend(value(at + size), value(at + size + 1), across),
    up,
  );
}
