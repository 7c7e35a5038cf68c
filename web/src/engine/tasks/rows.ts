/** The rows of an experiment's data as they are before they are split, where they are not generated. */
import type { Experiment } from '../../experiment/document';
import type { Table } from '../core';
import { tableFor } from '../setup';
import type { Task } from './task';

export interface RowsAsk {
  experiment: Experiment;
}

export interface RowsResult {
  /** Null when the core draws them, or they stand in the document. */
  table: Pick<Table, 'rows' | 'columns' | 'x' | 'y'> | null;
}

// biome-ignore lint/correctness/useYield: it is done in one go
export const rows: Task<'rows'> = async function* ({ lab, tables }, { experiment }) {
  const table = await tableFor(lab, tables, experiment);
  if (table === null) return { table };
  const { rows: count, columns, x, y } = table;
  // Copies: what is told is given away, and the tables are read once.
  return { table: { rows: count, columns, x: x.slice(), y: y.slice() } };
};
