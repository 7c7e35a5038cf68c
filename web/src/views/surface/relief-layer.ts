/** Paints a surface from above: shades, and lines of equal height. */
import { css, lookup, mix } from '../model/colour';
import { contours } from '../model/contours';
import { ramp } from '../model/ramp';
import type { Theme } from '../model/theme';
import { heightAt, placeOf, type Relief } from './relief';

/** Cells a side of the heights. */
export const CELLS = 192;
const SHADES = 256;
const LINES = 15;
/** How much of the scale's colours is seen: what lies on the map must stand out. */
const STRENGTH = 0.55;

/** Colour of a place, 0 to 1. */
export const shade = (theme: Theme, place: number) =>
  mix(theme.surface, ramp(theme.sequence, place), STRENGTH);

/** heights [CELLS][CELLS] from the bottom row on. */
export function paintRelief(
  canvas: HTMLCanvasElement,
  heights: Float64Array,
  relief: Relief,
  theme: Theme,
): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const places = Float32Array.from({ length: heights.length }, (_, at) => {
    const row = CELLS - 1 - Math.floor(at / CELLS);
    return placeOf(relief, heights[row * CELLS + (at % CELLS)]!);
  });
  const image = new ImageData(CELLS, CELLS);
  const words = new Uint32Array(image.data.buffer);
  const shades = lookup(SHADES, (at) => shade(theme, at));
  places.forEach((place, at) => {
    words[at] = shades[Math.min(SHADES - 1, Math.floor(place * SHADES))]!;
  });
  const small = document.createElement('canvas');
  small.width = CELLS;
  small.height = CELLS;
  small.getContext('2d')?.putImageData(image, 0, 0);
  const { width, height } = canvas;
  pen.imageSmoothingEnabled = true;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(small, 0, 0, width, height);
  paintLines(pen, places, theme);
}

function paintLines(pen: CanvasRenderingContext2D, values: Float32Array, theme: Theme): void {
  const across = pen.canvas.width / CELLS;
  const down = pen.canvas.height / CELLS;
  pen.lineWidth = devicePixelRatio;
  pen.strokeStyle = css(theme.surface, 0.75);
  pen.beginPath();
  for (let line = 1; line < LINES; line++) {
    for (const points of contours({ size: CELLS, values }, line / LINES)) {
      for (let at = 0; at < points.length; at += 2) {
        const x = (points[at]! + 0.5) * across;
        const y = (points[at + 1]! + 0.5) * down;
        if (at === 0) pen.moveTo(x, y);
        else pen.lineTo(x, y);
      }
    }
  }
  pen.stroke();
}

/** The key's marks: heights at equal places. */
export function keyHeights(relief: Relief): number[] {
  return [0, 1 / 3, 2 / 3, 1].map((place) => heightAt(relief, place));
}
