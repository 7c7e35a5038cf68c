/** From a document to a run that is ready to train; the page's worker and the command line begin here. */
import type { Experiment, NamedData } from '../experiment/document';
import type { RunInfo } from '../protocol';
import type { CoreModule, Table, TrainerHandle, TrainerInfo } from './core';
import { granted } from './fault';
import type { Tables } from './table';

export interface Setup {
  trainer: TrainerHandle;
  info: RunInfo;
  /** Of a bundled set, or of one's own. */
  table: Table | null;
}

/** Throws a FaultError when the document is refused or its data cannot be read. */
export async function setUp(
  core: CoreModule,
  tables: Tables,
  experiment: Experiment,
): Promise<Setup> {
  const table = await tableFor(core, tables, experiment);
  const trainer = createTrainer(core, experiment, table);
  return { trainer, info: describe(trainer.info(), table), table };
}

/** The bundled set that the experiment names, or its own table; null for what is generated or inline. */
export async function tableFor(
  core: Pick<CoreModule, 'isBundled'>,
  tables: Tables,
  experiment: Experiment,
): Promise<Table | null> {
  // Whatever stands there; if it is no known name, the core says so.
  const data = (experiment as Partial<Experiment> | null)?.data;
  const source = typeof data === 'string' ? data : data?.source;
  if (source === 'table' && tables.own) return tables.own(experiment);
  return typeof source === 'string' && core.isBundled(source) ? tables.get(source) : null;
}

function createTrainer(core: CoreModule, experiment: Experiment, table: Table | null) {
  return granted(core.createTrainer(withChoices(experiment), table));
}

/** The schedule of a change comes back from the core as it was given: a name alone, as a choice. */
function withChoices(experiment: Experiment): Experiment {
  // Whatever stands there; what is no list, the core refuses.
  const { changes } = (experiment as Partial<Experiment> | null) ?? {};
  if (!Array.isArray(changes)) return experiment;
  const chosen = changes.map((change) =>
    typeof change?.schedule === 'string'
      ? { ...change, schedule: { name: change.schedule } }
      : change,
  );
  return { ...experiment, changes: chosen };
}

function describe(info: TrainerInfo, table: Table | null): RunInfo {
  const numbered = (count: number, prefix: string, first: number) =>
    Array.from({ length: count }, (_, i) => `${prefix}${i + first}`);
  const classes = info.task === 'classification' ? info.outputs : 0;
  return {
    ...info,
    classNames: table?.classes ?? numbered(classes, '', 0),
    featureNames: table?.features ?? numbered(info.features, 'x', 1),
    image: table?.image ?? null,
  };
}

/**
 * The test rows of a set of images as they are in the table, [rows][pixels]: the test set once
 * more, as the same seed splits it, but not standardized. Null when the data are no images.
 */
export function testPixels(core: CoreModule, { info, table }: Setup): Float32Array | null {
  if (!info.image) return null;
  const data = { ...info.experiment.data, standardize: false } as NamedData;
  const plain = createTrainer(core, { ...info.experiment, data }, table);
  const { x } = plain.testSet();
  plain.delete();
  return x;
}
