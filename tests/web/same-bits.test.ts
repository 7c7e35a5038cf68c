/** Both builds of the core measure, to the last bit, what was recorded. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CoreModule } from '../../web/src/engine/core';
import { History } from '../../web/src/engine/history';
import { setUp } from '../../web/src/engine/setup';
import { buildCli } from '../../web/tools/build-cli.mjs';
import { binaries, loadCore, tables } from './core';
import { expectSameBits, recorded } from './same-bits';

beforeAll(buildCli, 300_000);

it('there are twenty experiments, each with a name of its own', () => {
  expect(new Set(recorded.map(({ document }) => document.name)).size).toBe(20);
});

describe.each(binaries)('%s', (binary) => {
  let core: CoreModule;
  beforeAll(async () => {
    core = await loadCore(binary);
  });

  it.each(recorded)('$document.name', async (experiment) => {
    const { trainer, info } = await setUp(core, tables, experiment.document);
    const history = new History();
    for (let status = 'ready'; status === 'ready'; ) {
      const slice = trainer.run(70);
      history.append(slice, 0);
      status = slice.status;
    }
    trainer.delete();
    expectSameBits(experiment, info, history.columns());
  });
});
