/** What a finished sweep says: as a table, as JSON, and in words. */

import { type Measure, measures } from '../src/experiment/measures';
import { inWords, type Sweep } from '../src/experiment/sweep';
import { countFinished, type PointResult, spreadAtEnd } from '../src/experiment/sweep-results';
import { columnOf } from '../src/export/cells';
import { sweepCsv } from '../src/export/sweep-csv';
import { type Outputs, terminalBeside, writeOutput } from './output';
import { evaluationInJson, number, readable } from './report';

/**
 * The document as it was given, and for each point of the grid its spreads and its runs; the same
 * bytes whatever trained them, so there are no seconds.
 */
function sweepReport(document: unknown, results: PointResult[]): string {
  const points = results.map((result) => ({
    values: Object.fromEntries(result.point.varied.map(({ path, value }) => [path, value])),
    finished: countFinished(result),
    ...Object.fromEntries(measures.map((name) => [columnOf[name], spreadInJson(result, name)])),
    runs: result.runs
      .flatMap((run) => run ?? [])
      .map(({ seed, status, steps, evaluations }) => {
        return { seed, status, steps, evaluations: evaluations.map(evaluationInJson) };
      }),
  }));
  return `${JSON.stringify({ document, points })}\n`;
}

function spreadInJson(result: PointResult, measure: Measure) {
  const spread = spreadAtEnd(result, measure);
  return spread && { mean: number(spread.mean), sd: number(spread.sd) };
}

/** Writes the files that are wanted and a line for each point; then comes how it was had. */
export async function writeSweep(
  document: unknown,
  { paths }: Sweep,
  results: PointResult[],
  outputs: Outputs,
): Promise<void> {
  const { csv, json } = outputs;
  if (csv !== undefined) await writeOutput(csv, sweepCsv(paths, results));
  if (json !== undefined) await writeOutput(json, [sweepReport(document, results)]);
  const terminal = terminalBeside(outputs);
  for (const result of results) terminal.write(`${pointSummary(result)}\n`);
}

function pointSummary(result: PointResult): string {
  const { point, info, runs } = result;
  const set = info.testRows > 0 ? 'test' : 'train';
  const parts = [`${countFinished(result)} of ${runs.length} finished`];
  const accuracy = spreadAtEnd(result, `${set}Accuracy`);
  if (accuracy) parts.unshift(`accuracy ${spreadInWords(accuracy, (a) => (100 * a).toFixed(1))} %`);
  const loss = spreadAtEnd(result, `${set}Loss`);
  if (loss) parts.unshift(`${set} loss ${spreadInWords(loss, readable)}`);
  const name = point.varied.length > 0 ? `${inWords(point.varied)}: ` : '';
  return name + parts.join(', ');
}

function spreadInWords({ mean, sd }: { mean: number; sd: number }, write: (n: number) => string) {
  return Number.isNaN(sd) ? write(mean) : `${write(mean)} ± ${write(sd)}`;
}

/** As `1 run`, `2 runs`. */
export const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
