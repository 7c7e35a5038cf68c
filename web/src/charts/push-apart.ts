/**
 * Positions as close as possible (in squares) to the wanted ones, in the same order, at least `gap`
 * apart and between `min` and `max`. With i·gap taken off the i-th, "apart" becomes "never falling":
 * that is isotonic regression, solved by pooling neighbours that are out of order.
 * When there is no room for all, they keep their gap and run past `max`.
 */
export function pushApart(
  wanted: readonly number[],
  gap: number,
  min: number,
  max: number,
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const pools: { sum: number; count: number }[] = [];
  order.forEach((index, rank) => {
    let pool = { sum: (wanted[index] ?? 0) - rank * gap, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; ) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
      last = pools.at(-1);
    }
    pools.push(pool);
  });
  const highest = Math.max(min, max - (wanted.length - 1) * gap);
  const placed = new Array<number>(wanted.length);
  let rank = 0;
  for (const { sum, count } of pools) {
    const base = Math.min(Math.max(sum / count, min), highest);
    for (let i = 0; i < count; i++, rank++) placed[order[rank] ?? 0] = base + rank * gap;
  }
  return placed;
}
