/** Paints what lies over the losses: axes, the path with its steps, and the point that is read. */
import { multiples, niceStep } from '../../charts/nice';
import type { MeasuredPlane } from '../../experiment/landscape';
import { t } from '../../locales';
import { formatCount, formatTick } from '../../locales/numbers';
import { css } from '../model/colour';
import { place, ticks } from '../model/scale';
import type { Theme } from '../model/theme';
import { type Frame, toPixel } from './frame';

/** Steps that are named on the way, about. */
const NAMED = 5;

export function paintAxes(
  pen: CanvasRenderingContext2D,
  { x, y }: Frame,
  theme: Theme,
  names: { x: string; y: string },
): void {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  const { fontSize } = theme;
  pen.font = theme.font;
  pen.fillStyle = css(theme.caption);
  pen.strokeStyle = css(theme.axis);
  pen.lineWidth = 1;
  pen.strokeRect(left - 0.5, top - 0.5, right - left + 1, bottom - top + 1);
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  for (const value of ticks(x.domain, 8)) {
    pen.fillText(formatTick(value), place(x, value), bottom + 0.5 * fontSize);
  }
  pen.fillText(names.x, (left + right) / 2, bottom + 2.2 * fontSize);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (const value of ticks(y.domain, 6)) {
    pen.fillText(formatTick(value), left - 0.5 * fontSize, place(y, value));
  }
  pen.save();
  pen.translate(0.9 * fontSize, (top + bottom) / 2);
  pen.rotate(-Math.PI / 2);
  pen.textAlign = 'center';
  pen.fillText(names.y, 0, 0);
  pen.restore();
}

/** The marks' pixels. */
export const pathPixels = (frame: Frame, { path }: MeasuredPlane): [number, number][] =>
  Array.from(path.x, (x, at) => toPixel(frame, x, path.y[at]!));

export function paintPath(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  { path }: MeasuredPlane,
  points: readonly [number, number][],
): void {
  const line = (width: number, colour: string) => {
    pen.beginPath();
    for (const point of points) pen.lineTo(...point);
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.stroke();
  };
  pen.lineJoin = 'round';
  line(theme.lineWidth + 3, css(theme.surface, 0.7));
  line(theme.lineWidth, css(theme.ink));
  pen.fillStyle = css(theme.ink);
  for (const point of points) dot(pen, point, theme.lineWidth);
  const last = points.length - 1;
  const lastStep = path.step[last]!;
  const named: [number, number][] = [points[0]!, points[last]!];
  const free = (point: [number, number]) =>
    named.every(
      (other) => Math.hypot(point[0] - other[0], point[1] - other[1]) > 4 * theme.fontSize,
    );
  for (const step of multiples(0, lastStep, niceStep(Math.max(lastStep, 1), NAMED))) {
    const at = path.step.indexOf(nearestStep(path.step, step));
    const point = points[at]!;
    if (at === 0 || at === last || !free(point)) continue;
    named.push(point);
    ring(pen, theme, point, theme.surface, 3.5);
    write(pen, theme, formatCount(path.step[at]!), point);
  }
  ring(pen, theme, points[0]!, theme.surface, 5);
  ring(pen, theme, points[last]!, theme.ink, 5);
  write(pen, theme, t('landscape.end'), points[last]!, true);
  write(pen, theme, t('landscape.start'), points[0]!, true);
}

const nearestStep = (steps: Float64Array, wanted: number) =>
  steps.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));

function dot(pen: CanvasRenderingContext2D, [x, y]: [number, number], radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

function ring(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  point: [number, number],
  fill: Theme['ink'],
  radius: number,
): void {
  pen.fillStyle = css(theme.ink);
  dot(pen, point, radius * (theme.fontSize / 12) + 1.5);
  pen.fillStyle = css(fill);
  dot(pen, point, radius * (theme.fontSize / 12));
}

/** A word beside a point, on the side where the plot has more room. */
function write(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  word: string,
  [x, y]: [number, number],
  strong = false,
): void {
  const { fontSize } = theme;
  pen.font = strong ? `600 ${theme.font}` : theme.font;
  const fits =
    x + fontSize + pen.measureText(word).width < pen.canvas.width / devicePixelRatio - fontSize * 2;
  pen.textAlign = fits ? 'left' : 'right';
  pen.textBaseline = 'middle';
  const at = x + (fits ? 1 : -1) * 0.8 * fontSize;
  pen.lineWidth = fontSize / 3;
  pen.strokeStyle = css(theme.surface, 0.9);
  pen.strokeText(word, at, y - 0.6 * fontSize);
  pen.fillStyle = css(theme.ink);
  pen.fillText(word, at, y - 0.6 * fontSize);
}

export function paintProbe(
  pen: CanvasRenderingContext2D,
  { x, y }: Frame,
  theme: Theme,
  [left, top]: [number, number],
): void {
  pen.strokeStyle = css(theme.ink, 0.55);
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x.range[0], top);
  pen.lineTo(x.range[1], top);
  pen.moveTo(left, y.range[0]);
  pen.lineTo(left, y.range[1]);
  pen.stroke();
}
