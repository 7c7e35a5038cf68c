/**
 * Marching squares (Lorensen and Cline's marching cubes in the plane), with the segments joined into
 * lines so that they can be stroked smoothly.
 */
import type { Grid } from './grid';

/** x, y, x, y, … in intervals of the grid; a closed line ends where it began. */
export type Line = number[];

/** For each case (bits: top left, top right, bottom right, bottom left inside) the pairs of sides to
 *  join: 0 top, 1 right, 2 bottom, 3 left. Saddles are decided by the value in the middle. */
const SEGMENTS: readonly (readonly number[])[] = [
  [],
  [3, 0],
  [0, 1],
  [3, 1],
  [1, 2],
  [3, 0, 1, 2],
  [0, 2],
  [3, 2],
  [2, 3],
  [2, 0],
  [0, 1, 2, 3],
  [2, 1],
  [1, 3],
  [1, 0],
  [0, 3],
  [],
];
const SADDLE_THROUGH: Readonly<Record<number, readonly number[]>> = {
  5: [0, 1, 2, 3],
  10: [3, 0, 1, 2],
};

const FREE = -1;
const DONE = -2;

/** The lines on which the interpolated grid has the value `level`; cells that are not finite have none. */
export function contours({ size, values }: Grid, level: number): Line[] {
  if (links.size !== size) links = new Links(size);
  for (let y = 0; y < size - 1; y += 1) {
    const start = y * size;
    for (let x = 0; x < size - 1; x += 1) {
      const at = start + x;
      const a = values[at]!;
      const b = values[at + 1]!;
      const d = values[at + size]!;
      const c = values[at + size + 1]!;
      const shape =
        (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0);
      if (shape === 0 || shape === 15 || !Number.isFinite(a + b + c + d)) continue;
      const through = (a + b + c + d) / 4 >= level ? SADDLE_THROUGH[shape] : undefined;
      const sides = through ?? (SEGMENTS[shape] as readonly number[]);
      for (let k = 0; k < sides.length; k += 2) {
        links.join(edge(at, sides[k]!, size), edge(at, sides[k + 1]!, size));
      }
    }
  }
  return links.lines((id) => crossing(id, size, values, level));
}

/** Edges are numbered 2·node (to the right of the node) and 2·node + 1 (downwards). */
function edge(node: number, side: number, size: number): number {
  if (side === 0) return 2 * node;
  if (side === 1) return 2 * (node + 1) + 1;
  if (side === 2) return 2 * (node + size);
  return 2 * node + 1;
}

function crossing(id: number, size: number, values: Float32Array, level: number): [number, number] {
  const node = id >> 1;
  const down = id & 1;
  const from = values[node]!;
  const to = values[node + (down ? size : 1)]!;
  const share = to === from ? 0.5 : (level - from) / (to - from);
  const x = node % size;
  const y = (node - x) / size;
  return down ? [x, y + share] : [x + share, y];
}

/** Which crossed edges follow each other: at most two neighbours each, one from either cell. */
class Links {
  /** Two places an edge: a neighbour, FREE, or DONE once it has been gone to. */
  readonly #neighbours: Int32Array;
  #used: number[] = [];

  constructor(readonly size: number) {
    this.#neighbours = new Int32Array(4 * size * size).fill(FREE);
  }

  join(a: number, b: number): void {
    this.#add(a, b);
    this.#add(b, a);
  }

  lines(point: (edge: number) => [number, number]): Line[] {
    const lines: Line[] = [];
    const walk = (start: number) => {
      const line: Line = [...point(start)];
      let here = start;
      for (let next = this.#take(here); next >= 0; next = this.#take(here)) {
        line.push(...point(next));
        here = next;
      }
      if (line.length > 2) lines.push(line);
    };
    // open lines from their ends first; what is left then is closed
    for (const id of this.#used) if (this.#open(id)) walk(id);
    for (const id of this.#used) walk(id);
    for (const id of this.#used) this.#neighbours.fill(FREE, 2 * id, 2 * id + 2);
    this.#used = [];
    return lines;
  }

  #add(from: number, to: number): void {
    const slot = 2 * from;
    if (this.#neighbours[slot] === FREE) {
      this.#neighbours[slot] = to;
      this.#used.push(from);
    } else {
      this.#neighbours[slot + 1] = to;
    }
  }

  #open(id: number): boolean {
    return this.#neighbours[2 * id]! >= 0 !== this.#neighbours[2 * id + 1]! >= 0;
  }

  /** A neighbour not yet gone to, and the way there and back is used up; -1 when there is none. */
  #take(id: number): number {
    for (const slot of [2 * id, 2 * id + 1]) {
      const next = this.#neighbours[slot]!;
      if (next < 0) continue;
      this.#neighbours[slot] = DONE;
      const back = this.#neighbours[2 * next] === id ? 2 * next : 2 * next + 1;
      this.#neighbours[back] = DONE;
      return next;
    }
    return -1;
  }
}

/** Kept from call to call: clearing what was used is far cheaper than new memory. */
let links = new Links(0);
