/** How well answers fit the truth. A confusion matrix is [truth][guess], row by row. */

/** Coefficient of determination; NaN when the truth does not vary. */
export function rSquared(truth: Float32Array, guess: Float32Array): number {
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  const spread = truth.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return spread > 0 ? 1 - squaredError(truth, guess) / spread : Number.NaN;
}

export function rootMeanSquare(truth: Float32Array, guess: Float32Array): number {
  return Math.sqrt(squaredError(truth, guess) / truth.length);
}

function squaredError(truth: Float32Array, guess: Float32Array): number {
  return truth.reduce((sum, value, at) => sum + (guess[at]! - value) ** 2, 0);
}

export function rowTotals(confusion: Int32Array, classes: number): number[] {
  return Array.from({ length: classes }, (_, row) =>
    confusion.subarray(row * classes, (row + 1) * classes).reduce((sum, count) => sum + count, 0),
  );
}

/** Share of each class that is recognised; NaN for a class that does not occur. */
export function recall(confusion: Int32Array, classes: number): number[] {
  return rowTotals(confusion, classes).map((total, row) => confusion[row * classes + row]! / total);
}
