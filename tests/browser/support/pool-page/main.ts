/** Gives tests the page's pool of workers, bundled as the page bundles it. */
import { createPool } from '../../../../web/src/engine/page-pool';
import type { Pool } from '../../../../web/src/engine/pool';
import { runSweep } from '../../../../web/src/engine/sweep';
import { readSweep } from '../../../../web/src/experiment/sweep';
import { sweepCsv } from '../../../../web/src/export/sweep-csv';

declare global {
  /** With so many workers, or as many as there are cores. */
  var sweepToCsv: ((document: object, size?: number) => Promise<string>) | undefined;
  var stopSweep: typeof stop | undefined;
}

/** The sweep as the command line writes it. */
async function toCsv(document: object, pool: Pool): Promise<string> {
  const sweep = readSweep(document);
  const results = await runSweep(pool, sweep);
  pool.stop();
  return [...sweepCsv(sweep.paths, results)].join('');
}

/**
 * Stops the first sweep when a run of it has ended: how long that takes, how many have ended then,
 * and what the second measures on the same pool.
 */
async function stop(first: object, second: object) {
  const pool = createPool();
  let ended = 0;
  let stoppedAt = 0;
  await runSweep(pool, readSweep(first), {
    ended() {
      ended++;
      stoppedAt ||= performance.now();
      pool.stop();
    },
  });
  const milliseconds = performance.now() - stoppedAt;
  return { milliseconds, ended, csv: await toCsv(second, pool) };
}

globalThis.sweepToCsv = (document, size) => toCsv(document, createPool(size));
globalThis.stopSweep = stop;
