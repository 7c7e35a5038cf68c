/**
 * Where tables come from. A bundled one is gzip of one line of JSON, the values row by row, then one
 * target a row, all little-endian.
 */
import type { Experiment } from '../experiment/document';
import type { Table } from './core';
import { FaultError, messageOf } from './fault';

type Header = Omit<Table, 'x' | 'y'> & { type: 'uint8' | 'float32'; scale: number };

/** Gets the bytes of `data/<file>`; throws when it cannot. */
export type DataReader = (file: string) => Promise<Uint8Array<ArrayBuffer>>;

/** Gets the table of one's own that an experiment is about, encoded. */
export type OwnTableReader = (experiment: Experiment) => Promise<Table>;

/** Reads each bundled table once. */
export class Tables {
  private readonly read = new Map<string, Promise<Table>>();

  constructor(
    readonly reader: DataReader,
    /** Without it the core refuses such experiments. */
    readonly own?: OwnTableReader,
  ) {}

  /** Throws a FaultError when the file is missing or damaged; asking again then tries again. */
  get(name: string): Promise<Table> {
    const known = this.read.get(name);
    if (known) return known;
    const table = this.load(name);
    this.read.set(name, table);
    table.catch(() => this.read.delete(name));
    return table;
  }

  private async load(name: string): Promise<Table> {
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = await this.reader(`${name}.bin.gz`);
    } catch (error) {
      const message = `The data set "${name}" could not be loaded: ${messageOf(error)}.`;
      throw new FaultError('data', message, 'data.source');
    }
    try {
      return parseTable(await gunzip(bytes));
    } catch (error) {
      const message = `The data set "${name}" is damaged: ${messageOf(error)}.`;
      throw new FaultError('data', message, 'data.source');
    }
  }
}

/** Reads files that lie in a folder of a web host. */
export function fetchData(folder: URL): DataReader {
  return async (file) => {
    const response = await fetch(new URL(file, folder));
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}

export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  // Some hosts send .gz files as an encoding, which the browser has then already undone.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  // Not by way of a Blob: of a page on disk WebKit's workers can read none.
  const { body } = new Response(bytes);
  const stream = body?.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function parseTable(bytes: Uint8Array): Table {
  const lineEnd = bytes.indexOf(10);
  if (lineEnd < 0) throw new Error('it has no header');
  const { type, scale, ...header } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(0, lineEnd)),
  ) as Header;
  const { rows, columns, task } = header;
  const valueBytes = rows * columns * (type === 'uint8' ? 1 : 4);
  const targetBytes = rows * (task === 'classification' ? 1 : 4);
  const content = bytes.subarray(lineEnd + 1);
  if (content.length !== valueBytes + targetBytes) {
    throw new Error(
      `${content.length} bytes follow the header instead of ${valueBytes + targetBytes}`,
    );
  }
  const x = numbers(content.subarray(0, valueBytes), type === 'uint8');
  const y = numbers(content.subarray(valueBytes), task === 'classification');
  return { ...header, x: x.map((value) => value * scale), y };
}

function numbers(bytes: Uint8Array, small: boolean): Float32Array {
  if (small) return Float32Array.from(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.length / 4);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(4 * i, true);
  return values;
}
