import { multiples, niceStep } from '../../charts/nice';

/** A linear scale from values to a stretch of pixels. */
export interface Scale {
  domain: readonly [number, number];
  range: readonly [number, number];
}

export function place({ domain, range }: Scale, value: number): number {
  return range[0] + ((value - domain[0]) / (domain[1] - domain[0])) * (range[1] - range[0]);
}

export function unplace({ domain, range }: Scale, pixel: number): number {
  return domain[0] + ((pixel - range[0]) / (range[1] - range[0])) * (domain[1] - domain[0]);
}

export function span([low, high]: readonly [number, number]): number {
  return high - low;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Smallest and largest of several arrays, leaving out what is not finite; at least `atLeast` wide. */
export function extentOf(arrays: readonly Float32Array[], atLeast = 1e-6): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const array of arrays) {
    for (const value of array) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return [0, 1];
  return high - low >= atLeast ? [low, high] : [low - atLeast / 2, high + atLeast / 2];
}

/** The extent with `share` of its width added at both ends. */
export function widened([low, high]: readonly [number, number], share: number): [number, number] {
  const more = (high - low) * share;
  return [low - more, high + more];
}

/** Round values within the domain, at most `count` + 1 of them. */
export function ticks([low, high]: readonly [number, number], count: number): number[] {
  return multiples(low, high, niceStep(high - low, count));
}
