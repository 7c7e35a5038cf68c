/** Paints what lies on a map: lowest points, the racers' ways, their heads, and arrows. */
import type { Course } from '../../experiment/race';
import type { RunStyle } from '../../experiment/run-style';
import { t } from '../../locales';
import { css, type Rgb } from '../model/colour';
import type { Theme } from '../model/theme';
import { type ArrowName, type Arrows, magnification } from './arrows';
import { type Frame, toPixel } from './frame';

export interface Ways {
  courses: readonly Course[];
  styles: readonly RunStyle[];
  minima: readonly (readonly [number, number])[];
  step: number;
  chosen: number;
  arrows: Arrows | null;
}

/** Steps are marked while there is room between them. */
const MARKED = 80;
const HEAD = 5;

export function paintWays(pen: CanvasRenderingContext2D, frame: Frame, theme: Theme, ways: Ways) {
  const { width, height } = frame;
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  for (const [x, y] of ways.minima) cross(pen, toPixel(frame, x, y), theme);
  const order = ways.courses.map((_, index) => index).filter((index) => index !== ways.chosen);
  // The chosen one lies on top.
  for (const index of [...order, ways.chosen]) way(pen, frame, theme, ways, index);
  if (ways.arrows) arrows(pen, frame, theme, ways, ways.arrows);
}

const colourOf = (theme: Theme, style: RunStyle | undefined): Rgb =>
  theme.runs[(style?.color ?? 1) - 1]!;

function cross(pen: CanvasRenderingContext2D, [x, y]: [number, number], theme: Theme): void {
  pen.beginPath();
  pen.moveTo(x - 6, y);
  pen.lineTo(x + 6, y);
  pen.moveTo(x, y - 6);
  pen.lineTo(x, y + 6);
  outlined(pen, theme, css(theme.ink), 1.5);
}

/** With a rim of the page's colour, so that it is seen on any ground. */
function outlined(pen: CanvasRenderingContext2D, theme: Theme, colour: string, width: number) {
  pen.strokeStyle = css(theme.surface, 0.7);
  pen.lineWidth = width + 3;
  pen.stroke();
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

function way(
  pen: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  { courses, styles, step }: Ways,
  index: number,
): void {
  const course = courses[index];
  if (!course) return;
  const colour = css(colourOf(theme, styles[index]));
  const last = Math.min(step, course.x.length - 1);
  const points: [number, number][] = [];
  for (let at = 0; at <= last; at++) {
    const point = toPixel(frame, course.x[at]!, course.y[at]!);
    // Beyond all maps there is nothing to draw to.
    if (!point.every((place) => Math.abs(place) < 1e6)) break;
    points.push(point);
  }
  pen.setLineDash(styles[index]?.dashed ? [8, 4] : []);
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  outlined(pen, theme, colour, Math.max(1.5, theme.lineWidth - 0.25));
  pen.setLineDash([]);
  if (last <= MARKED) for (const point of points) dot(pen, point, 2.5, css(theme.surface), colour);
  const head = points.at(-1);
  if (head && points.length === last + 1) dot(pen, head, HEAD, colour, css(theme.surface), 2);
}

function dot(
  pen: CanvasRenderingContext2D,
  [x, y]: [number, number],
  radius: number,
  fill: string,
  edge: string,
  width = 1.25,
): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = fill;
  pen.fill();
  pen.strokeStyle = edge;
  pen.lineWidth = width;
  pen.stroke();
}

function arrows(
  pen: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  { styles, chosen }: Ways,
  { at, arrows }: Arrows,
): void {
  const times = magnification(arrows, frame.unit);
  const from = toPixel(frame, ...at);
  const ink: Record<ArrowName, string> = {
    gradient: css(theme.ink),
    velocity: css(theme.ink),
    update: css(colourOf(theme, styles[chosen])),
  };
  const taken: [number, number][] = [];
  for (const { name, x, y } of arrows) {
    const by: [number, number] = [(x * times) / frame.unit, (-y * times) / frame.unit];
    const length = Math.hypot(...by);
    if (!(length > 3) || !Number.isFinite(length)) continue;
    const to: [number, number] = [from[0] + by[0], from[1] + by[1]];
    shaft(pen, theme, from, to, ink[name], name === 'velocity');
    const place = free(to, by, theme.fontSize, taken);
    write(pen, theme, place, by[0] < 0 ? 'right' : 'left', t(`surface.${name}`), ink[name]);
  }
  if (times === 1) return;
  write(pen, theme, [12, 18], 'left', t('surface.magnified', { times }), css(theme.ink));
}

/** Beyond an arrow's head, on the side it points to, and beneath what is written there already. */
function free(
  [x, y]: [number, number],
  [right, down]: [number, number],
  size: number,
  taken: [number, number][],
): [number, number] {
  const place: [number, number] = [x + (right < 0 ? -6 : 6), y + (down < 0 ? -0.6 : 0.6) * size];
  const line = 1.25 * size;
  while (
    taken.some(
      (other) => Math.abs(other[0] - place[0]) < 80 && Math.abs(other[1] - place[1]) < line,
    )
  ) {
    place[1] += line;
  }
  taken.push(place);
  return place;
}

function shaft(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  [x0, y0]: [number, number],
  [x1, y1]: [number, number],
  colour: string,
  dashed: boolean,
): void {
  const angle = Math.atan2(y1 - y0, x1 - x0);
  pen.setLineDash(dashed ? [5, 4] : []);
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(x1 - 7 * Math.cos(angle), y1 - 7 * Math.sin(angle));
  outlined(pen, theme, colour, 2);
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x1, y1);
  for (const side of [-0.42, 0.42]) {
    pen.lineTo(x1 - 10 * Math.cos(angle + side), y1 - 10 * Math.sin(angle + side));
  }
  pen.closePath();
  pen.fillStyle = colour;
  pen.fill();
}

function write(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  [x, y]: [number, number],
  align: 'left' | 'right',
  text: string,
  colour: string,
): void {
  pen.font = theme.font;
  pen.textAlign = align;
  pen.textBaseline = 'middle';
  pen.strokeStyle = css(theme.surface);
  pen.lineWidth = 4;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}
