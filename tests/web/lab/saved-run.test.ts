/** A run that is saved as JSON is the same curve when it is opened again, with what was changed on the way. */
import { expect, it, vi } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import { documentIn } from '../../../web/src/experiment/document-file';
import type { Lab } from '../../../web/src/lab';
import { openGiven } from '../../../web/src/lab/given-document';
import { labWith } from '../lab-with-core';

const recipe = {
  version: 1,
  seed: 3,
  data: { source: 'moons', samples: 100 },
  model: { hidden: [6] },
  batch: { size: 16 },
  optimizer: { name: 'sgd', lr: 0.1 },
  steps: 40,
} satisfies Experiment;

const settled = (lab: Lab, step: number) =>
  vi.waitFor(() => {
    expect(lab.busy).toBe(false);
    expect(lab.current?.step).toBe(step);
  });

async function finish(lab: Lab): Promise<void> {
  lab.setSpeed(null);
  lab.play();
  await vi.waitFor(() => expect(lab.current?.state).toBe('finished'));
}

/** The run's curve, and that of its JSON as another visit opens it. */
async function curves(lab: Lab) {
  const run = lab.current!;
  const json = `${JSON.stringify(run.experiment, null, 2)}\n`;
  const document = await documentIn(new Blob([json]), 'run.json');
  const again = await labWith({ version: 1, data: 'circles' });
  openGiven(again, document!);
  await settled(again, 0);
  await finish(again);
  const id = again.current!.id;
  return [await lab.historyOf(run.id), await again.historyOf(id), document!.changes] as const;
}

it('with a rate and a schedule that were changed while it went on', async () => {
  const lab = await labWith(recipe);
  lab.step(10);
  await settled(lab, 10);
  lab.edit('optimizer.lr', 0.01);
  lab.step(5);
  await settled(lab, 15);
  lab.choose('schedule', 'cosine');
  await finish(lab);
  const [curve, again, changes] = await curves(lab);
  expect(changes).toMatchObject([
    { step: 10, optimizer: { lr: 0.01 } },
    { step: 15, schedule: { name: 'cosine' } },
  ]);
  expect(curve).not.toBeNull();
  expect(again).toEqual(curve);
});

it('of a fork, and of a fork of that', async () => {
  const lab = await labWith(recipe);
  await finish(lab);
  await lab.fork({ run: lab.current!.id, step: 20, change: { optimizer: { lr: 0.5 } } });
  await vi.waitFor(() => expect(lab.runs).toHaveLength(2));
  await vi.waitFor(() => expect(lab.current?.state).toBe('finished'));
  const change = { optimizer: { name: 'adam', lr: 0.02 } };
  await lab.fork({ run: lab.current!.id, step: 30, change });
  await vi.waitFor(() => expect(lab.runs).toHaveLength(3));
  await vi.waitFor(() => expect(lab.current?.state).toBe('finished'));
  const [curve, again, changes] = await curves(lab);
  expect(changes).toMatchObject([
    { step: 20, optimizer: { lr: 0.5 } },
    { step: 30, ...change },
  ]);
  expect(again).toEqual(curve);
});
