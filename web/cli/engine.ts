/** The same core, lab and data files as the page's, read from the disk. */
import { readFile } from 'node:fs/promises';
import { withBundled } from '../src/engine/bundled-files';
import type { CoreModule, DescribingCore } from '../src/engine/core';
import { compileBinary, hasSimd } from '../src/engine/core-binary';
import { FaultError } from '../src/engine/fault';
import type { DescribingLab, LabModule } from '../src/engine/lab-core';
import { coreFromModule } from '../src/engine/load-core';
import { labFromModule } from '../src/engine/load-lab';
import { OwnTables } from '../src/engine/own-tables';
import { type DataReader, Tables } from '../src/engine/table';
import { tableFile } from './table-file';

// Seen from the bundle's folder, build/cli/.
const folder = new URL('../wasm/', import.meta.url);
const data = new URL('../../web/public/data/', import.meta.url);

export const compileCore = () => compile(hasSimd() ? 'descent.wasm' : 'descent-scalar.wasm');

export const loadCore = async (): Promise<CoreModule> => coreFromModule(await compileCore());

/** The build without SIMD: the other does not describe itself. */
export const loadDescribingCore = async () =>
  (await coreFromModule(await compile('descent-scalar.wasm'))) as DescribingCore;

export const loadLab = async (): Promise<LabModule> =>
  labFromModule(await compile(hasSimd() ? 'descent-lab.wasm' : 'descent-lab-scalar.wasm'));

/** Part of what makes a run reproducible. */
export const coreVersion = async () => (await loadDescribingCore()).catalogue().version;

/** The lab's build without SIMD: the other does not describe itself. */
export const loadDescribingLab = async () =>
  (await labFromModule(await compile('descent-lab-scalar.wasm'))) as DescribingLab;

async function compile(binary: string): Promise<WebAssembly.Module> {
  let bytes: Buffer;
  try {
    bytes = await readFile(new URL(binary, folder));
  } catch {
    throw new FaultError('engine', 'The training engine is missing; build it with: npm run build');
  }
  return compileBinary(Uint8Array.from(bytes));
}

/** `table`: the path of the file that a document of one's own table is about. */
export function tablesWith(table?: string): Tables {
  const read: DataReader = async (file) => Uint8Array.from(await readFile(new URL(file, data)));
  const given = tableFile(table);
  const files = table === undefined ? withBundled(read, given) : given;
  const own = new OwnTables({ lab: loadLab, files });
  return new Tables(read, (experiment) => own.get(experiment));
}
