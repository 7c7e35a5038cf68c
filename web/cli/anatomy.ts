/** `descent anatomy`: what losses make of a run's logits, and of the rows of its set. */
import { runTask } from '../src/engine/task-runner';
import type { AnatomyResult } from '../src/experiment/anatomy';
import type { Experiment } from '../src/experiment/document';
import { objectAt } from '../src/experiment/document-fault';
import { split } from '../src/experiment/views';
import { anatomyJson } from '../src/export/anatomy-json';
import { anatomySummary } from './anatomy-report';
import { parse, sole } from './arguments';
import { readDocument } from './document';
import { loadLab, tablesWith } from './engine';
import { checkOutputs, terminalBeside, writeOutput } from './output';
import { Progress } from './progress';
import { tableOption } from './table-file';
import { UsageError } from './usage';

export async function anatomy(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    json: { type: 'string' },
    ...tableOption,
    step: { type: 'string' },
    row: { type: 'string' },
    set: { type: 'string' },
    reduction: { type: 'string' },
  });
  const { json, table, ...chosen } = values;
  const path = sole(
    positionals,
    'anatomy takes one document: descent anatomy SPEC.json [--json F]',
  );
  const { recipe, parts } = split(objectAt(readDocument(path), 'experiment'));
  const part = { ...(parts.loss_anatomy as object), ...optionsOf(chosen) };
  checkOutputs(values);

  const result = await dissect(recipe, part, table);
  if (json !== undefined) await writeOutput(json, [anatomyJson(result)]);
  const terminal = terminalBeside(values);
  for (const line of anatomySummary(result)) terminal.write(`${line}\n`);
  return 0;
}

/** What the document's part would say; the core judges it. */
function optionsOf(chosen: { [option: string]: string | undefined }) {
  const given = Object.entries(chosen).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([option, value = '']) => {
      if (option !== 'step' && option !== 'row') return [option, value];
      if (!/^\d+$/.test(value)) throw new UsageError(`--${option} wants a number, not ${value}`);
      return [option, Number(value)];
    }),
  );
}

async function dissect(
  experiment: Experiment,
  anatomy: unknown,
  table: string | undefined,
): Promise<AnatomyResult> {
  const context = { lab: await loadLab(), tables: tablesWith(table), now: () => performance.now() };
  const progress = new Progress();
  try {
    return await runTask(context, 'anatomy', { experiment, anatomy }, ({ progress: done = 0 }) =>
      progress.reached(done, 'training'),
    );
  } finally {
    progress.end();
  }
}
