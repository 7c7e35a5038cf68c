/**
 * Which class wins where. Probabilities are interpolated as logarithms: a network's logits are smooth
 * where its probabilities jump from 0 to 1 within one interval of the grid, so the boundary stays
 * smooth however sure the model is.
 */
import { contours, type Line } from './contours';
import { type Grid, plane, refine, valueAt } from './grid';

/** Smallest normal float32: the logarithm of nothing must stay finite. */
const TINY = 1.2e-38;

/** Logarithms of the class probabilities [size*size][classes], one grid a class. */
export function logarithms(size: number, classes: number, probabilities: Float32Array): Grid[] {
  return Array.from({ length: classes }, (_, index) => {
    const grid = plane(size, classes, index, probabilities);
    const { values } = grid;
    for (let at = 0; at < values.length; at += 1) {
      values[at] = Math.log(Math.max(values[at]!, TINY));
    }
    return grid;
  });
}

/** Class probabilities at (across, down), each 0 to 1; they add up to 1. */
export function probabilitiesAt(logs: readonly Grid[], across: number, down: number): number[] {
  const shares = logs.map((grid) => Math.exp(valueAt(grid, across, down)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

export function largest(values: readonly number[]): number {
  return values.reduce((best, value, at) => (value > values[best]! ? at : best), 0);
}

/** The winner at each node of a fine grid; its memory serves for one picture after the other. */
export class Regions {
  size = 0;
  winner = new Uint8Array();
  /** Logarithm of the winner's odds against the second; NaN where the model has no finite answer. */
  lead = new Float32Array();
  boundary: Line[] = [];
  #best = new Float32Array();
  #fine: Grid[] = [];

  update(logs: readonly Grid[], factor: number): void {
    this.#fine = logs.map((grid, index) => refine(grid, factor, this.#fine[index]));
    this.#resize(this.#fine[0]!.size);
    this.#fine.forEach(({ values }, index) => {
      this.#enter(values, index);
    });
    // of two neighbouring classes at least one is not the last
    this.boundary = this.#fine.slice(0, -1).flatMap((grid, index) => {
      this.#subtractRival(grid.values, index);
      return contours(grid, 0);
    });
  }

  #resize(size: number): void {
    if (size !== this.size) {
      this.size = size;
      this.winner = new Uint8Array(size * size);
      this.lead = new Float32Array(size * size);
      this.#best = new Float32Array(size * size);
    }
    this.#best.fill(Number.NEGATIVE_INFINITY);
    this.lead.fill(Number.POSITIVE_INFINITY);
  }

  /** Compares one more class with the best so far. */
  #enter(values: Float32Array, index: number): void {
    const { winner, lead } = this;
    const best = this.#best;
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at]!;
      const ahead = value - best[at]!;
      if (ahead > 0) {
        winner[at] = index;
        best[at] = value;
        lead[at] = ahead;
      } else if (!(-ahead >= lead[at]!)) {
        lead[at] = -ahead;
      }
    }
  }

  /** Turns a class's values into what it is ahead of the best other class: 0 on its boundary. */
  #subtractRival(values: Float32Array, index: number): void {
    const { winner, lead } = this;
    const best = this.#best;
    for (let at = 0; at < values.length; at += 1) {
      values[at] = winner[at] === index ? lead[at]! : values[at]! - best[at]!;
    }
  }
}
