/** `--table FILE`: the file of the table that a document is about. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FaultError } from '../src/engine/fault';
import type { TableFiles } from '../src/table/store';
import { reason } from './document';

/** Of a command that trains. */
export const tableOption = { table: { type: 'string' } } as const;

/** The file at that path, if it is the one that is asked for. */
export function tableFile(path: string | undefined): TableFiles {
  return {
    async get(sha256) {
      if (path === undefined) return null;
      const bytes = contentOf(path);
      const found = createHash('sha256').update(bytes).digest('hex');
      if (found === sha256) return bytes;
      throw fault(`${path} is another file than the document's: its SHA-256 is ${found}`);
    },
  };
}

function contentOf(path: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(readFileSync(path));
  } catch (error) {
    throw fault(`${path}: ${reason(error as NodeJS.ErrnoException)}`);
  }
}

function fault(message: string): FaultError {
  return new FaultError('table', `--table: ${message}`, 'data.table');
}
