/** The curves of a sweep's points, drawn: bands beneath, single runs, middles, and names at the end. */
import { SECOND_DASH } from '../../charts/lines';
import { bounds } from '../../charts/nice';
import { pushApart } from '../../charts/push-apart';
import { fade, type Theme } from '../../charts/theme';
import { drawDot, drawText, textWidth, truncate } from '../../charts/write';
import { XMap } from '../../charts/x-axis';
import { accuracyAxis, fitAxis, placeY, type YAxis } from '../../charts/y-axis';
import type { XAxis } from '../../experiment/run';
import type { RunStyle } from '../../experiment/run-style';
import type { SingleCurve, SpreadCurve } from '../../experiment/sweep-curves';
import { formatTick } from '../../locales/numbers';

export interface FigureCurve {
  name: string;
  style: RunStyle;
  spread: SpreadCurve;
  /** Those to be drawn: all on demand, or the diverged where nothing else is there. */
  singles: SingleCurve[];
}

export interface Figure {
  curves: FigureCurve[];
  x: XAxis;
  /** The unit's name, at the end of the axis. */
  unit: string;
  log: boolean;
  /** Values are shares of one. */
  percent: boolean;
}

interface Plot {
  pen: CanvasRenderingContext2D;
  theme: Theme;
  left: number;
  right: number;
  top: number;
  bottom: number;
  toX(value: number): number;
  toY(value: number): number;
}

const TOP = 8;
const BAND = 0.16;
const SINGLE = 0.5;
const NAME_GAP = 10;
const LABEL_PITCH = 1.3;
const TICK = 4;
/** What blows up may stretch the axis by this factor over everything else. */
const REACH = 3;
const TICK_WIDTH = 84;

export function drawFigure(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  width: number,
  height: number,
  figure: Figure,
): void {
  const axis = yAxis(figure);
  const map = new XMap(figure.x, false, 1);
  const end = Math.max(...figure.curves.flatMap(xs), 0) || 1;
  const plot: Plot = {
    pen,
    theme,
    left: theme.gutterLeft,
    right: width - theme.gutterRight,
    top: TOP,
    bottom: height - theme.fontSize * 1.85,
    toX: (value) => plot.left + (value / end) * (plot.right - plot.left),
    toY: (value) => {
      const [low, high] = [placeY(axis, axis.min), placeY(axis, axis.max)];
      const part = (placeY(axis, value) - low) / (high - low);
      return plot.bottom - part * (plot.bottom - plot.top);
    },
  };
  drawGrid(plot, axis, figure);
  const room = Math.max(2, (plot.right - plot.left) / TICK_WIDTH);
  for (const { at, label } of map.ticks(0, end, room)) drawTick(plot, plot.toX(at), label);
  drawText(pen, theme, figure.unit, plot.right + NAME_GAP * 2, plot.bottom + theme.fontSize, {
    colour: theme.caption,
  });
  pen.save();
  pen.beginPath();
  pen.rect(plot.left - 1, plot.top - 1, plot.right - plot.left + 2, plot.bottom - plot.top + 2);
  pen.clip();
  for (const curve of figure.curves) drawBand(plot, curve);
  for (const curve of figure.curves) drawSingles(plot, curve);
  for (const curve of [...figure.curves].reverse()) {
    drawLine(plot, curve, curve.spread.x, curve.spread.middle, theme.mainWidth);
  }
  pen.restore();
  drawCrosses(plot, figure);
  drawNames(plot, figure);
}

const xs = ({ spread, singles }: FigureCurve) => [
  spread.x.at(-1) ?? 0,
  ...singles.map(({ x }) => x.at(-1) ?? 0),
];

function yAxis({ curves, log, percent }: Figure): YAxis {
  const fits = (value: number) => Number.isFinite(value) && (!log || value > 0);
  const calm = curves
    .flatMap(({ spread, singles }) => [
      ...spread.middle,
      ...spread.low,
      ...spread.high,
      ...singles.filter(({ diverged }) => !diverged).flatMap(({ y }) => y),
    ])
    .filter(fits);
  const wild = curves
    .flatMap(({ singles }) => singles.filter(({ diverged }) => diverged).flatMap(({ y }) => y))
    .filter(fits);
  const most = calm.length > 0 ? bounds(calm).high * REACH : Infinity;
  const values = [...calm, ...wild.filter((value) => value <= most)];
  const { low, high } = bounds(values);
  if (percent) return accuracyAxis(null, values.length > 0 ? low : 0);
  const extent = values.length > 0 ? { low, high } : { low: log ? 0.1 : 0, high: 1 };
  return fitAxis(extent, { log, maxTicks: 5, fromZero: true });
}

function drawGrid({ pen, theme, left, right, toY }: Plot, axis: YAxis, { percent }: Figure): void {
  for (const value of axis.ticks) {
    const y = Math.round(toY(value)) + 0.5;
    pen.strokeStyle = value === axis.min ? theme.axis : theme.grid;
    pen.beginPath();
    pen.moveTo(left, y);
    pen.lineTo(right, y);
    pen.stroke();
    const text = percent ? `${formatTick(value * 100)}%` : formatTick(value);
    const x = left - theme.gutterLeft / 6 - textWidth(pen, theme, text);
    drawText(pen, theme, text, x, y, { colour: theme.caption });
  }
}

function drawTick({ pen, theme, bottom }: Plot, x: number, label: string): void {
  pen.strokeStyle = theme.axis;
  pen.beginPath();
  pen.moveTo(Math.round(x) + 0.5, bottom);
  pen.lineTo(Math.round(x) + 0.5, bottom + TICK);
  pen.stroke();
  const width = textWidth(pen, theme, label);
  drawText(pen, theme, label, x - width / 2, bottom + theme.fontSize, { colour: theme.caption });
}

function colourOf({ theme }: Plot, { style }: FigureCurve): string {
  return theme.runs[style.color - 1] ?? theme.ink;
}

function drawBand(plot: Plot, curve: FigureCurve): void {
  const { pen, toX, toY, bottom } = plot;
  const { x, low, high } = curve.spread;
  const at = x.map((_, i) => i).filter((i) => Number.isFinite(low[i]) && Number.isFinite(high[i]));
  if (at.length < 2) return;
  const place = (values: number[], i: number) => {
    const y = toY(values[i] as number);
    pen.lineTo(toX(x[i] as number), Number.isNaN(y) ? bottom : y);
  };
  pen.fillStyle = fade(colourOf(plot, curve), BAND);
  pen.beginPath();
  for (const i of at) place(high, i);
  for (const i of at.toReversed()) place(low, i);
  pen.fill();
}

function drawSingles(plot: Plot, curve: FigureCurve): void {
  plot.pen.globalAlpha = SINGLE;
  for (const { x, y } of curve.singles) drawLine(plot, curve, x, y, plot.theme.rawWidth);
  plot.pen.globalAlpha = 1;
}

function drawLine(plot: Plot, curve: FigureCurve, x: number[], y: number[], width: number): void {
  const { pen, toX, toY } = plot;
  pen.strokeStyle = colourOf(plot, curve);
  pen.lineWidth = width;
  pen.lineJoin = 'round';
  pen.setLineDash(curve.style.dashed ? SECOND_DASH : []);
  pen.beginPath();
  let drawing = false;
  for (const [i, value] of y.entries()) {
    const height = toY(value);
    if (Number.isNaN(height)) drawing = false;
    else if (drawing) pen.lineTo(toX(x[i] as number), height);
    else pen.moveTo(toX(x[i] as number), height);
    drawing = !Number.isNaN(height);
  }
  pen.stroke();
  pen.setLineDash([]);
}

/** Where a run's numbers blew up. */
function drawCrosses(plot: Plot, { curves }: Figure): void {
  const { pen, theme, toX, toY, top, bottom } = plot;
  for (const curve of curves) {
    for (const { diverged, x, y } of curve.singles) {
      const last = y.findLastIndex((value) => Number.isFinite(toY(value)));
      if (!diverged || last < 0) continue;
      const [at, height] = [toX(x[last] as number), toY(y[last] as number)];
      const middle = Math.min(Math.max(height, top), bottom);
      const size = theme.fontSize / 3;
      pen.strokeStyle = colourOf(plot, curve);
      pen.lineWidth = theme.quietWidth;
      pen.beginPath();
      pen.moveTo(at - size, middle - size);
      pen.lineTo(at + size, middle + size);
      pen.moveTo(at - size, middle + size);
      pen.lineTo(at + size, middle - size);
      pen.stroke();
    }
  }
  pen.lineWidth = 1;
}

function drawNames(plot: Plot, { curves }: Figure): void {
  const { pen, theme, top, bottom, right, toX, toY } = plot;
  const ends = curves.flatMap((curve) => {
    const { x, middle } = curve.spread;
    const last = middle.findLastIndex((value) => Number.isFinite(toY(value)));
    if (last < 0) return [];
    const y = Math.min(Math.max(toY(middle[last] as number), top), bottom);
    return { curve, x: toX(x[last] as number), y };
  });
  const placed = pushApart(
    ends.map(({ y }) => y),
    theme.fontSize * LABEL_PITCH,
    top + theme.fontSize / 3,
    bottom - theme.fontSize / 3,
  );
  for (const [i, { curve, x, y }] of ends.entries()) {
    const at = placed[i] ?? y;
    const colour = theme.runWords[curve.style.color - 1] ?? theme.ink;
    const name = truncate(pen, theme, curve.name, theme.gutterRight - NAME_GAP);
    drawText(pen, theme, name, right + NAME_GAP, at, { colour });
    if (x < right - NAME_GAP) drawDot(pen, theme, x, y, 2, colourOf(plot, curve));
    pen.strokeStyle = fade(colour, 0.35);
    pen.beginPath();
    pen.moveTo(right + 2, y);
    pen.lineTo(right + 7, at);
    pen.stroke();
  }
}
