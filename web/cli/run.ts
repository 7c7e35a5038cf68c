/** `descent run`: trains one experiment and writes what was measured. */
import { setUp } from '../src/engine/setup';
import type { Experiment } from '../src/experiment/document';
import { csvPieces } from '../src/export/csv';
import { parse, sole } from './arguments';
import { readDocument } from './document';
import { loadCore, tablesWith } from './engine';
import { prepare, withoutInstruments } from './instruments';
import { checkOutputs, terminalBeside, writeOutput } from './output';
import { isRace, runRace } from './race';
import { divergence, report, summary } from './report';
import { tableOption } from './table-file';
import { train } from './train';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    csv: { type: 'string' },
    json: { type: 'string' },
    ...tableOption,
  });
  const path = sole(
    positionals,
    'run takes one experiment: descent run SPEC.json [--csv F] [--json F]',
  );
  const { csv, json } = values;
  const document = readDocument(path);
  if (isRace(document)) return runRace(document, values);
  const { recipe, instruments } = withoutInstruments(document);
  const experiment = recipe as Experiment;
  const tables = tablesWith(values.table);
  const setup = await setUp(await loadCore(), tables, experiment);
  const read = instruments === undefined ? null : await prepare(experiment, instruments, tables);
  checkOutputs(values);

  const outcome = train(setup);
  setup.trainer.delete();
  if (csv !== undefined) await writeOutput(csv, csvPieces(outcome.info, outcome.columns));
  if (json !== undefined) {
    await writeOutput(json, [report(outcome, read && (await read()))]);
  }

  const diverged = outcome.status === 'diverged';
  const terminal = terminalBeside(values);
  if (diverged) terminal.write(`${divergence(outcome)}\n`);
  terminal.write(`${summary(outcome)}\n`);
  return diverged ? 1 : 0;
}
