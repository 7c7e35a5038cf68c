/** Vertical axes: they begin round, carry few ticks, and only ever grow while a run trains. */
import { ceilNice, decimal, floorDecade, multiples, niceStep, SLACK } from './nice';

export interface YAxis {
  min: number;
  max: number;
  ticks: number[];
  log: boolean;
}

/** Smallest and largest value to be shown. */
export interface Extent {
  low: number;
  high: number;
}

/** What differs between the charts of the stack. */
export interface YAxisStyle {
  log: boolean;
  maxTicks: number;
  /** A linear axis begins at zero; otherwise (a zoomed view) it closes in on the values. */
  fromZero: boolean;
}

/** Beyond this many decades below the largest value a logarithmic axis shows nothing more. */
const MAX_DECADES = 90;

function linearAxis({ low, high }: Extent, { maxTicks, fromZero }: YAxisStyle): YAxis {
  if (fromZero || low <= 0 || low < high / 4) {
    const max = ceilNice(high > 0 ? high : 1);
    // Halves or quarters of 1, 2 and 5 are short numbers, except for the quarters of 5.
    const parts = maxTicks >= 5 && !String(max).includes('5') ? 4 : 2;
    return { min: 0, max, ticks: multiples(0, max, max / parts), log: false };
  }
  const step = niceStep(Math.max(high - low, high * 1e-3), maxTicks - 2);
  const min = Math.floor(low / step + SLACK) * step;
  const max = Math.max(Math.ceil(high / step - SLACK) * step, min + step);
  return { min, max, ticks: multiples(min, max, step), log: false };
}

function logAxis({ low, high }: Extent, { maxTicks }: YAxisStyle): YAxis {
  const max = ceilNice(high > 0 ? high : 1);
  const top = floorDecade(max);
  const wanted = low > 0 ? floorDecade(low) : top - 2;
  const bottom = Math.max(Math.min(wanted, top - 1), top - MAX_DECADES);
  const stride = [1, 2, 3, 5, 10, 20, 50].find((n) => (top - bottom) / n < maxTicks) ?? 100;
  const ticks = multiples(bottom, top, stride).map((exponent) => decimal(1, exponent));
  return { min: decimal(1, bottom), max, ticks, log: true };
}

export function fitAxis(extent: Extent, style: YAxisStyle): YAxis {
  return style.log ? logAxis(extent, style) : linearAxis(extent, style);
}

export function holds(axis: YAxis, { low, high }: Extent): boolean {
  return low >= axis.min * (1 - SLACK) && high <= axis.max * (1 + SLACK);
}

/** The axis as it was if the values fit, otherwise the next larger one that holds both. */
export function growAxis(axis: YAxis | null, extent: Extent, style: YAxisStyle): YAxis {
  if (!axis || axis.log !== style.log) return fitAxis(extent, style);
  if (holds(axis, extent)) return axis;
  const low = Math.min(extent.low, axis.min);
  const high = Math.max(extent.high, axis.max);
  return fitAxis({ low, high }, style);
}

/** Accuracy ends at 100%; its lower end goes down in few steps, with room beneath the last tick. */
const ACCURACY_FLOORS = [0.9, 0.8, 0.6, 0.5, 0.4, 0.2, 0];
const ROOM_BELOW = 0.1;

export function accuracyAxis(axis: YAxis | null, low: number): YAxis {
  if (axis && low >= axis.min) return axis;
  const margin = (floor: number) => floor - ROOM_BELOW * (1 - floor);
  const floor = ACCURACY_FLOORS.find((candidate) => low >= margin(candidate)) ?? 0;
  const ticks = [floor, (floor + 1) / 2, 1].map((tick) => Number(tick.toFixed(3)));
  return { min: Math.max(0, margin(floor)), max: 1, ticks, log: false };
}

/** The coordinate a value is drawn at; NaN, which breaks the line, where there is none. */
export function placeY(axis: YAxis, value: number): number {
  if (!axis.log) return Number.isFinite(value) ? value : Number.NaN;
  return value > 0 && value < Infinity ? Math.log10(value) : Number.NaN;
}
