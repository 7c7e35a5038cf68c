/** From a document whose data are a table of one's own to the numbers that train. */
import type { Experiment } from '../experiment/document';
import { readTableData, type TableData, type TableReading } from '../experiment/table-data';
import { Cells } from '../table/cells';
import { TableFault } from '../table/fault';
import { finished, type ReadOptions, readTable } from '../table/read';
import type { TableFiles } from '../table/store';
import type { TextTable } from '../table/table';
import type { Encodings } from './encoding';
import { FaultError } from './fault';
import { encodeOwnTable, type OwnTable, type Splits } from './own-table';

interface Host {
  lab(): Promise<Encodings & Splits>;
  files: TableFiles;
}

export class OwnTables {
  /** The file that was read last: a sweep asks for it again and again. */
  private last: { key: string; table: Promise<TextTable> } | null = null;

  constructor(private readonly host: Host) {}

  /**
   * Throws a DocumentFault, or a FaultError: of code `table` where the file has to be given, of `data`
   * where it cannot be read.
   */
  async get({ data, seed }: Experiment): Promise<OwnTable> {
    const own = data as { table?: unknown };
    const [lab, cells] = await Promise.all([this.host.lab(), this.cells(own.table)]);
    return encodeOwnTable(lab, cells, own, seed);
  }

  private async cells(table: unknown): Promise<TextTable> {
    const data = readTableData(table);
    return data.cells ? writtenTable(data, data.cells) : this.file(data);
  }

  private file(data: TableData): Promise<TextTable> {
    const { sha256, charset, delimiter, header, decimal } = data;
    const key = JSON.stringify([sha256, charset, delimiter, header, decimal]);
    if (this.last?.key !== key) {
      const table = this.read(data);
      this.last = { key, table };
      table.catch(() => {
        if (this.last?.table === table) this.last = null;
      });
    }
    return this.last!.table;
  }

  private async read({ name, sha256 = '', ...reading }: TableData): Promise<TextTable> {
    const bytes = await this.host.files.get(sha256);
    if (!bytes) {
      const message = `data.table: the file ${name} is needed (SHA-256 ${sha256})`;
      throw new FaultError('table', message, 'data.table');
    }
    try {
      return await finished(readTable(bytes, optionsOf(reading)));
    } catch (error) {
      if (!(error instanceof TableFault)) throw error;
      throw new FaultError('data', `data.table: ${name}: ${error.message}`, 'data.table');
    }
  }
}

export function optionsOf({ charset, delimiter, header, decimal }: TableReading): ReadOptions {
  return {
    ...(charset && { encoding: charset }),
    ...(delimiter && { delimiter }),
    ...(header !== undefined && { header }),
    ...(decimal && { decimal }),
  };
}

/** The cells that stand in the document. */
export function writtenTable(
  { rows, decimal = '.' }: Pick<TableData, 'rows' | 'decimal'>,
  texts: Record<string, string[]>,
): TextTable {
  const columns = Object.entries(texts).map(([name, column]) => {
    const cells = new Cells();
    for (const text of column) cells.push(text);
    return { name, cells };
  });
  return { columns, rows, decimal };
}
