/** Reads a document of JSON and says where it is broken. */
import { readFileSync } from 'node:fs';
import { errorOffset } from './json';
import { UsageError } from './usage';

/** `-` is standard input. */
export function readDocument(path: string): unknown {
  const name = path === '-' ? 'standard input' : path;
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${name}: ${reason(error as NodeJS.ErrnoException)}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${name}: not JSON: ${complaint(text, errorOffset(text))}`);
  }
}

function complaint(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  const place = `line ${lines.length}, column ${lines[lines.length - 1]!.length + 1}`;
  const found = text.slice(offset).match(/^(?:[\w.+-]+|.)/u)?.[0];
  return found ? `unexpected ${found} at ${place}` : `it ends too soon, at ${place}`;
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
