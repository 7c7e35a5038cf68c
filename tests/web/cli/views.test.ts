/** What a link to a view holds is a document that the view's command takes, and opens that view. */
import { expect, it, vi } from 'vitest';
import type { LabClient } from '../../../web/src/engine/lab-client';
import { runTask } from '../../../web/src/engine/task-runner';
import type { Experiment } from '../../../web/src/experiment/document';
import { decodePermalink, encodePermalink } from '../../../web/src/experiment/permalink';
import { firstExperiment } from '../../../web/src/experiment/presets';
import { firstRace } from '../../../web/src/experiment/race-presets';
import type { Lab } from '../../../web/src/lab';
import { SurfaceRace } from '../../../web/src/lab/surface';
import { loadDescribingLab, tables } from '../core';
import { labWith } from '../lab-with-core';
import { useDescent } from './use-descent';

const { descent } = useDescent();
const raceLab = await loadDescribingLab();
const client = {
  ask: (name: 'race', ask: { document: unknown }) => ({
    result: runTask({ lab: raceLab, tables, now: () => 0 }, name, ask, () => {}),
    stop() {},
  }),
} as unknown as LabClient;
const recipe = {
  version: 1,
  name: 'small',
  seed: 4,
  data: { source: 'moons', samples: 100 },
  model: { hidden: [6] },
  regularization: { l2: 0.01 },
  batch: { size: 16 },
  epochs: 2,
  changes: [{ step: 3, optimizer: { lr: 0.05 } }],
} satisfies Experiment;

/** The document of a link, as another visit reads it. */
async function linked(lab: Lab): Promise<object> {
  return (await decodePermalink(await encodePermalink(lab.document!))) as object;
}

const surface = { name: 'rosenbrock', start: [-1.5, 2], noise: 0.1 };

it.each([
  ['train', 'run', { instruments: ['update_ratio'] }],
  ['compare', 'sweep', { sweep: { vary: { 'batch.size': [8, 16], loss: ['focal'] }, seeds: 2 } }],
  ['find', 'find-lr', { range_test: { to: 1, steps: 50 } }],
  ['surface', 'landscape', { landscape: { plane: 'random', size: 5 } }],
  ['data', 'run', { preview: { row: 8 } }],
  ['loss', 'anatomy', { loss_anatomy: { step: 3, row: 2, set: 'test' } }],
])('of %s, for descent %s', async (view, command, part) => {
  const lab = await labWith({ ...recipe, ...part });
  expect(lab.fault).toBeNull();
  const document = await linked(lab);
  expect(document).toMatchObject({ ...recipe, ...part, data: recipe.data });
  const { status, stderr } = descent([command, '-', '--json', 'out.json'], document);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const again = await labWith(document);
  expect(again.fault).toBeNull();
  expect(again.view).toBe(view);
  expect(again.document).toEqual(document);
});

it('of a race, for descent run, before and after it was raced', async () => {
  const race = {
    version: 1,
    seed: 2,
    optimizer: { name: 'adam', lr: 0.05 },
    surface,
    racers: [{}, { optimizer: { name: 'sgd', lr: 0.0005 }, schedule: 'cosine' }],
    steps: 30,
  };
  const lab = await labWith(race);
  const written = await linked(lab);
  expect(written).toEqual(race);
  const { surfaces } = raceLab.catalogue();
  const state = new SurfaceRace(lab, surfaces, client, setImmediate);
  state.follow(firstRace);
  await vi.waitFor(() => expect(state.race).not.toBeNull());
  const raced = await linked(lab);
  const run = (document: object) => descent(['run', '-', '--csv', '-'], document);
  expect(run(raced)).toMatchObject({ status: 0 });
  expect(run(raced)).toEqual(run(written));
  // Train has what the page begins with.
  expect(lab.draft?.data).toMatchObject(firstExperiment.data as object);
});
