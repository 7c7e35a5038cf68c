/** Where the plane lies on the canvas. */
import { place, type Scale, unplace } from '../model/scale';

export interface Frame {
  x: Scale;
  y: Scale;
}

/** Pixels around the plot, in units of the tick labels' size. */
const MARGIN = { left: 4.2, right: 1.4, top: 0.8, bottom: 3.8 };

export function frameOf(
  width: number,
  height: number,
  fontSize: number,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): Frame {
  const ends = (axis: ArrayLike<number>) => [axis[0]!, axis[axis.length - 1]!] as const;
  return {
    x: { domain: ends(x), range: [MARGIN.left * fontSize, width - MARGIN.right * fontSize] },
    y: { domain: ends(y), range: [height - MARGIN.bottom * fontSize, MARGIN.top * fontSize] },
  };
}

export const toPixel = ({ x, y }: Frame, at: number, height: number): [number, number] => [
  place(x, at),
  place(y, height),
];

/** Null beside the plot. */
export function toPlane({ x, y }: Frame, left: number, top: number): [number, number] | null {
  const [fromX, toX] = x.range;
  const [fromY, toY] = y.range;
  if (left < fromX || left > toX || top > fromY || top < toY) return null;
  return [unplace(x, left), unplace(y, top)];
}
