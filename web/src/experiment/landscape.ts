/** A landscape as far as it is measured. */
import type { LandscapePlane } from '../engine/lab-core';

export interface MeasuredPlane extends LandscapePlane {
  /** Row by row, from the lowest y; fewer than the grid has points while it is being measured. */
  losses: Float64Array;
}

/** Smallest and largest finite loss; null when there is none. */
export function rangeOf(losses: Float64Array): { lowest: number; highest: number } | null {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const loss of losses) {
    if (!Number.isFinite(loss)) continue;
    lowest = Math.min(lowest, loss);
    highest = Math.max(highest, loss);
  }
  return lowest <= highest ? { lowest, highest } : null;
}
