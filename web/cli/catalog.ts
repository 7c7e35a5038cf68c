/** `descent catalog`: everything the core and the lab know, as Markdown or as JSON. */
import type { CoreModule } from '../src/engine/core';
import { setUp } from '../src/engine/setup';
import type { Catalogue, Task } from '../src/experiment/catalogue';
import type { FullExperiment } from '../src/experiment/document';
import { parse } from './arguments';
import { catalogueMarkdown } from './catalogue-markdown';
import { loadDescribingCore, loadDescribingLab, tablesWith } from './engine';
import { writeOutput } from './output';
import { UsageError } from './usage';

export async function catalog(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { json: { type: 'boolean' } });
  if (positionals.length > 0)
    throw new UsageError('catalog takes no file: descent catalog [--json]');
  const core = await loadDescribingCore();
  const { surfaces, surface, probes } = (await loadDescribingLab()).catalogue();
  const catalogue = { ...core.catalogue(), surfaces, surface, probes };
  const text = values.json
    ? `${JSON.stringify(catalogue, null, 2)}\n`
    : catalogueMarkdown(catalogue, {
        classification: await defaultsFor('classification', core, catalogue),
        regression: await defaultsFor('regression', core, catalogue),
      });
  await writeOutput('-', [text]);
  return 0;
}

/** A document that names a data set of that task and nothing else, as the core completes it. */
async function defaultsFor(
  task: Task,
  core: CoreModule,
  { datasets }: Catalogue,
): Promise<FullExperiment> {
  const data = datasets.find((entry) => entry.task === task && entry.kind === 'generated')!.name;
  const { trainer, info } = await setUp(core, tablesWith(), { version: 1, data });
  trainer.delete();
  return info.experiment;
}
