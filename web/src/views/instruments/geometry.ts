/** Where readings lie on their chart. */
import { bounds, floorDecade, multiples, niceStep } from '../../charts/nice';

export interface Line {
  label: string;
  points: { step: number; value: number }[];
  /** 1 to 6, as runs have it. */
  color: number;
  dashed?: boolean;
}

export interface Frame {
  /** 0 to 1 for a step, and for a value from the bottom up; not finite for what cannot be shown. */
  x(step: number): number;
  y(value: number): number;
  ticks: number[];
  steps: number[];
}

/** null when there is no number yet. */
export function frameOf(lines: Line[], log: boolean, steps: number): Frame | null {
  const shown = lines
    .flatMap(({ points }) => points.map(({ value }) => value))
    .filter((value) => Number.isFinite(value) && (!log || value > 0));
  if (shown.length === 0) return null;
  const x = (step: number) => (steps > 0 ? step / steps : 0);
  const { low, high } = bounds(shown);
  return { x, steps: [0, steps], ...(log ? logAxis(low, high) : linearAxis(low, high)) };
}

function logAxis(low: number, high: number) {
  const from = floorDecade(low);
  const to = Math.max(from + 1, Math.ceil(Math.log10(high) - 1e-6));
  // At most four lines, whatever the span.
  const stride = Math.ceil((to - from) / 4);
  const ticks: number[] = [];
  for (let exponent = from; exponent <= to; exponent += stride) ticks.push(Number(`1e${exponent}`));
  const y = (value: number) => (value > 0 ? (Math.log10(value) - from) / (to - from) : Number.NaN);
  return { y, ticks };
}

function linearAxis(low: number, high: number) {
  const bottom = Math.min(low, 0);
  const span = Math.max(high - bottom, 1e-9);
  const step = niceStep(span, 3);
  const from = Math.floor(bottom / step + 1e-6) * step;
  const to = Math.max(from + step, Math.ceil(high / step - 1e-6) * step);
  return { y: (value: number) => (value - from) / (to - from), ticks: multiples(from, to, step) };
}
