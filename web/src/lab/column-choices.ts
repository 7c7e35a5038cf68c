/** What a person decides about the columns of a table, and `data.table` of a document that says so. */
import type { OpenedTable } from '../engine/tasks/table';
import type { ColumnKind, GivenTableData, MissingChoice } from '../experiment/table-data';
import type { Kind } from '../table/kinds';

export interface ColumnChoice {
  name: string;
  kind: Kind;
  /** A feature, or the target. Free text is neither. */
  used: boolean;
  missing: MissingChoice;
  /** The levels, the lowest first, once somebody has told that there is an order. */
  order: string[] | null;
}

/** Everything that is decided about a table. */
export interface Choices {
  columns: ColumnChoice[];
  /** Its name; empty while there is none. */
  target: string;
  task: GivenTableData['task'];
  encode: NonNullable<GivenTableData['encode']>;
  dropFirst: boolean;
}

/** So few different numbers are classes rather than amounts. */
const fewNumbers = 10;

/** As a document has them; of columns that it leaves out as they were found. */
export function choicesOf(table: OpenedTable, data: GivenTableData | null): Choices {
  const columns = table.columns.map(({ name, kind }): ColumnChoice => {
    const given = data?.columns.find((column) => column.name === name);
    const order = given?.order ?? null;
    if (given)
      return { name, kind: given.kind, used: true, missing: given.missing ?? 'drop', order };
    return { name, kind, used: false, missing: 'drop', order };
  });
  return {
    columns,
    target: data?.target ?? '',
    task: data?.task ?? 'classification',
    encode: data?.encode ?? 'one_hot',
    dropFirst: data?.drop_first ?? false,
  };
}

/** What the document says of them; null while a target and a column besides it are wanting. */
export function tableDataOf(
  { columns, target, task, encode, dropFirst }: Choices,
  { name, sha256, rows, reading }: OpenedTable,
): GivenTableData | null {
  const used = columns.filter((column) => column.used);
  if (used.length < 2 || !used.some((column) => column.name === target)) return null;
  return {
    ...{ name, rows, target, task, encode, drop_first: dropFirst },
    ...(sha256 && { sha256 }),
    columns: used.map(({ name, kind, missing, order }) => ({
      name,
      kind: kind as ColumnKind,
      missing,
      ...(kind === 'ordered' && { order: order ?? [] }),
    })),
    ...reading,
  };
}

/** What may be done about missing cells of a column. */
export function missingChoicesFor({ name, kind }: ColumnChoice, target: string): MissingChoice[] {
  if (name === target) return ['drop'];
  if (kind === 'number' || kind === 'date') return ['drop', 'mean', 'median', 'most_frequent'];
  return kind === 'boolean' ? ['drop', 'most_frequent'] : ['drop', 'most_frequent', 'level'];
}

/** One column decided otherwise. Free text is left out, and what goes with another kind is dropped. */
export function withColumn(
  choices: Choices,
  name: string,
  change: Partial<Omit<ColumnChoice, 'name'>>,
): Choices {
  const columns = choices.columns.map((column) => {
    if (column.name !== name) return column;
    const changed = { ...column, ...change };
    if (change.used && changed.kind === 'text') changed.kind = 'category';
    if (changed.kind === 'text') changed.used = false;
    else if (change.kind) changed.used = true;
    return changed;
  });
  return settled({ ...choices, columns });
}

/** Another target: amounts are regressed, everything else is classes. */
export function withTarget(choices: Choices, table: OpenedTable, target: string): Choices {
  const { columns } = withColumn(choices, target, { used: true });
  const kind = columns.find(({ name }) => name === target)?.kind;
  const distinct = table.columns.find(({ name }) => name === target)?.distinct ?? 0;
  const task = kind === 'number' && distinct > fewNumbers ? 'regression' : 'classification';
  return settled({ ...choices, columns, target, task });
}

/** With nothing in it that does not go together. */
function settled(choices: Choices): Choices {
  const { columns, target, task } = choices;
  const used = columns.find(({ name }) => name === target);
  const amounts = used?.kind === 'number';
  return {
    ...choices,
    target: used?.used ? target : '',
    task: amounts ? task : 'classification',
    columns: columns.map((column) =>
      missingChoicesFor(column, target).includes(column.missing)
        ? column
        : { ...column, missing: 'drop' },
    ),
  };
}

/** The level at one place moved to another. */
export function moved(order: readonly string[], from: number, to: number): string[] {
  const place = Math.min(Math.max(0, to), order.length - 1);
  return order.toSpliced(from, 1).toSpliced(place, 0, order[from]!);
}
