/** Reads a document, of JSON or behind a link, and says where it is broken. */
import { readFileSync } from 'node:fs';
import { messageOf } from '../src/engine/fault';
import { linkIn } from '../src/experiment/given-task';
import { complaint } from '../src/experiment/json';
import { decodePermalink } from '../src/experiment/permalink';
import { UsageError } from './usage';

const nameOf = (path: string) => (path === '-' ? 'standard input' : path);

/** `-` is standard input. */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${nameOf(path)}: ${reason(error as NodeJS.ErrnoException)}`);
  }
}

/** Also of a link to the page, given as it is or in a file. */
export async function readLinked(given: string): Promise<unknown> {
  const direct = linkIn(given);
  const text = direct ? '' : readText(given);
  const link = direct ?? linkIn(text);
  if (link === undefined) return parsed(text, nameOf(given));
  try {
    return await decodePermalink(link);
  } catch (error) {
    throw new UsageError(direct ? messageOf(error) : `${nameOf(given)}: ${messageOf(error)}`);
  }
}

export function readDocument(path: string): unknown {
  return parsed(readText(path), nameOf(path));
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${name}: not JSON: ${complaint(text)}`);
  }
}

/** Why a file cannot be read. */
export function reason({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'this is a folder';
    case 'EACCES':
      return 'this file may not be read';
    default:
      return message;
  }
}
