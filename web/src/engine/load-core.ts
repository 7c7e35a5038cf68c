/// <reference path="./core-module.d.ts" />
/** Brings the core to life: from a URL in the browser, from a file under Node, or as another thread compiled it. */
import createCore from 'core/descent.mjs';
import type { CoreModule } from './core';
import { fetchBinary } from './core-binary';
import { startModule } from './start-module';
import { withTrainers } from './trainer';

/** Loads the binary that suits the browser. Throws a FaultError when there is none or it is damaged. */
export async function fetchCore(binaries: { simd: URL; scalar: URL }): Promise<CoreModule> {
  return coreFromModule(await fetchBinary(binaries));
}

/** Throws a FaultError when the module is another one. */
export async function coreFromModule(module: WebAssembly.Module): Promise<CoreModule> {
  return withTrainers(await startModule(createCore, module));
}
