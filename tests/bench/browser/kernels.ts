/** What bounds our trainer from above: the bare loop of its kernels, and the arithmetic's peak. */
import createKernels from 'core/tests/bench/kernels.mjs';
import wasmUrl from 'core/tests/bench/kernels.wasm?url';
import type { Table } from '../../../web/src/engine/core';
import { fetchData, Tables } from '../../../web/src/engine/table';
import type { Experiment } from '../../../web/src/experiment/document';
import type { Workload } from '../workloads.mjs';
import { type Loop, serve } from './serve';

/** As kernels.cpp exposes it. */
export interface Kernels {
  Bare: new (document: Experiment, table: Table | null) => { run(updates: number): number };
  peakWays(): number;
  /** Floating-point operations of one time around. */
  peakFlop(way: number): number;
  runPeak(way: number, times: number): number;
}

const here = globalThis.location.href;

async function load(): Promise<Kernels> {
  const module = await WebAssembly.compileStreaming(fetch(new URL(wasmUrl, here)));
  return createKernels({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module));
      return {};
    },
  });
}

async function bare(kernels: Kernels, { document, bundled, batch }: Workload): Promise<Loop> {
  const tables = new Tables(fetchData(new URL('/site/data/', here)));
  const loop = new kernels.Bare(document, bundled ? await tables.get(bundled) : null);
  return {
    work: batch,
    run(updates) {
      if (!Number.isFinite(loop.run(updates))) throw new Error('the loss is not finite');
    },
  };
}

/** All ways are tried now and again; the fastest so far gets the time. */
function peak(kernels: Kernels): Loop {
  const times = 100_000;
  const speed = (way: number) => {
    const start = performance.now();
    const tries = 30;
    for (let i = 0; i < tries; i++) kernels.runPeak(way, times);
    return kernels.peakFlop(way) / (performance.now() - start);
  };
  const ways = Array.from({ length: kernels.peakWays() }, (_, way) => way);
  for (const way of ways) speed(way);
  const speeds = ways.map(speed);
  const best = speeds.indexOf(Math.max(...speeds));
  return {
    work: kernels.peakFlop(best) * times,
    run(rounds) {
      for (let i = 0; i < rounds; i++) kernels.runPeak(best, times);
    },
  };
}

serve(async ({ option, workload }) => {
  const kernels = await load();
  return option === 'peak' ? peak(kernels) : bare(kernels, workload);
});
