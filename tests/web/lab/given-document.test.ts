/** A document that somebody has as a file, in a page that may be handed out with locks. */
import { expect, it, vi } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import { type Handed, Presentation } from '../../../web/src/experiment/presentation';
import type { Lab } from '../../../web/src/lab';
import { openGiven } from '../../../web/src/lab/given-document';
import { labWith } from '../lab-with-core';

const recipe = { version: 1, seed: 4, data: 'moons', steps: 20 } satisfies Experiment;
const sweep = { vary: { 'optimizer.lr': [0.1, 0.2] } };
const given = (document: object) => document as Experiment;

async function opened(document: object, open: object = recipe, handed?: Handed): Promise<Lab> {
  const lab = await labWith(open);
  if (handed) lab.present(new Presentation(handed));
  openGiven(lab, given(document));
  await vi.waitFor(() => expect(lab.busy).toBe(false));
  return lab;
}

it('opens in its view, and can be gone back from', async () => {
  const lab = await opened({ ...recipe, seed: 9, sweep });
  expect(lab).toMatchObject({ fault: null, view: 'compare', parts: { sweep }, openings: 1 });
  expect(lab.draft).toMatchObject({ seed: 9, steps: 20 });
});

it('of a run that was changed on the way brings the changes', async () => {
  const changes = [{ step: 5, optimizer: { lr: 0.01 } }];
  const lab = await opened({ ...recipe, changes });
  expect(lab.draft?.changes).toEqual(changes);
});

it('brings its task', async () => {
  const task = { text: 'Find a rate.' };
  expect((await opened({ ...recipe, task })).parts.task).toEqual(task);
});

it.each([
  [{ ...recipe, sweep: 3 }, 'sweep: expected an object, found 3'],
  [{ ...recipe, version: 2 }, 'version: 2 is unknown'],
  [{ name: 'x', scripts: {} }, 'scripts: unknown; expected one of'],
  [JSON.parse('{"version": 1, "__proto__": {"data": "moons"}}'), '__proto__: unknown'],
])('is refused with its place, and what was open stays: %j', async (document, message) => {
  const lab = await opened(document);
  expect(lab.fault?.message).toContain(message);
  expect(lab).toMatchObject({ view: 'train', draft: { seed: 4 } });
});

it.each<[string, Handed, object]>([
  ['locked data', { lock: ['data'] }, { ...recipe, data: 'circles' }],
  ['locked views', { lock: ['views'] }, { ...recipe, sweep }],
  ['hidden tabs', { show: ['charts', 'header'] }, { ...recipe, sweep }],
  ['a task with locks', { lock: ['model'] }, { ...recipe, task: { text: 'Anything goes.' } }],
])('does not get past %s', async (_, handed, document) => {
  const task = { text: 'Mine.', ...handed };
  const lab = await opened(document, { ...recipe, task }, handed);
  expect(lab.fault?.code).toBe('locked');
  expect(lab).toMatchObject({ view: 'train', draft: { seed: 4 }, parts: { task } });
});

it('may be the same task, or none, where something is locked', async () => {
  const task = { text: 'Mine.', lock: ['model'] };
  const from = { ...recipe, task };
  const lab = await opened({ ...recipe, task }, from, { lock: ['seed'] });
  expect(lab.fault).toBeNull();
  openGiven(lab, given({ ...lab.draft, steps: 30 }));
  await vi.waitFor(() => expect(lab.draft?.steps).toBe(30));
  expect(lab.parts.task).toEqual(task);
});
