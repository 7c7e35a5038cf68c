import { expect, vi } from 'vitest';
import { Engine } from '../../web/src/engine/engine';
import { OwnTables } from '../../web/src/engine/own-tables';
import { Tables } from '../../web/src/engine/table';
import type { Experiment } from '../../web/src/experiment/document';
import { firstExperiment } from '../../web/src/experiment/presets';
import { Lab } from '../../web/src/lab';
import type { Reply } from '../../web/src/protocol';
import { loadDescribingCore, loadLab, readData } from './core';

const core = await loadDescribingCore();
const own = new OwnTables({ lab: loadLab, files: { get: async () => null } });
const tables = new Tables(readData, (experiment) => own.get(experiment));

/** A lab with the core behind it, as in the page, and what it is to begin with. */
export async function labWith(document: object): Promise<Lab> {
  let reply: (reply: Reply) => void = () => {};
  const engine = new Engine({
    core: Promise.resolve(core),
    tables,
    post: (told) => reply(told),
    now: () => performance.now(),
    soon: setImmediate,
  });
  const lab = new Lab(
    core.catalogue(),
    {
      send: (request) => engine.handle(request),
      onReply: (callback) => {
        reply = callback;
      },
    },
    { nextTurn: setImmediate },
  );
  lab.start(firstExperiment, document as Experiment);
  await vi.waitFor(() => expect(lab.draft).not.toBeNull());
  return lab;
}
