/** A fine grid as an image, and lines in its intervals, stretched over a square canvas. */
import type { Line } from './contours';

interface Scratch {
  canvas: HTMLCanvasElement;
  pen: CanvasRenderingContext2D;
  image: ImageData;
  pixels: Uint32Array;
}

let scratch: Scratch | null = null;

function scratchOf(size: number): Scratch {
  if (scratch?.image.width === size) return scratch;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const image = pen.createImageData(size, size);
  scratch = { canvas, pen, image, pixels: new Uint32Array(image.data.buffer) };
  return scratch;
}

/** `fill` gives every node of a size × size grid its colour. */
export function paintGrid(
  pen: CanvasRenderingContext2D,
  side: number,
  size: number,
  fill: (pixels: Uint32Array) => void,
): void {
  const { canvas, pen: scratchPen, image, pixels } = scratchOf(size);
  fill(pixels);
  scratchPen.putImageData(image, 0, 0);
  // nodes lie in the middle of pixels, and the outermost on the edge of the square
  pen.drawImage(canvas, 0.5, 0.5, size - 1, size - 1, 0, 0, side, side);
}

export function strokeLines(
  pen: CanvasRenderingContext2D,
  side: number,
  size: number,
  lines: readonly Line[],
): void {
  const unit = side / (size - 1);
  pen.lineJoin = 'round';
  pen.beginPath();
  for (const line of lines) {
    pen.moveTo(line[0]! * unit, line[1]! * unit);
    for (let at = 2; at < line.length; at += 2) {
      pen.lineTo(line[at]! * unit, line[at + 1]! * unit);
    }
  }
  pen.stroke();
}
