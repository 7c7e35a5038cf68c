/** The core, the lab and the bundled data as they were built, for tests that need no worker and no page. */
import { readFileSync } from 'node:fs';
import { withBundled } from '../../web/src/engine/bundled-files';
import type { DescribingCore } from '../../web/src/engine/core';
import { compileBinary } from '../../web/src/engine/core-binary';
import { coreFromModule } from '../../web/src/engine/load-core';
import { labFromModule } from '../../web/src/engine/load-lab';
import { OwnTables } from '../../web/src/engine/own-tables';
import { type DataReader, Tables } from '../../web/src/engine/table';

const bytes = (path: string) =>
  Uint8Array.from(readFileSync(new URL(`../../${path}`, import.meta.url)));

/** The two builds of the core. */
export const binaries = ['descent.wasm', 'descent-scalar.wasm'] as const;

export const coreFromBytes = async (binary: Uint8Array<ArrayBuffer>) =>
  coreFromModule(await compileBinary(binary));

export const loadCore = (binary: (typeof binaries)[number] = 'descent.wasm') =>
  coreFromBytes(bytes(`build/wasm/${binary}`));

export const loadDescribingCore = async () =>
  (await loadCore('descent-scalar.wasm')) as DescribingCore;

/** The two builds of the lab. */
export const labBinaries = ['descent-lab.wasm', 'descent-lab-scalar.wasm'] as const;

export const loadLab = async (binary: (typeof labBinaries)[number] = 'descent-lab.wasm') =>
  labFromModule(await compileBinary(bytes(`build/wasm/${binary}`)));

export const loadDescribingLab = async () => await loadLab('descent-lab-scalar.wasm');

export const readData: DataReader = async (file) => bytes(`web/public/data/${file}`);
const own = new OwnTables({
  lab: () => loadLab(),
  files: withBundled(readData, { get: async () => null }),
});
/** Of tables of one's own it has those that come with the page. */
export const tables = new Tables(readData, (experiment) => own.get(experiment));
