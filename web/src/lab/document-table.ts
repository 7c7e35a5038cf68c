/** A table of one's own in a document: how it is found there, and how it gets there. */
import type { EncodedRows } from '../engine/tasks/table-look';
import type { Experiment, FullExperiment, OwnData } from '../experiment/document';
import { type GivenTableData, readTableData, type TableReading } from '../experiment/table-data';
import { join } from '../experiment/views';
import type { Lab } from '../lab';

export function tableIn(data: unknown): GivenTableData | null {
  const { source, table } = (data ?? {}) as { source?: string; table?: GivenTableData };
  return source === 'table' ? (table ?? null) : null;
}

/** What tells two of them apart. */
export function wordsOf({ cells: _, ...data }: GivenTableData): string {
  return JSON.stringify(data);
}

/** The same columns of the same table, with the same decisions. */
export function sameTable(one: GivenTableData, other: GivenTableData): boolean {
  return wordsOf(readTableData(one)) === wordsOf(readTableData(other));
}

/** Null where something is wanting yet, as the levels of an order. */
export function readable(data: GivenTableData): GivenTableData | null {
  try {
    return readTableData(data);
  } catch {
    return null;
  }
}

/** With the cells, where all of its columns have them in another one. */
export function withCells(data: GivenTableData, from: GivenTableData | null): GivenTableData {
  const { cells = {} } = from ?? {};
  const columns = data.columns.map(({ name }) => [name, cells[name]] as const);
  if (!columns.every(([name, column]) => Object.hasOwn(cells, name) && column)) return data;
  return { ...data, cells: Object.fromEntries(columns) as Record<string, string[]> };
}

export function readingIn(data: GivenTableData): TableReading {
  const { decimal, charset, delimiter, header } = data;
  return {
    ...(decimal && { decimal }),
    ...(charset && { charset }),
    ...(delimiter && { delimiter }),
    ...(header !== undefined && { header }),
  };
}

/** `data` of the recipe with another table; split and standardized as before. */
export function dataWith({ catalogue, draft }: Lab, table: GivenTableData): OwnData {
  const now = (draft?.data ?? {}) as { [knob: string]: unknown };
  const shared = catalogue.data.map(({ name, default: usual }) => [name, now[name] ?? usual]);
  return { ...Object.fromEntries(shared), source: 'table', table };
}

/**
 * The recipe with another table, which trains so many rows in so many classes: with a loss for them,
 * which the core chooses where the recipe's is for something else, and no larger batch.
 */
export function documentWith(
  lab: Lab,
  table: GivenTableData,
  { trainRows, classes }: Pick<EncodedRows, 'trainRows' | 'classes'>,
): Experiment {
  const { draft, parts, catalogue } = lab;
  const { loss, ...recipe } = join(draft!, parts, 'train') as FullExperiment;
  const known = catalogue.losses.find(({ name }) => name === loss.name);
  const fits =
    known?.tasks.includes(table.task) && (known.classes === 0 || known.classes === classes?.length);
  return {
    ...recipe,
    ...(fits && { loss }),
    ...{ name: '', changes: [], data: dataWith(lab, table) },
    batch: { ...recipe.batch, size: Math.min(recipe.batch.size, trainRows) },
  };
}
