/** How a surface's heights become shades and contour lines. */

/** Places heights between 0, the lowest, and 1. */
export interface Relief {
  lowest: number;
  highest: number;
  /** A power that puts the middle height in the middle: near 1/2 over a bowl, less over cliffs. */
  power: number;
}

/** Less would draw all lines at the bottom of a single dent. */
const LEAST_POWER = 0.08;

export function reliefOf(heights: Float64Array): Relief {
  const sorted = heights.filter((height) => Number.isFinite(height)).sort();
  const lowest = sorted[0] ?? 0;
  const highest = sorted[sorted.length - 1] ?? 1;
  const middle = (sorted[sorted.length >> 1] ?? 0.5) - lowest;
  const power =
    middle > 0 && highest > lowest ? Math.log(0.5) / Math.log(middle / (highest - lowest)) : 1;
  return { lowest, highest, power: Math.min(Math.max(power || 1, LEAST_POWER), 1) };
}

/** 0 to 1 for the heights of the relief. */
export function placeOf({ lowest, highest, power }: Relief, height: number): number {
  if (!(highest > lowest)) return 0;
  const share = (height - lowest) / (highest - lowest);
  return Number.isNaN(share) ? 1 : Math.min(Math.max(share, 0), 1) ** power;
}

/** The height at a place. */
export function heightAt({ lowest, highest, power }: Relief, place: number): number {
  return lowest + (highest - lowest) * place ** (1 / power);
}
