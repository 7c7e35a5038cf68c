/** Paints the losses: bands of colour between the levels, and a named line at each. */
import { formatTick } from '../../locales/numbers';
import { css, type Rgb } from '../model/colour';
import { contours, type Line } from '../model/contours';
import type { Grid } from '../model/grid';
import { ramp } from '../model/ramp';
import type { Theme } from '../model/theme';
import { fineGrid } from './fine-grid';
import type { Frame } from './frame';
import { bandOf, heightOf, type LossScale } from './loss-scale';

/** Nodes a side that are painted, about. */
const FINE = 256;
const LINE = 0.45;

export interface Relief {
  /** Heights on the finer grid. */
  grid: Grid;
  scale: LossScale;
  /** Of the levels. */
  heights: number[];
}

export function reliefOf(size: number, losses: Float64Array, scale: LossScale): Relief {
  const factor = Math.max(1, Math.floor(FINE / (size - 1)));
  const values = Array.from(losses, (loss) => heightOf(scale, loss));
  return {
    grid: fineGrid(size, values, factor),
    scale,
    heights: scale.levels.map((level) => heightOf(scale, level)),
  };
}

/** The colour of what lies above so many levels. */
export function bandColour(theme: Theme, { heights }: Relief, band: number): Rgb {
  return ramp(theme.sequence, (band + 0.35) / (heights.length + 1));
}

/** `path`: the pixels on which no level is named. */
export function paintRelief(
  pen: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  relief: Relief,
  path: readonly (readonly [number, number])[],
): void {
  paintBands(pen, frame, theme, relief);
  const { grid, heights, scale } = relief;
  // Names keep off the path and each other.
  const taken = path.map(([x, y]): Box => ({ x, y, width: 0, height: 0 }));
  const lines = heights.map((height) => contours(grid, height));
  const point = pointsOn(frame, grid.size);
  pen.lineJoin = 'round';
  pen.lineWidth = theme.fontSize / 12;
  pen.strokeStyle = css(theme.ink, LINE);
  pen.beginPath();
  for (const line of lines.flat()) trace(pen, line, point);
  pen.stroke();
  lines.forEach((ofLevel, level) => {
    nameLine(pen, theme, ofLevel, point, formatTick(scale.levels[level]!), frame, taken);
  });
}

function paintBands(
  pen: CanvasRenderingContext2D,
  { x, y }: Frame,
  theme: Theme,
  relief: Relief,
): void {
  const { size, values } = relief.grid;
  const image = new ImageData(size, size);
  const colours = Array.from({ length: relief.heights.length + 1 }, (_, band) =>
    bandColour(theme, relief, band),
  );
  values.forEach((height, at) => {
    // What is not measured, or no number, lets the ground through.
    if (Number.isNaN(height)) return;
    image.data.set(colours[bandOf(relief.heights, height)]!, 4 * at);
    image.data[4 * at + 3] = 255;
  });
  const small = document.createElement('canvas');
  small.width = size;
  small.height = size;
  small.getContext('2d')?.putImageData(image, 0, 0);
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  // Nodes lie in the middle of pixels, and the outermost on the edge of the plot.
  pen.drawImage(small, 0.5, 0.5, size - 1, size - 1, left, top, right - left, bottom - top);
}

type ToPixel = (x: number, y: number) => [number, number];

/** From intervals of the grid to pixels. */
function pointsOn({ x, y }: Frame, size: number): ToPixel {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  const across = (right - left) / (size - 1);
  const down = (bottom - top) / (size - 1);
  return (column, row) => [left + column * across, top + row * down];
}

function trace(pen: CanvasRenderingContext2D, line: Line, point: ToPixel): void {
  pen.moveTo(...point(line[0]!, line[1]!));
  for (let at = 2; at < line.length; at += 2) pen.lineTo(...point(line[at]!, line[at + 1]!));
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const meet = (a: Box, b: Box) =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

function liesWithin({ x, y }: Frame, box: Box): boolean {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  const across = box.width / 2;
  const down = box.height / 2;
  return (
    box.x - across > left && box.x + across < right && box.y - down > top && box.y + down < bottom
  );
}

/** Places along a line, the middle first. */
const PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];
/** A line shorter than this many points has no room for a name. */
const SHORTEST = 24;

/** Writes the level once, on its longest line, where no other name stands. */
function nameLine(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  lines: readonly Line[],
  point: ToPixel,
  name: string,
  frame: Frame,
  taken: Box[],
): void {
  const longest = lines.reduce<Line>((a, b) => (b.length > a.length ? b : a), []);
  if (longest.length < SHORTEST) return;
  pen.font = theme.font;
  const { fontSize } = theme;
  const width = pen.measureText(name).width + fontSize;
  const boxes = PLACES.map((share): Box => {
    const at = 2 * Math.floor((share * (longest.length - 2)) / 2);
    const [x, y] = point(longest[at]!, longest[at + 1]!);
    return { x, y, width, height: 1.8 * fontSize };
  });
  const free = boxes.find(
    (box) => liesWithin(frame, box) && !taken.some((other) => meet(box, other)),
  );
  if (!free) return;
  taken.push(free);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineWidth = fontSize / 4;
  pen.strokeStyle = css(theme.surface, 0.85);
  pen.strokeText(name, free.x, free.y);
  pen.fillStyle = css(theme.ink);
  pen.fillText(name, free.x, free.y);
}
