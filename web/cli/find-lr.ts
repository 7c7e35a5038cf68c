/** `descent find-lr`: trains a range test and says which rates it suggests. */
import { availableParallelism } from 'node:os';
import { runRangeTest } from '../src/engine/range-test';
import { readRangeTest } from '../src/experiment/range-test/read';
import { rangeTestResult } from '../src/experiment/range-test/result';
import { rangeTestCsv } from '../src/export/range-test-csv';
import type { Fault, Trained } from '../src/protocol';
import { parse, sole } from './arguments';
import { readDocument } from './document';
import { compileCore } from './engine';
import { rangeTestReport, rangeTestSummary } from './find-lr-report';
import { checkOutputs, terminalBeside, writeOutput } from './output';
import { createPool } from './pool';
import { Progress } from './progress';
import { tableOption } from './table-file';

type Wanted = ReturnType<typeof readRangeTest>;

export async function findLr(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    csv: { type: 'string' },
    json: { type: 'string' },
    ...tableOption,
  });
  const path = sole(
    positionals,
    'find-lr takes one document: descent find-lr SPEC.json [--csv F] [--json F]',
  );
  const document = readDocument(path);
  const wanted = readRangeTest(document);
  checkOutputs(values);

  const begin = performance.now();
  const { runs, faults } = await train(wanted, values.table);
  const seconds = (performance.now() - begin) / 1000;
  if (faults.length > 0) {
    process.stderr.write(`descent: a run failed: ${faults[0]!.message}\n`);
    return 1;
  }
  const result = rangeTestResult(wanted.test, runs);
  const { csv, json } = values;
  if (csv !== undefined) await writeOutput(csv, rangeTestCsv(result.curve));
  if (json !== undefined) await writeOutput(json, [rangeTestReport(document, result)]);

  const terminal = terminalBeside(values);
  for (const line of rangeTestSummary(result, seconds)) terminal.write(`${line}\n`);
  return 0;
}

async function train(
  { recipe, test }: Wanted,
  table: string | undefined,
): Promise<{ runs: Trained[]; faults: Fault[] }> {
  const pool = createPool(availableParallelism(), { core: await compileCore(), table });
  const progress = new Progress();
  const faults: Fault[] = [];
  const words = test.seeds > 1 ? `${test.seeds} seeds` : '';
  try {
    const runs = await runRangeTest(pool, recipe, test, {
      progress: (part) => progress.reached(part, words),
      failed: (fault) => faults.push(fault),
    });
    return { runs, faults };
  } finally {
    progress.end();
    pool.close();
  }
}
