/** Where things stand on the chart of a range test: pixels within its box. */
import { fitAxis, type YAxis } from '../../charts/y-axis';
import type { Curve } from '../../experiment/range-test/curve';
import type { RangeTest } from '../../experiment/range-test/read';

export interface Plot {
  top: number;
  bottom: number;
  axis: YAxis;
  y(value: number): number;
}

export interface Geometry {
  width: number;
  height: number;
  left: number;
  right: number;
  loss: Plot;
  accuracy: Plot | null;
  x(rate: number): number;
  rateAt(x: number): number;
  /** Powers of ten under the axis. */
  decades: number[];
}

/** Room above the loss for the flags, between the charts for a title, and below for the axis. */
const above = 46;
const between = 44;
const below = 44;
const accuracyShare = 0.28;

export function geometryOf(
  { width, height }: { width: number; height: number },
  { from, to }: RangeTest,
  curve: Curve | null,
  hasAccuracy: boolean,
): Geometry {
  const left = 44;
  const right = width - 16;
  const room = height - above - below - (hasAccuracy ? between : 0);
  const lossHeight = hasAccuracy ? room * (1 - accuracyShare) : room;
  const lossBottom = above + lossHeight;
  const span = Math.log(to / from);
  return {
    width,
    height,
    left,
    right,
    loss: plot(above, lossBottom, lossAxis(curve)),
    accuracy: hasAccuracy ? plot(lossBottom + between, height - below, accuracyAxis) : null,
    x: (rate) => left + (Math.log(rate / from) / span) * (right - left),
    rateAt: (x) => from * Math.exp(((x - left) / (right - left)) * span),
    decades: decadesBetween(from, to, (right - left) / 44),
  };
}

const accuracyAxis: YAxis = { min: 0, max: 1, ticks: [0, 0.5, 1], log: false };

function plot(top: number, bottom: number, axis: YAxis): Plot {
  const y = (value: number) =>
    bottom - ((value - axis.min) / (axis.max - axis.min)) * (bottom - top);
  return { top, bottom, axis, y };
}

/** Round numbers around the smoothed loss up to the stop: what explodes behind it has no room. */
function lossAxis(curve: Curve | null): YAxis {
  const values = curve?.smoothed.slice(0, curve.end) ?? [];
  const high = values.length > 0 ? Math.max(...values) : 1;
  return fitAxis({ low: 0, high: 1.05 * high }, { log: false, maxTicks: 5, fromZero: true });
}

/** Every decade, or every second, third, … where there is no room for all. */
function decadesBetween(from: number, to: number, most: number): number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / most));
  const found: number[] = [];
  for (let exponent = first; exponent <= last; exponent += stride) {
    found.push(Number(`1e${exponent}`));
  }
  return found;
}

/** The smoothed loss at any rate, on the straight line between its points; null beyond them. */
export function lossAt({ lr, smoothed }: Curve, rate: number): number | null {
  const next = smoothed.findIndex((_, i) => lr[i]! >= rate);
  if (next < 0) return null;
  if (next === 0) return smoothed[0]!;
  const part = Math.log(rate / lr[next - 1]!) / Math.log(lr[next]! / lr[next - 1]!);
  return smoothed[next - 1]! + (smoothed[next]! - smoothed[next - 1]!) * part;
}
