/** Words and dots on a chart's canvas. */
import type { Theme } from './theme';

export interface TextStyle {
  colour: string;
  bold?: boolean;
  /** A rim in the colour of the ground, so that the words can be read over curves. */
  halo?: boolean;
  /** A ground of their own: curves go on beside the words. */
  plate?: boolean;
}

const HALO = 4;
/** Of a plate, in heights of the letters. */
const PLATE = 1.25;
const STRONG = 600;

function font(theme: Theme, bold = false): string {
  return `${bold ? STRONG : 400} ${theme.fontSize}px ${theme.fontFamily}`;
}

/** Writes a line that begins at x, its middle at y. */
export function drawText(
  ctx: CanvasRenderingContext2D,
  theme: Theme,
  text: string,
  x: number,
  y: number,
  { colour, bold, halo, plate }: TextStyle,
): void {
  ctx.save();
  ctx.font = font(theme, bold);
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  if (halo) {
    ctx.strokeStyle = theme.surface;
    ctx.lineWidth = HALO;
    ctx.lineJoin = 'round';
    ctx.strokeText(text, x, y);
  }
  if (plate) {
    ctx.fillStyle = theme.surface;
    const height = theme.fontSize * PLATE;
    ctx.fillRect(x - HALO / 2, y - height / 2, ctx.measureText(text).width + HALO, height);
  }
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
  ctx.restore();
}

/** Widths already measured: most words come again with every frame, and a font takes long to set. */
const widths = new Map<string, number>();
const MOST_WIDTHS = 1000;

export function textWidth(
  ctx: CanvasRenderingContext2D,
  theme: Theme,
  text: string,
  bold = false,
): number {
  const letters = font(theme, bold);
  const key = `${letters} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  ctx.save();
  ctx.font = letters;
  const { width } = ctx.measureText(text);
  ctx.restore();
  if (widths.size === MOST_WIDTHS) widths.clear();
  widths.set(key, width);
  return width;
}

/** The text, or as much of it as fits with an ellipsis. */
export function truncate(
  ctx: CanvasRenderingContext2D,
  theme: Theme,
  text: string,
  width: number,
): string {
  if (textWidth(ctx, theme, text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(ctx, theme, `${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A dot with a rim in the colour of the ground. */
export function drawDot(
  ctx: CanvasRenderingContext2D,
  theme: Theme,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  ctx.save();
  ctx.beginPath();
  ctx.arc(x, y, (radius * theme.fontSize) / 12, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.strokeStyle = theme.surface;
  ctx.lineWidth = (1.5 * theme.fontSize) / 12;
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

/** A line of one pixel from the top of the plot to its bottom. */
export function verticalLine(
  ctx: CanvasRenderingContext2D,
  x: number,
  area: { top: number; bottom: number },
  colour: string,
  dash: number[],
): void {
  const sharp = Math.round(x) + 0.5;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(sharp, area.top);
  ctx.lineTo(sharp, area.bottom);
  ctx.stroke();
  ctx.restore();
}
