/** The data of a field as points on it: where they stand, and what is near the pointer. */

import { list } from '../../locales';
import type { Extent, Points, RunInfo } from '../../protocol';
import { featureName, reading } from './format';
import type { Probe } from './picture-view';

export interface FieldPoint extends Probe {
  /** Class index or real. */
  y: number;
  test: boolean;
}

/** Training points first, so that the fewer test points lie above them. */
export function fieldPoints(points: Points | null, [x1, x1End, x2, x2End]: Extent): FieldPoint[] {
  if (!points) return [];
  const stand = (x: Float32Array, y: Float32Array, test: boolean): FieldPoint[] =>
    Array.from(y, (value, row) => ({
      across: (x[2 * row]! - x1) / (x1End - x1),
      down: (x2End - x[2 * row + 1]!) / (x2End - x2),
      y: value,
      test,
    }));
  return [
    ...stand(points.trainX, points.trainY, false),
    ...stand(points.testX, points.testY, true),
  ];
}

/** The point nearest to the probe and not further than `reach`; the one drawn last when several are. */
export function nearest<P extends Probe>(
  points: readonly P[],
  probe: Probe,
  reach: number,
): P | null {
  let best: P | null = null;
  let distance = reach;
  for (const point of points) {
    const away = Math.hypot(point.across - probe.across, point.down - probe.down);
    if (away <= distance) {
      best = point;
      distance = away;
    }
  }
  return best;
}

/** Radius of a point in a square of that side: many points are smaller, so that the field stays visible. */
export function pointRadius(side: number, count: number): number {
  return (side / 118) * Math.min(1.15, Math.max(0.55, Math.sqrt(600 / Math.max(1, count))));
}

/** A place in the square in the units the network sees, as "x1 0.42, x2 -1.10". */
export function placeInWords(
  { across, down }: Probe,
  [x1, x1End, x2, x2End]: Extent,
  info: RunInfo,
): string {
  const first = reading(x1 + across * (x1End - x1), x1End - x1);
  const second = reading(x2End - down * (x2End - x2), x2End - x2);
  return list([`${featureName(info, 0)} ${first}`, `${featureName(info, 1)} ${second}`]);
}
