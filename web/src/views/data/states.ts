/** Which state a row's category is in, and the columns that say so. */
import type { OwnPart } from '../../engine/own-table';

export interface CategoryState {
  /** From 0; null: no training row has this level, so that no column is for it. */
  state: number | null;
  /** So many there are. */
  states: number;
  /** The columns, as `000100`; empty of one that is a number. */
  code: string;
}

/** Longer codes are cut around their 1. */
const longest = 24;

/** Of a row `x` of all features. The first level is state 0, with or without a column of its own. */
export function stateIn(part: OwnPart, x: ArrayLike<number>, dropFirst: boolean): CategoryState {
  const { from, width } = part;
  const first = dropFirst ? 1 : 0;
  let one = -1;
  for (let i = 0; i < width; i++) if (x[from + i] === 1) one = i;
  const state = one >= 0 ? one + first : dropFirst ? 0 : null;
  return { state, states: width + first, code: codeOf(one, width) };
}

function codeOf(one: number, width: number): string {
  const digits = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => (from + i === one ? '1' : '0')).join('');
  if (width <= longest) return digits(0, width);
  if (one < 0) return `${digits(0, 8)}…`;
  const [from, to] = [Math.max(0, one - 4), Math.min(width, one + 5)];
  return `${from > 0 ? '…' : ''}${digits(from, to)}${to < width ? '…' : ''}`;
}
