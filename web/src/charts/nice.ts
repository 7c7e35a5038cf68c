/** Numbers for axes: how far values reach, and round ones, 1, 2 and 5 times a power of ten. */

const LADDER = [1, 2, 5, 10];
/** Values come in single precision: 0.1 must not climb a rung because it reads 0.100000001. */
export const SLACK = 1e-6;

/** `digit`·10^exponent without the rounding error of multiplying by 10^-k. */
export function decimal(digit: number, exponent: number): number {
  return Number(`${digit}e${exponent}`);
}

/** The smallest of 1, 2, 5 · 10^k that is not below `value` (> 0). */
export function ceilNice(value: number, ladder: readonly number[] = LADDER): number {
  const exponent = Math.floor(Math.log10(value));
  const mantissa = value / decimal(1, exponent);
  const rung = ladder.find((digit) => digit >= mantissa * (1 - SLACK)) ?? 10;
  return decimal(rung, exponent);
}

/** The largest power of ten that is not above `value` (> 0), as its exponent. */
export function floorDecade(value: number): number {
  return Math.floor(Math.log10(value) + SLACK);
}

/** Multiples of `step` from `from` to `to`, both ends included. */
export function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step - SLACK);
  const last = Math.floor(to / step + SLACK);
  const found: number[] = [];
  for (let i = first; i <= last; i++) found.push(Number((i * step).toPrecision(12)));
  return found;
}

/** A step that cuts `span` into at most `count` parts. */
export function niceStep(span: number, count: number, quarters = false): number {
  return ceilNice(span / count, quarters ? [1, 2, 2.5, 5, 10] : LADDER);
}

export function isMultiple(value: number, step: number): boolean {
  return Math.abs(value / step - Math.round(value / step)) < SLACK;
}

/** The smallest and the largest of however many; low above high when there are none. */
export function bounds(values: readonly number[]): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}
