/** A surface seen from above. */
import { FaultError } from '../fault';
import type { Task } from './task';

export interface HeightsAsk {
  /** A document with a surface. */
  document: unknown;
  /** x0, x1, y0, y1 */
  rectangle: readonly number[];
  columns: number;
  rows: number;
}

// biome-ignore lint/correctness/useYield: there is nothing to tell on the way.
export const heights: Task<'heights'> = async function* ({ lab }, ask) {
  const { value, fault } = lab.heights(ask.document, ask.rectangle, ask.columns, ask.rows);
  if (fault) throw new FaultError(fault.code, fault.message, fault.path);
  return value;
};
