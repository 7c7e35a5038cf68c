/** `descent export`: an experiment in forms that other programs take further. */
import { setUp } from '../src/engine/setup';
import { DocumentFault, objectAt } from '../src/experiment/document-fault';
import { split } from '../src/experiment/views';
import { torchScript } from '../src/export/torch/script';
import { parse, sole } from './arguments';
import { readDocument } from './document';
import { loadDescribingCore, tablesWith } from './engine';
import { checkOutput, writeOutput } from './output';
import { tableOption } from './table-file';
import { train } from './train';
import { UsageError } from './usage';

export async function exportRun(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { torch: { type: 'string' }, ...tableOption });
  const path = sole(
    positionals,
    'export takes one experiment: descent export SPEC.json --torch FILE.py',
  );
  if (values.torch === undefined) throw new UsageError('export wants a form: --torch FILE.py');
  const { recipe, parts } = split(objectAt(readDocument(path), 'experiment'));
  if (parts.surface !== undefined && recipe.data === undefined) {
    throw new DocumentFault('surface', 'a race on a surface has no PyTorch script');
  }
  const core = await loadDescribingCore();
  const setup = await setUp(core, tablesWith(values.table), recipe);
  checkOutput(values.torch);

  const { info, columns } = train(setup);
  setup.trainer.delete();
  const { schedules } = core.catalogue();
  const script = await torchScript({ info, columns, table: setup.table, schedules });
  await writeOutput(values.torch, [script]);
  return 0;
}
