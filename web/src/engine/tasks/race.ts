/** Runs a race on a surface: a moment's work, so it is done in one go. */
import { FaultError } from '../fault';
import type { Task } from './task';

export interface RaceAsk {
  /** A document with a surface. */
  document: unknown;
}

// biome-ignore lint/correctness/useYield: there is nothing to tell on the way.
export const race: Task<'race'> = async function* ({ lab }, { document }) {
  const { value, fault } = lab.race(document);
  if (fault) throw new FaultError(fault.code, fault.message, fault.path);
  return value;
};
