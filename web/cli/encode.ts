/** `descent encode`: one-hot and ordinal encoding of a file, as pandas.get_dummies has it. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { EncodingSettings } from '../src/engine/encoding';
import { granted } from '../src/engine/fault';
import { TableFault } from '../src/table/fault';
import { uniqueNames } from '../src/table/names';
import { finished, readTable } from '../src/table/read';
import type { Table } from '../src/table/table';
import { parse, sole } from './arguments';
import { reason } from './document';
import { type EncodedTable, encodedCsv, writers } from './encoded-csv';
import { loadLab } from './engine';
import { checkOutputs, writeOutput } from './output';
import { pandasColumn } from './pandas-column';
import { UsageError } from './usage';

export async function encode(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    csv: { type: 'string', default: '-' },
    columns: { type: 'string' },
    ordinal: { type: 'string', multiple: true, default: [] },
    prefix: { type: 'string' },
    'prefix-sep': { type: 'string' },
    'dummy-na': { type: 'boolean', default: false },
    'drop-first': { type: 'boolean', default: false },
    dtype: { type: 'string', default: 'uint8' },
  });
  const path = sole(positionals, 'encode takes one table: descent encode DATA.csv [--csv F]');
  const settings: EncodingSettings = {
    ...(values.columns !== undefined && { columns: listed(values.columns, '--columns') }),
    ...(values.prefix !== undefined && { prefix: prefixOf(values.prefix) }),
    ...(values['prefix-sep'] !== undefined && { prefix_sep: values['prefix-sep'] }),
    dummy_na: values['dummy-na'],
    drop_first: values['drop-first'],
    ordinal: orders(values.ordinal),
  };
  const write = Object.hasOwn(writers, values.dtype) ? writers[values.dtype]! : null;
  if (!write) {
    const known = Object.keys(writers).join(', ');
    throw new UsageError(`--dtype: "${values.dtype}" is unknown; choose one of ${known}`);
  }
  checkOutputs(values);
  const encoded = await encodeTable(await tableIn(path), settings);
  await writeOutput(values.csv, encodedCsv(encoded, write));
  return 0;
}

async function encodeTable(table: Table, settings: EncodingSettings): Promise<EncodedTable> {
  // What the header does not name, pandas takes for the names of the rows, which it leaves out.
  const own = table.namedRows ? table.columns.slice(1) : table.columns;
  const names = table.namedRows ? uniqueNames(table.header!.slice(1)) : own.map(({ name }) => name);
  // Beside a missing level, whole numbers are doubles in pandas too.
  const exact = (name: string) => !settings.dummy_na && !!settings.columns?.includes(name);
  const columns = own.map(({ cells }, i) => pandasColumn(names[i]!, cells, exact(names[i]!)));
  const plain = columns.map(({ column }) => column);
  const encoding = granted((await loadLab()).createEncoding(plain, settings, null));
  const cells = granted(encoding.encode(plain, null));
  return { rows: table.rows, columns, parts: encoding.parts(), cells };
}

/** `-` is standard input. */
async function tableIn(path: string): Promise<Table> {
  const name = path === '-' ? 'standard input' : path;
  try {
    const bytes = readFileSync(path === '-' ? 0 : path);
    const options = { delimiter: ',', header: true, decimal: '.' } as const;
    const table = await finished(readTable(bytes, options));
    const fault = table.faults.find((one) => one.kind !== 'ragged' || one.done === 'cut');
    if (!fault) return table;
    if (fault.kind === 'ragged') {
      const { line, found, expected } = fault;
      throw new UsageError(`${name}: line ${line} has ${found} cells where there are ${expected}`);
    }
    const what = fault.kind === 'unclosed' ? 'a quote that is not closed' : 'a stray quote';
    throw new UsageError(`${name}: line ${fault.line} has ${what}`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof TableFault) throw new UsageError(`${name}: ${error.message}`);
    throw new UsageError(`${name}: ${reason(error as NodeJS.ErrnoException)}`);
  }
}

/** A row of CSV. */
function listed(text: string, option: string): string[] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',' });
  if (text === '') return [];
  if (errors.length > 0 || data.length !== 1) throw new UsageError(`${option}: wants a row of CSV`);
  return data[0]!;
}

/** One for all columns, a row of them, or a row of column=prefix. */
function prefixOf(text: string): string | string[] | Record<string, string> {
  const prefixes = listed(text, '--prefix');
  if (prefixes.every((one) => /^.+=/s.test(one)) && prefixes.length > 0) {
    return Object.fromEntries(prefixes.map((one) => parted(one)));
  }
  return prefixes.length > 1 ? prefixes : (prefixes[0] ?? '');
}

/** `size=S<M<L`. */
function orders(texts: string[]): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const text of texts) {
    const [column, order] = parted(text);
    if (column === '' || order === '') {
      throw new UsageError(`--ordinal: wants a column and its levels, as size=S<M<L, not ${text}`);
    }
    if (Object.hasOwn(all, column)) throw new UsageError(`--ordinal: has ${column} twice`);
    all[column] = order.split('<');
  }
  return all;
}

/** At the first =. */
function parted(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? ['', ''] : [text.slice(0, at), text.slice(at + 1)];
}
