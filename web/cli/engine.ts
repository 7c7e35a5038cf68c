/** The same core and the same data files as the page's, read from the disk. */
import { readFile } from 'node:fs/promises';
import type { CoreModule, DescribingCore } from '../src/engine/core';
import { FaultError } from '../src/engine/fault';
import { coreFromBytes, hasSimd } from '../src/engine/load-core';
import { Tables } from '../src/engine/table';

// Seen from the bundle, build/cli/descent.mjs.
const folder = new URL('../wasm/', import.meta.url);
const data = new URL('../../web/public/data/', import.meta.url);

export const loadCore = () => load(hasSimd() ? 'descent.wasm' : 'descent-scalar.wasm');

export const loadDescribingCore = async () => (await load('descent-scalar.wasm')) as DescribingCore;

async function load(binary: string): Promise<CoreModule> {
  let bytes: Buffer;
  try {
    bytes = await readFile(new URL(binary, folder));
  } catch {
    throw new FaultError('engine', 'The training engine is missing; build it with: npm run build');
  }
  return coreFromBytes(Uint8Array.from(bytes));
}

export const tables = new Tables(async (name) =>
  Uint8Array.from(await readFile(new URL(`${name}.bin.gz`, data))),
);
