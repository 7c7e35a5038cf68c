/**
 * Values in the middle of size × size equal cells of a square, row by row from the top. Between them
 * they are interpolated bilinearly; the outer half of the outermost cells goes on straight.
 */
export interface Grid {
  size: number;
  values: Float32Array;
}

/** Nodes a side when each cell is cut into `factor`: they stand on the corners of the parts. */
export function fineSize(size: number, factor: number): number {
  return size * factor + 1;
}

/**
 * The values on a finer grid whose outermost nodes lie on the edges of the square. `spare` is written
 * over when its size fits: memory for every picture anew costs more than the sums.
 */
export function refine({ size, values }: Grid, factor: number, spare?: Grid): Grid {
  const fine = fineSize(size, factor);
  const result = spare?.size === fine ? spare.values : new Float32Array(fine * fine);
  const places = Array.from({ length: fine }, (_, at) => placeAt(at / (fine - 1), size));
  const columns = Int32Array.from(places, ({ before }) => before);
  const shares = Float32Array.from(places, ({ share }) => share);
  const row = new Float32Array(size);
  places.forEach(({ before, share }, y) => {
    const above = values.subarray(before * size, (before + 1) * size);
    const below = values.subarray((before + 1) * size, (before + 2) * size);
    for (let x = 0; x < size; x += 1) {
      row[x] = lerp(above[x]!, below[x]!, share);
    }
    for (let x = 0; x < fine; x += 1) {
      const left = columns[x]!;
      result[y * fine + x] = lerp(row[left]!, row[left + 1]!, shares[x]!);
    }
  });
  return { size: fine, values: result };
}

/** The value at (across, down), each 0 to 1. */
export function valueAt({ size, values }: Grid, across: number, down: number): number {
  const x = placeAt(across, size);
  const y = placeAt(down, size);
  const at = y.before * size + x.before;
  const inRow = (start: number) => lerp(values[start]!, values[start + 1]!, x.share);
  return lerp(inRow(at), inRow(at + size), y.share);
}

/** One output of several stored side by side, [size*size][outputs]. */
export function plane(size: number, outputs: number, output: number, values: Float32Array): Grid {
  const own = new Float32Array(size * size);
  for (let at = 0; at < own.length; at += 1) own[at] = values[at * outputs + output]!;
  return { size, values: own };
}

/** The node before a place of 0 to 1 and how far it is from there to the next; below 0 and above 1
 *  in the outer half cells. */
function placeAt(at: number, size: number): { before: number; share: number } {
  const node = at * size - 0.5;
  const before = Math.min(size - 2, Math.max(0, Math.floor(node)));
  return { before, share: node - before };
}

function lerp(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
