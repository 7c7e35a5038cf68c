/** Where results go: a file, written whole or not at all, or standard output. */

import { once } from 'node:events';
import {
  accessSync,
  closeSync,
  constants,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from './usage';

/** Where a command that trains puts what came of it. */
export interface Outputs {
  csv?: string | undefined;
  json?: string | undefined;
  torch?: string | undefined;
}

/** Throws when something could not be written, before anything long is begun. */
export function checkOutputs({ csv, json, torch }: Outputs): void {
  const places = new Map<string, string>();
  for (const [option, path] of Object.entries({ csv, json, torch })) {
    if (path === undefined) continue;
    const other = places.get(path);
    if (other) throw new UsageError(`--${other} and --${option} cannot go to the same place`);
    places.set(path, option);
    checkOutput(path);
  }
}

/** For words: a summary must not end up among the data. */
export function terminalBeside({ csv, json }: Outputs): NodeJS.WriteStream {
  return csv === '-' || json === '-' ? process.stderr : process.stdout;
}

/** Throws when a file could not be written. */
export function checkOutput(path: string): void {
  if (path === '-') return;
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing?.isDirectory()) throw new UsageError(`${path}: this is a folder`);
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`${path}: there is no folder ${folder}`);
  }
  try {
    accessSync(existing ? path : folder, constants.W_OK);
  } catch {
    throw new UsageError(`${path}: this may not be written`);
  }
}

/** A file appears only when it is complete. What is no plain file, as a pipe, is written as it comes. */
export async function writeOutput(path: string, pieces: Iterable<string>): Promise<void> {
  if (path === '-') {
    for (const piece of pieces) {
      if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
    }
    return;
  }
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing && !existing.isFile()) {
    writeFile(path, pieces);
    return;
  }
  const temporary = `${path}.${process.pid}.part`;
  try {
    writeFile(temporary, pieces);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : error}`);
  }
}

function writeFile(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
}
