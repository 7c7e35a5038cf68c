/** `descent sweep`: trains the grid of a sweep on worker threads and writes what came of it. */
import { availableParallelism } from 'node:os';
import { runSweep } from '../src/engine/sweep';
import { readSweep, type Sweep } from '../src/experiment/sweep';
import type { PointResult } from '../src/experiment/sweep-results';
import { sweepCsv } from '../src/export/sweep-csv';
import type { Fault } from '../src/protocol';
import { parse, sole } from './arguments';
import { readDocument } from './document';
import { compileCore } from './engine';
import { checkOutputs, terminalBeside, writeOutput } from './output';
import { createPool } from './pool';
import { Progress } from './progress';
import { sweepReport, sweepSummary } from './sweep-report';
import { UsageError } from './usage';

export async function sweep(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    csv: { type: 'string' },
    json: { type: 'string' },
    jobs: { type: 'string' },
  });
  const path = sole(
    positionals,
    'sweep takes one document: descent sweep SPEC.json [--csv F] [--json F] [--jobs N]',
  );
  const jobs = values.jobs === undefined ? availableParallelism() : jobsOf(values.jobs);
  const document = readDocument(path);
  const wanted = readSweep(document);
  checkOutputs(values);

  const begin = performance.now();
  const { results, faults } = await train(wanted, jobs);
  const seconds = (performance.now() - begin) / 1000;
  const { csv, json } = values;
  if (csv !== undefined) await writeOutput(csv, sweepCsv(wanted.paths, results));
  if (json !== undefined) await writeOutput(json, [sweepReport(document, results)]);

  const terminal = terminalBeside(values);
  for (const line of sweepSummary(results, seconds, jobs)) terminal.write(`${line}\n`);
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

async function train(
  wanted: Sweep,
  jobs: number,
): Promise<{ results: PointResult[]; faults: Fault[] }> {
  const pool = createPool(jobs, await compileCore());
  const progress = new Progress();
  const faults: Fault[] = [];
  const runs = wanted.points.length * wanted.seeds;
  let ended = 0;
  try {
    const results = await runSweep(pool, wanted, {
      ended: () => ended++,
      progress: (part) => progress.reached(part, `${ended} of ${runs} runs`),
      failed: (fault) => faults.push(fault),
    });
    return { results, faults };
  } finally {
    progress.end();
    pool.stop();
  }
}
