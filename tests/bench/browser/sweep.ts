/** A sweep as the page makes it: the page's own pool of its own workers, started for it. */

import { Pool } from '../../../web/src/engine/pool';
import type { Experiment } from '../../../web/src/experiment/document';
import { startPageWorker } from './page-worker';

/** Seconds that all runs took together; a run that does not finish is a fault. */
export async function sweep(workers: number, experiments: Experiment[]): Promise<number> {
  const pool = new Pool(workers, (heard, died) => {
    const worker = startPageWorker();
    worker.onmessage = ({ data }) => heard(data);
    worker.onerror = ({ message }) => died(message);
    return {
      post: (request) => worker.postMessage(request),
      terminate: () => worker.terminate(),
    };
  });
  const faults: string[] = [];
  const start = performance.now();
  await pool.run(experiments, {
    done(index, result) {
      if ('fault' in result) faults.push(`run ${index}: ${result.fault.message}`);
      else if (result.status !== 'finished') faults.push(`run ${index} has ${result.status}`);
    },
  });
  const seconds = (performance.now() - start) / 1000;
  pool.stop();
  if (faults.length > 0) throw new Error(faults.join('; '));
  return seconds;
}
