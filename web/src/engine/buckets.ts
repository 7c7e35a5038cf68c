/**
 * Buckets that a curve is thinned to. Their edges lie at fixed places, whatever the range shown,
 * so that a curve which grows keeps the points it has instead of shimmering: widths are powers of
 * two, and an edge that is there stays until all widths double.
 */

/**
 * Edges in steps, ascending, from `from` to `to`; the steps of bucket i are those in
 * [edges[i], edges[i + 1]). At most `most` buckets. Logarithmic ones have equal widths in
 * log(step + 1); those that would hold no step are left out.
 */
export function bucketEdges(from: number, to: number, most: number, log: boolean): number[] {
  const edges = [from];
  if (to <= from) return edges;
  const [edge, first, last] = log ? logEdges(from, to, most) : linearEdges(from, to, most);
  for (let k = first; k <= last; k++) {
    const step = edge(k);
    if (step > edges[edges.length - 1]! && step < to) edges.push(step);
  }
  edges.push(to);
  return edges;
}

/** The k-th edge, and the numbers of the first and last edge that may lie within the range. */
type Edges = [edge: (k: number) => number, first: number, last: number];

function linearEdges(from: number, to: number, most: number): Edges {
  let width = 1;
  while (Math.floor((to - 1) / width) - Math.floor(from / width) >= most) width *= 2;
  return [(k) => k * width, Math.floor(from / width), Math.ceil(to / width)];
}

function logEdges(from: number, to: number, most: number): Edges {
  const [low, high] = [Math.log2(from + 1), Math.log2(to)];
  let perOctave = 1024;
  while (Math.floor(high * perOctave) - Math.floor(low * perOctave) >= most) perOctave /= 2;
  return [
    (k) => Math.ceil(2 ** (k / perOctave)) - 1,
    Math.floor(low * perOctave) + 1,
    Math.floor(high * perOctave),
  ];
}
