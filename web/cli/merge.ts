/** `descent merge`: joins the shards of a sweep to what one machine would have written. */
import { availableParallelism } from 'node:os';
import { checkPoints } from '../src/engine/sweep';
import type { Sweep } from '../src/experiment/sweep';
import type { Ended, PointResult } from '../src/experiment/sweep-results';
import { parse } from './arguments';
import { compileCore, coreVersion } from './engine';
import { checkOutputs, terminalBeside } from './output';
import { createPool } from './pool';
import { joinShards } from './shard';
import { counted, writeSweep } from './sweep-report';
import { tableOption } from './table-file';
import { UsageError } from './usage';

export async function merge(args: string[]): Promise<number> {
  const { values, positionals: paths } = parse(args, {
    csv: { type: 'string' },
    json: { type: 'string' },
    ...tableOption,
  });
  if (paths.length === 0) {
    throw new UsageError('merge takes shards: descent merge SHARD.json… [--csv F] [--json F]');
  }
  checkOutputs(values);
  const { document, sweep, runs } = joinShards(paths, await coreVersion());

  await writeSweep(document, sweep, await resultsOf(sweep, runs, values.table), values);
  const sum = `${counted(runs.length, 'run')} from ${counted(paths.length, 'shard')}`;
  terminalBeside(values).write(`${sum}\n`);
  const failed = runs.filter(({ status }) => status === 'failed').length;
  if (failed > 0) process.stderr.write(`descent: ${counted(failed, 'run')} failed\n`);
  return failed > 0 ? 1 : 0;
}

/** The core is asked what each point measures; nothing is trained. */
async function resultsOf(
  sweep: Sweep,
  runs: Ended[],
  table: string | undefined,
): Promise<PointResult[]> {
  const pool = createPool(availableParallelism(), { core: await compileCore(), table });
  try {
    const points = await checkPoints(pool, sweep);
    return points.map((result, i) => {
      return { ...result, runs: runs.slice(i * sweep.seeds, (i + 1) * sweep.seeds) };
    });
  } finally {
    pool.close();
  }
}
