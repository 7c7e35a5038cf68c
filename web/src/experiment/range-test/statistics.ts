/** Means and medians that neither noise nor a spike carries away. */

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Each value replaced by the median of `2 reach + 1`: those around it, at the ends the outermost. */
export function withoutSpikes(values: number[], reach: number): number[] {
  const width = 2 * reach + 1;
  return values.map((_, i) => {
    const from = Math.max(0, Math.min(i - reach, values.length - width));
    return median(values.slice(from, from + width));
  });
}

/** s = βs + (1−β)x, divided by 1 − βᵗ as in Adam. */
export function smoothed(values: number[], beta: number): number[] {
  let sum = 0;
  let weight = 0;
  return values.map((value) => {
    sum = beta * sum + (1 - beta) * value;
    weight = beta * weight + (1 - beta);
    return sum / weight;
  });
}

/** Standard deviation of the noise on a curve that is smooth from point to point. */
export function noiseOf(values: number[]): number {
  if (values.length < 3) return 0;
  const steps = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
  // 1.4826 makes a normal distribution's deviation of its median distance; a difference has two noises.
  return (1.4826 * median(steps)) / Math.SQRT2;
}

/** The slope of the straight line, by least squares, through the points from one to before another. */
export function slopes(x: number[], y: number[]): (from: number, to: number) => number {
  // From the middle, so that little is lost where sums are taken from one another.
  const [middleX, middleY] = [mean(x), mean(y)];
  const left = x.map((value) => value - middleX);
  const down = y.map((value) => value - middleY);
  const sumX = sums(left);
  const sumY = sums(down);
  const sumXX = sums(left.map((value) => value * value));
  const sumXY = sums(left.map((value, i) => value * down[i]!));
  return (from, to) => {
    const [a, b, aa, ab] = [sumX, sumY, sumXX, sumXY].map((sum) => sum[to]! - sum[from]!);
    const n = to - from;
    return (n * ab! - a! * b!) / (n * aa! - a! * a!);
  };
}

/** Of the values before each, and of all. */
function sums(values: number[]): number[] {
  let sum = 0;
  return [0, ...values.map((value) => (sum += value))];
}
