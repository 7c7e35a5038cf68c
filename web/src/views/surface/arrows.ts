/** What moves a racer in one update, as vectors of the plane. */
import { type Course, updatesOf } from '../../experiment/race';

export type ArrowName = 'gradient' | 'velocity' | 'update';

export interface Arrow {
  name: ArrowName;
  x: number;
  y: number;
}

export interface Arrows {
  /** Where the racer stands. */
  at: [x: number, y: number];
  arrows: Arrow[];
}

/**
 * Of update `step`: the step −ηg that the gradient alone would make, the last step, with which the
 * racer arrives, and the step that it makes. For SGD at a constant rate the third is the first plus
 * the momentum times the second. Null where no update is made.
 */
export function arrowsOf(course: Course, step: number): Arrows | null {
  const { x, y, lr, gradX, gradY } = course;
  if (step >= updatesOf(course)) return null;
  const at: [number, number] = [x[step]!, y[step]!];
  const rate = lr[step]!;
  const arrows: Arrow[] = [
    { name: 'gradient', x: -rate * gradX[step]!, y: -rate * gradY[step]! },
    { name: 'update', x: x[step + 1]! - at[0], y: y[step + 1]! - at[1] },
  ];
  if (step > 0) {
    arrows.splice(1, 0, { name: 'velocity', x: at[0] - x[step - 1]!, y: at[1] - y[step - 1]! });
  }
  return { at, arrows };
}

/** How many times as long all of them are drawn: a power of two that makes the longest seen. */
export function magnification(arrows: readonly Arrow[], unit: number, pixels = 48): number {
  const longest = Math.max(...arrows.map(({ x, y }) => Math.hypot(x, y))) / unit;
  if (!(longest > 0) || !Number.isFinite(longest)) return 1;
  return 2 ** Math.max(0, Math.min(20, Math.ceil(Math.log2(pixels / longest))));
}
