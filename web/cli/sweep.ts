/** `descent sweep`: trains the grid of a sweep on worker threads and writes what came of it. */
import { availableParallelism } from 'node:os';
import { runSweep } from '../src/engine/sweep';
import { countRuns, readSweep, type Sweep } from '../src/experiment/sweep';
import type { PointResult } from '../src/experiment/sweep-results';
import type { Fault } from '../src/protocol';
import { parse, sole } from './arguments';
import { readDocument } from './document';
import { compileCore, coreVersion } from './engine';
import { checkOutputs, type Outputs, terminalBeside, writeOutput } from './output';
import { createPool } from './pool';
import { Progress } from './progress';
import { isInShard, readShard, type Shard, shardJson } from './shard';
import { counted, writeSweep } from './sweep-report';
import { tableOption } from './table-file';
import { UsageError } from './usage';

export async function sweep(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    csv: { type: 'string' },
    json: { type: 'string' },
    jobs: { type: 'string' },
    shard: { type: 'string' },
    ...tableOption,
  });
  const path = sole(
    positionals,
    'sweep takes one document: descent sweep SPEC.json [--csv F] [--json F] [--jobs N] [--shard i/n]',
  );
  const jobs = values.jobs === undefined ? availableParallelism() : jobsOf(values.jobs);
  const share = values.shard === undefined ? null : shareOf(values.shard, values);
  const document = readDocument(path);
  const wanted = readSweep(document);
  checkOutputs(values);

  const begin = performance.now();
  const { results, faults } = await train(wanted, { jobs, table: values.table }, share?.shard);
  const seconds = (performance.now() - begin) / 1000;
  const ended = results.flatMap(({ runs }) => runs);
  if (share) {
    const runs = [...ended.entries()].flatMap(([run, it]) => (it ? [[run, it] as const] : []));
    const version = await coreVersion();
    await writeOutput(share.path, [shardJson({ version, shard: share.shard, document, runs })]);
  } else {
    await writeSweep(document, wanted, results, values);
  }

  const made = ended.filter(Boolean).length;
  const sum = share ? `${made} of ${counted(ended.length, 'run')}` : counted(made, 'run');
  const threads = counted(Math.min(jobs, made), 'thread');
  terminalBeside(values).write(`${sum} in ${seconds.toFixed(2)} s on ${threads}\n`);
  for (const message of new Set(faults.map((fault) => fault.message))) {
    process.stderr.write(`descent: a run failed: ${message}\n`);
  }
  return faults.length > 0 ? 1 : 0;
}

function jobsOf(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new UsageError(`--jobs wants a number of threads, not ${text}`);
  }
  return Number(text);
}

/** A table of a part would have means over some of the seeds. */
function shareOf(text: string, { csv, json }: Outputs): { shard: Shard; path: string } {
  const shard = readShard(text);
  if (!shard) throw new UsageError(`--shard wants i/n, from 1/n to n/n, not ${text}`);
  if (csv !== undefined) throw new UsageError('--shard makes no table; descent merge does');
  if (json === undefined) throw new UsageError('--shard wants --json F, for descent merge');
  return { shard, path: json };
}

async function train(
  wanted: Sweep,
  { jobs, table }: { jobs: number; table: string | undefined },
  shard: Shard = { index: 1, of: 1 },
): Promise<{ results: PointResult[]; faults: Fault[] }> {
  const pool = createPool(jobs, { core: await compileCore(), table });
  const progress = new Progress();
  const faults: Fault[] = [];
  const isWanted = (run: number) => isInShard(shard, run);
  const runs = Array.from({ length: countRuns(wanted) }, (_, run) => run).filter(isWanted).length;
  let ended = 0;
  const callbacks = {
    ended: () => ended++,
    progress: (part: number) => progress.reached(part, `${ended} of ${runs} runs`),
    failed: (fault: Fault) => faults.push(fault),
  };
  try {
    return { results: await runSweep(pool, wanted, callbacks, isWanted), faults };
  } finally {
    progress.end();
    pool.close();
  }
}
