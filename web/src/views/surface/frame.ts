/** Which rectangle of the plane a map shows: x and y have one scale, so that descents look steep. */

export interface Frame {
  /** The middle. */
  x: number;
  y: number;
  /** Units of the plane in a pixel. */
  unit: number;
  /** Pixels. */
  width: number;
  height: number;
}

export interface Domain {
  x: readonly [number, number];
  y: readonly [number, number];
}

/** Shows the whole domain, and what lies beside it where the map is longer. */
export function frameOf(domain: Domain, width: number, height: number): Frame {
  const [x0, x1] = domain.x;
  const [y0, y1] = domain.y;
  const unit = Math.max((x1 - x0) / Math.max(width, 1), (y1 - y0) / Math.max(height, 1));
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, unit, width, height };
}

export const toPixel = (frame: Frame, x: number, y: number): [number, number] => [
  (x - frame.x) / frame.unit + frame.width / 2,
  (frame.y - y) / frame.unit + frame.height / 2,
];

export const toPlane = (frame: Frame, left: number, top: number): [number, number] => [
  frame.x + (left - frame.width / 2) * frame.unit,
  frame.y - (top - frame.height / 2) * frame.unit,
];

/** x0, x1, y0, y1 */
export function rectangleOf(frame: Frame): [number, number, number, number] {
  const [x0, y1] = toPlane(frame, 0, 0);
  const [x1, y0] = toPlane(frame, frame.width, frame.height);
  return [x0, x1, y0, y1];
}

/** `factor` above 1 comes nearer; the point under the pixel stays there. */
export function zoom(frame: Frame, factor: number, left: number, top: number): Frame {
  const [x, y] = toPlane(frame, left, top);
  const unit = frame.unit / factor;
  const middle = { x: frame.x, y: frame.y };
  return {
    ...frame,
    unit,
    x: x + (middle.x - x) / factor,
    y: y + (middle.y - y) / factor,
  };
}

/** Moved by pixels, as a sheet under the hand. */
export const pan = (frame: Frame, right: number, down: number): Frame => ({
  ...frame,
  x: frame.x - right * frame.unit,
  y: frame.y + down * frame.unit,
});

/** Digits that tell two pixels apart. */
export function rounded(frame: Frame, value: number): number {
  const digits = Math.max(0, Math.ceil(-Math.log10(frame.unit)));
  return Number(value.toFixed(Math.min(digits, 12)));
}
