/// <reference path="./core-module.d.ts" />
/** Brings the lab's module to life, as load-core.ts does the core. */
import createLab from 'core/descent-lab.mjs';
import { fetchBinary } from './core-binary';
import { theLab } from './fault';
import { type DescribingLab, type LabModule, withHandles } from './lab-core';
import { startModule } from './start-module';

/** Loads the binary that suits the browser. Throws a FaultError when there is none or it is damaged. */
export async function fetchLab(binaries: { simd: URL; scalar: URL }): Promise<LabModule> {
  return labFromModule(await fetchBinary(binaries, theLab));
}

/** Throws a FaultError when the module is another one. Only the scalar build describes itself. */
export async function labFromModule(module: WebAssembly.Module): Promise<DescribingLab> {
  return withHandles(await startModule(createLab, module, theLab));
}
