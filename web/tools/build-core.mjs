// Builds the core to WASM: build/wasm/descent.mjs, descent.wasm and descent-scalar.wasm.
import { existsSync, utimesSync } from 'node:fs';
import { Failure, isMain, isStale, root, run, tool } from './process.mjs';
import { ensureCompiler } from './setup.mjs';

const glue = 'build/wasm/descent.mjs';
const sources = ['core', 'CMakeLists.txt', 'CMakePresets.json'];

/** Configures the WASM build; `preset` is wasm, or wasm-test for the tests too. */
export function configureWasm(preset = 'wasm') {
  if (!run('emcmake', ['cmake', '--preset', preset])) {
    throw new Failure('The WASM build could not be configured; the reason is above.');
  }
}

/** Builds the core when a source is newer than what was built. */
export async function buildCore() {
  if (!isStale(glue, sources)) return;
  await ensureCompiler();
  process.stderr.write('Building the core to WASM\n');
  if (!existsSync(`${root}build/wasm/build.ninja`)) configureWasm();
  if (!run('cmake', ['--build', '--preset', 'wasm'])) {
    throw new Failure('The core could not be built; the reason is above.');
  }
  const now = new Date();
  utimesSync(root + glue, now, now);
}

if (isMain(import.meta.url)) await tool(buildCore);
