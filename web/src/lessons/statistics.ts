/** Intervals of 95 % for what was measured seed by seed. */
import { spreadOf } from '../experiment/spread';

export interface Interval {
  mean: number;
  low: number;
  high: number;
}

const TAIL = 0.025;

/** Of a mean, by Student's t; from one value alone nothing is known. */
export function meanInterval(values: number[]): Interval {
  const { mean, sd } = spreadOf(values);
  const n = values.length;
  if (n < 2) return { mean, low: -Infinity, high: Infinity };
  const half = (tQuantile(n - 1) * sd) / Math.sqrt(n);
  return { mean, low: mean - half, high: mean + half };
}

/** Of a share, k of n: Clopper and Pearson's, which holds for small n. */
export function shareInterval(k: number, n: number): Interval {
  const low = k === 0 ? 0 : betaQuantile(TAIL, k, n - k + 1);
  const high = k === n ? 1 : betaQuantile(1 - TAIL, k + 1, n - k);
  return { mean: k / n, low, high };
}

/** What Student's t with so many degrees of freedom is above in one case of 40. */
export function tQuantile(freedom: number): number {
  // P(|T| > t) = I_x(ν/2, 1/2) at x = ν / (ν + t²).
  const x = betaQuantile(2 * TAIL, freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - x)) / x);
}

/** The x at which I_x(a, b) is p, by bisection. */
function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularized incomplete beta function, by its continued fraction (DLMF 8.17.22). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  // Where the fraction converges slowly, its mirror image does not.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front =
    Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) /
    a;
  let fraction = 1;
  for (let term = 200; term >= 1; term--) {
    const m = Math.floor(term / 2);
    const [over, under] = [a + 2 * m, (a + 2 * m - 1) * (a + 2 * m)];
    const d =
      term % 2 === 0
        ? (m * (b - m) * x) / under
        : (-(a + m) * (a + b + m) * x) / (over * (over + 1));
    fraction = 1 + d / fraction;
  }
  return front / fraction;
}

/** By Stirling's series, from where it is good to all digits. */
function logGamma(x: number): number {
  if (x < 12) return logGamma(x + 1) - Math.log(x);
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series;
}
