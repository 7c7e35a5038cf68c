/** How files write numbers. */

/** A single as it is written: 0.1, not 0.10000000149011612. */
export function asShort(value: number): number {
  return Number.isFinite(value) ? Number(shortest(value)) : value;
}

/**
 * The shortest decimal number that becomes the same float32 when it is read. Trailing zeros being
 * dropped, six digits are never too many but for the tiniest numbers, and nine always suffice.
 */
export function shortest(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const single = Math.fround(value);
  for (let digits = Math.abs(single) < 2 ** -126 ? 1 : 6; digits < 9; digits++) {
    const rounded = Number(single.toPrecision(digits));
    if (Math.fround(rounded) === single) return String(rounded);
  }
  return String(Number(single.toPrecision(9)));
}
