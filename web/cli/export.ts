/** `descent export`: an experiment in forms that other programs take further. */
import { setUp } from '../src/engine/setup';
import { DocumentFault, objectAt } from '../src/experiment/document-fault';
import { split } from '../src/experiment/views';
import { csvPieces } from '../src/export/csv';
import { documentJson } from '../src/export/document-json';
import { torchScript } from '../src/export/torch/script';
import { parse, sole } from './arguments';
import { readDocument } from './document';
import { loadDescribingCore, tablesWith } from './engine';
import { checkOutputs, writeOutput } from './output';
import { tableOption } from './table-file';
import { train } from './train';
import { UsageError } from './usage';

export async function exportRun(args: string[]): Promise<number> {
  const form = { type: 'string' } as const;
  const forms = { torch: form, csv: form, json: form };
  const { values, positionals } = parse(args, { ...forms, ...tableOption });
  const path = sole(
    positionals,
    'export takes one experiment: descent export SPEC.json [--torch F] [--csv F] [--json F]',
  );
  const { torch, csv, json } = values;
  if ((torch ?? csv ?? json) === undefined) {
    throw new UsageError('export wants a form: --torch FILE.py, --csv FILE or --json FILE');
  }
  const { recipe, parts } = split(objectAt(readDocument(path), 'experiment'));
  if (parts.surface !== undefined && recipe.data === undefined) {
    throw new DocumentFault(
      'surface',
      'a race is not exported: descent run writes what it measures',
    );
  }
  const core = await loadDescribingCore();
  const setup = await setUp(core, tablesWith(values.table), recipe);
  checkOutputs(values);

  const { info, table } = setup;
  // The document says nothing of what is measured.
  const columns = (torch ?? csv) === undefined ? null : train(setup).columns;
  setup.trainer.delete();
  if (columns && torch !== undefined) {
    const { schedules } = core.catalogue();
    const script = await torchScript({ info, columns, table, schedules });
    await writeOutput(torch, [script]);
  }
  if (columns && csv !== undefined) await writeOutput(csv, csvPieces(info, columns));
  if (json !== undefined) await writeOutput(json, [documentJson(info.experiment)]);
  return 0;
}
