/** Axes of the small plots: horizontal grid lines, few ticks, a base line, no box. */
import { css } from './colour';
import { tick } from './format';
import { place, type Scale, ticks } from './scale';
import type { Theme } from './theme';

export interface Axes {
  x: Scale;
  y: Scale;
}

/** Scales of a plot that leaves room for its tick labels in a square of that side. */
export function axesIn(
  side: number,
  theme: Theme,
  x: readonly [number, number],
  y: readonly [number, number],
): Axes {
  const { fontSize } = theme;
  return {
    x: { domain: x, range: [fontSize * 3.2, side - fontSize * 0.7] },
    y: { domain: y, range: [side - fontSize * 1.8, fontSize * 0.7] },
  };
}

export function paintAxes(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  { x, y }: Axes,
  names: { x: string; y: string },
): void {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  const { fontSize } = theme;
  pen.font = theme.font;
  pen.lineWidth = 1;
  pen.fillStyle = css(theme.caption);
  pen.textBaseline = 'middle';
  pen.textAlign = 'right';
  for (const value of ticks(y.domain, 4)) {
    const at = crisp(place(y, value));
    line(pen, css(theme.grid), left, at, right, at);
    pen.fillText(tick(value), left - fontSize * 0.5, at);
  }
  line(pen, css(theme.axis), left, crisp(bottom), right, crisp(bottom));
  pen.textBaseline = 'top';
  pen.textAlign = 'center';
  for (const value of ticks(x.domain, 4)) {
    const at = crisp(place(x, value));
    line(pen, css(theme.axis), at, bottom, at, bottom + 4);
    pen.fillText(tick(value), at, bottom + fontSize * 0.55);
  }
  pen.textBaseline = 'bottom';
  pen.textAlign = 'right';
  pen.fillText(names.x, right, bottom - fontSize * 0.3);
  pen.textBaseline = 'top';
  pen.textAlign = 'left';
  pen.fillText(names.y, left + fontSize * 0.4, top);
}

/** Whole half pixels: a hairline that is not smeared over two. */
function crisp(pixel: number): number {
  return Math.round(pixel) + 0.5;
}

function line(
  pen: CanvasRenderingContext2D,
  colour: string,
  x: number,
  y: number,
  xEnd: number,
  yEnd: number,
): void {
  pen.strokeStyle = colour;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(xEnd, yEnd);
  pen.stroke();
}
