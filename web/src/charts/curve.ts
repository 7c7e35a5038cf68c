/** A line on a chart, drawn as often as the screen: one path, without an element for each point. */
import type { Chart } from 'chart.js';

export interface CurvePoint {
  x: number;
  /** NaN breaks the line. */
  y: number;
}

export interface CurveStyle {
  colour: string;
  width: number;
  dash: number[];
  /** Constant up to the next point, where it jumps. */
  stepped: boolean;
}

export interface Curve extends CurveStyle {
  points: CurvePoint[];
}

/** A line along the edge of the plot keeps its whole width. */
const OVERFLOW = 2;
/** Below this width nobody sees that a corner is not round, which takes twice as long to draw. */
const THIN = 2;

/** Draws a curve where a chart's axes put it. */
export function drawCurve(ctx: CanvasRenderingContext2D, chart: Chart, curve: Curve): void {
  const { left, top, width, height } = chart.chartArea;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left - OVERFLOW, top - OVERFLOW, width + 2 * OVERFLOW, height + 2 * OVERFLOW);
  ctx.clip();
  ctx.strokeStyle = curve.colour;
  ctx.lineWidth = curve.width;
  ctx.lineJoin = curve.width < THIN ? 'bevel' : 'round';
  ctx.setLineDash(curve.dash);
  ctx.beginPath();
  trace(ctx, chart, curve);
  ctx.stroke();
  ctx.restore();
}

function trace(ctx: CanvasRenderingContext2D, { scales }: Chart, { points, stepped }: Curve): void {
  const { x: xScale, y: yScale } = scales;
  if (!xScale || !yScale) return;
  let before = Number.NaN;
  for (const point of points) {
    const x = xScale.getPixelForValue(point.x);
    const y = yScale.getPixelForValue(point.y);
    const isBroken = Number.isNaN(x) || Number.isNaN(y);
    if (!isBroken && Number.isNaN(before)) {
      ctx.moveTo(x, y);
    } else if (!isBroken) {
      if (stepped) ctx.lineTo(x, before);
      ctx.lineTo(x, y);
    }
    before = isBroken ? Number.NaN : y;
  }
}
