/** Mean and spread of what differs by the seed alone. */
export interface Spread {
  mean: number;
  /** Of the sample, divided by n − 1; NaN for less than two values. */
  sd: number;
}

export function spreadOf(values: number[]): Spread {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / (n - 1)) };
}
