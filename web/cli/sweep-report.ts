/** What a finished sweep says: as JSON, and in words. */

import { type Measure, measures } from '../src/experiment/measures';
import { inWords } from '../src/experiment/sweep';
import { countFinished, type PointResult, spreadAtEnd } from '../src/experiment/sweep-results';
import { columnOf } from '../src/export/csv';
import { evaluationInJson, number, readable } from './report';

/** The document as it was given, and for each point of the grid its spreads and its runs. */
export function sweepReport(document: unknown, results: PointResult[]): string {
  const points = results.map((result) => ({
    values: Object.fromEntries(result.point.varied.map(({ path, value }) => [path, value])),
    finished: countFinished(result),
    ...Object.fromEntries(measures.map((name) => [columnOf[name], spreadInJson(result, name)])),
    runs: result.runs
      .flatMap((run) => run ?? [])
      .map(({ evaluations, ...run }) => ({
        ...run,
        seconds: Number(run.seconds.toPrecision(4)),
        evaluations: evaluations.map(evaluationInJson),
      })),
  }));
  return `${JSON.stringify({ document, points })}\n`;
}

function spreadInJson(result: PointResult, measure: Measure) {
  const spread = spreadAtEnd(result, measure);
  return spread && { mean: number(spread.mean), sd: number(spread.sd) };
}

/** A line for each point, then how long it all took. */
export function* sweepSummary(
  results: PointResult[],
  seconds: number,
  jobs: number,
): Generator<string> {
  for (const result of results) yield pointSummary(result);
  const runs = results.reduce((count, result) => count + result.runs.length, 0);
  const threads = Math.min(jobs, runs);
  yield `${counted(runs, 'run')} in ${seconds.toFixed(2)} s on ${counted(threads, 'thread')}`;
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

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
