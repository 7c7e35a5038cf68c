/** `descent landscape`: measures the loss on a plane through a run's path. */

import type { LandscapePhase } from '../src/engine/lab-core';
import { runTask } from '../src/engine/task-runner';
import type { LandscapePart } from '../src/engine/tasks/landscape';
import type { Experiment } from '../src/experiment/document';
import { objectAt } from '../src/experiment/document-fault';
import { split } from '../src/experiment/views';
import { landscapeCsv } from '../src/export/landscape-csv';
import { parse, sole } from './arguments';
import { readDocument } from './document';
import { loadLab, tablesWith } from './engine';
import { landscapeReport, landscapeSummary, type MeasuredLandscape } from './landscape-report';
import { checkOutputs, terminalBeside, writeOutput } from './output';
import { Progress } from './progress';
import { tableOption } from './table-file';
import { UsageError } from './usage';

export async function landscape(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    csv: { type: 'string' },
    json: { type: 'string' },
    ...tableOption,
    plane: { type: 'string' },
    size: { type: 'string' },
    of: { type: 'string' },
  });
  const { csv, json, table, ...chosen } = values;
  const path = sole(
    positionals,
    'landscape takes one document: descent landscape SPEC.json [--csv F] [--json F]',
  );
  const { recipe, parts } = split(objectAt(readDocument(path), 'experiment'));
  const part = { ...(parts.landscape as object), ...optionsOf(chosen) };
  checkOutputs(values);

  const measured = await measure(recipe, part, table);
  if (csv !== undefined) await writeOutput(csv, landscapeCsv(measured));
  if (json !== undefined) await writeOutput(json, [landscapeReport(measured)]);
  const terminal = terminalBeside(values);
  for (const line of landscapeSummary(measured)) terminal.write(`${line}\n`);
  return 0;
}

/** What the document's part would say; the core judges it. */
function optionsOf({ size, ...others }: { [option: string]: string | undefined }) {
  if (size === undefined) return others;
  if (!/^\d+$/.test(size)) throw new UsageError(`--size wants a number of points, not ${size}`);
  return { ...others, size: Number(size) };
}

const doing: Record<LandscapePhase, string> = {
  training: 'training: step',
  plane: 'laying the plane: mark',
  grid: 'measuring: point',
  done: 'measured: point',
};

async function measure(
  experiment: Experiment,
  part: unknown,
  table: string | undefined,
): Promise<MeasuredLandscape> {
  const context = { lab: await loadLab(), tables: tablesWith(table), now: () => performance.now() };
  const progress = new Progress();
  const losses: Float64Array[] = [];
  let told: LandscapePart = {};
  try {
    const { seconds } = await runTask(
      context,
      'landscape',
      { experiment, landscape: part },
      ({ progress: done = 0, part: news = {} }) => {
        told = { ...told, ...news };
        if (news.losses) losses.push(news.losses);
        if (news.at) progress.reached(done, `${doing[news.at.phase]} ${news.at.made}`);
      },
    );
    const { begun, plane } = told as Required<LandscapePart>;
    const all = Float64Array.from(losses.flatMap((some) => [...some]));
    return { begun, ...plane, losses: all, seconds };
  } finally {
    progress.end();
  }
}
