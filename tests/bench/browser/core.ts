/** Our trainer as the core gives it, in slices as the page's engine runs it: with SIMD, or scalar. */

import simdUrl from 'core/descent.wasm?url';
import scalarUrl from 'core/descent-scalar.wasm?url';
import type { CoreModule } from '../../../web/src/engine/core';
import { fetchCore } from '../../../web/src/engine/load-core';
import { setUp } from '../../../web/src/engine/setup';
import { fetchData, Tables } from '../../../web/src/engine/table';
import { serve } from './serve';

const here = globalThis.location.href;

serve(async ({ option, workload }) => {
  const url = new URL(option === 'scalar' ? scalarUrl : simdUrl, here);
  const core: CoreModule = await fetchCore({ simd: url, scalar: url });
  const tables = new Tables(fetchData(new URL('/site/data/', here)));
  const { trainer } = await setUp(core, tables, workload.document);
  return {
    work: workload.batch,
    run(updates) {
      const { status } = trainer.run(updates);
      if (status !== 'ready') throw new Error(`the run has ${status}`);
    },
  };
});
