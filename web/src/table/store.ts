/** Tables that this browser keeps for next time: the bytes of their files, by what they hash to. */
import { TableFault } from './fault';

/** Gets the bytes of a table's file by their SHA-256; null when it is not there. */
export interface TableFiles {
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** What a list of kept tables says of one. */
export interface KeptTable {
  sha256: string;
  /** As the file was called. */
  name: string;
  /** Bytes of the file. */
  size: number;
  rows: number;
  columns: number;
  /** When it was last put here, in milliseconds since 1970 UTC. */
  kept: number;
}

const database = 'descent-lab';
/** Apart, so that a list is made without reading files. */
const [entries, files] = ['tables', 'files'];

/**
 * In IndexedDB, which the page and all its workers share. Every method throws a TableFault where the
 * browser keeps nothing, or has no room.
 */
export class TableStore implements TableFiles {
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.ask('readonly', async (tables) => {
      const bytes = await answer<ArrayBuffer | undefined>(tables(files).get(sha256));
      return bytes ? new Uint8Array(bytes) : null;
    });
  }

  /** The last one put comes first. */
  list(): Promise<KeptTable[]> {
    return this.ask('readonly', async (tables) => {
      const kept = await answer<KeptTable[]>(tables(entries).getAll());
      return kept.sort((a, b) => b.kept - a.kept);
    });
  }

  /** Takes the place of the same file, whatever its name was. */
  put(table: Omit<KeptTable, 'size' | 'kept'>, bytes: ArrayBuffer): Promise<void> {
    return this.ask('readwrite', async (tables) => {
      const entry: KeptTable = { ...table, size: bytes.byteLength, kept: Date.now() };
      await answer(tables(entries).put(entry, table.sha256));
      // As bytes: not every browser keeps a Blob when it is to leave no traces.
      await answer(tables(files).put(bytes, table.sha256));
    });
  }

  remove(sha256: string): Promise<void> {
    return this.ask('readwrite', async (tables) => {
      await answer(tables(entries).delete(sha256));
      await answer(tables(files).delete(sha256));
    });
  }

  /** All of it is done, or nothing. */
  private async ask<Result>(
    mode: IDBTransactionMode,
    work: (tables: (name: string) => IDBObjectStore) => Promise<Result>,
  ): Promise<Result> {
    let opened: IDBDatabase | null = null;
    try {
      opened = await open();
      const transaction = opened.transaction([entries, files], mode);
      const ended = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      const [result] = await Promise.all([work((name) => transaction.objectStore(name)), ended]);
      return result;
    } catch (error) {
      throw unkept(error);
    } finally {
      opened?.close();
    }
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => {
    for (const name of [entries, files]) request.result.createObjectStore(name);
  };
  return answer(request);
}

function answer<Result>(request: IDBRequest): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function unkept(error: unknown): TableFault {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') {
    return new TableFault('This browser has no room for the table: remove tables that it keeps.');
  }
  const reason =
    error instanceof Error && error.message ? error.message : name || 'no reason given';
  return new TableFault(`This browser keeps no tables for this page: ${reason}`);
}
