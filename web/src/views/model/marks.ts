/** Points on the canvases and their samples in the legend: a shape for each class beyond two. */

export type Shape = 'circle' | 'square' | 'triangle' | 'diamond';

const SHAPES: readonly Shape[] = ['circle', 'square', 'triangle', 'diamond'];

export function shapeOf(index: number, classes: number): Shape {
  return classes > 2 ? SHAPES[index % SHAPES.length]! : 'circle';
}

/** Corners of equal visual weight to a circle of radius 1. */
const CORNERS: Record<Exclude<Shape, 'circle'>, readonly (readonly [number, number])[]> = {
  square: [
    [-0.89, -0.89],
    [0.89, -0.89],
    [0.89, 0.89],
    [-0.89, 0.89],
  ],
  triangle: [
    [0, -1.28],
    [1.2, 0.84],
    [-1.2, 0.84],
  ],
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
};

/** Begins a path and traces the shape around (x, y). */
export function trace(
  pen: CanvasRenderingContext2D,
  shape: Shape,
  x: number,
  y: number,
  radius: number,
): void {
  pen.beginPath();
  if (shape === 'circle') {
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  for (const [right, down] of CORNERS[shape]) pen.lineTo(x + right * radius, y + down * radius);
  pen.closePath();
}

/** The shape as SVG path data in a box from -1.5 to 1.5. */
export function pathData(shape: Shape): string {
  if (shape === 'circle') return 'M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z';
  return `M${CORNERS[shape].map((corner) => corner.join(' ')).join('L')}Z`;
}
