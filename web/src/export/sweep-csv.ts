/** A sweep as CSV: one row a run, and behind the runs of each point their mean and standard deviation. */
import { measures } from '../experiment/measures';
import { valueInWords } from '../experiment/sweep';
import {
  countFinished,
  type Ended,
  lastEvaluation,
  type PointResult,
  spreadAtEnd,
} from '../experiment/sweep-results';
import { evaluationCells, evaluationColumns } from './cells';
import { shortest } from './shortest';

/**
 * `paths` are the varied settings, a column each. The evaluation is that behind the last step; a run
 * that did not finish has none. Mean and deviation are over the seeds whose run finished, whose
 * number stands in `status`; one seed alone has neither.
 */
export function* sweepCsv(paths: string[], results: PointResult[]): Generator<string> {
  yield `${[...paths, 'seed', 'status', 'steps', ...evaluationColumns].join()}\n`;
  for (const result of results) {
    const values = result.point.varied.map(({ value }) => harmless(value));
    const rows = result.runs.flatMap((run) => (run ? [runCells(result, run)] : []));
    if (result.runs.length > 1) rows.push(spreadCells(result, 'mean'), spreadCells(result, 'sd'));
    yield rows.map((cells) => `${[...values, ...cells].map(quoted).join()}\n`).join('');
  }
}

function runCells({ info }: PointResult, run: Ended): string[] {
  const evaluation = lastEvaluation(run);
  const measured = evaluation ? evaluationCells(info, evaluation) : measures.map(() => '');
  return [String(run.seed), run.status, String(run.steps), ...measured];
}

function spreadCells(result: PointResult, kind: 'mean' | 'sd'): string[] {
  const of = `${countFinished(result)} of ${result.runs.length} finished`;
  const cells = measures.map((measure) => {
    const value = spreadAtEnd(result, measure)?.[kind] ?? Number.NaN;
    return Number.isNaN(value) ? '' : shortest(value);
  });
  return [kind, of, '', ...cells];
}

/**
 * A text of the document's that spreadsheets would take for a formula is led by an apostrophe, which
 * they take for text; numbers, with their sign, are none of the document's texts.
 */
function harmless(value: unknown): string {
  const words = valueInWords(value);
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
}

/** As RFC 4180 wants it. */
function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
