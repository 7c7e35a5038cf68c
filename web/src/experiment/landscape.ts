/** A landscape: what a document asks for, and what is measured of it. */

/** The document's part `landscape` with every knob. */
export interface LandscapeSettings {
  plane: 'pca' | 'random';
  /** Points of the grid in each direction. */
  size: number;
  of: 'train' | 'test';
  /** How far the grid reaches beyond the path on each side, in widths of the path. */
  margin: number;
  seed: number;
}

/** A plane through the end of a run's path, which is its origin. */
export interface LandscapePlane {
  /** The run's marks: before which update, and where on the plane. */
  path: { step: Float64Array; x: Float64Array; y: Float64Array };
  /** The share of the path's squared distances from its end that lies along x, and along y. */
  explained: Float64Array;
  /** The grid's coordinates [size] each. */
  x: Float64Array;
  y: Float64Array;
  /** The step at which the run diverged: the path ends before. null when it did not. */
  divergedAt: number | null;
}

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
