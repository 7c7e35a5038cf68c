/** descent check: results are trained again, and told apart. */
import { expect, it } from 'vitest';
import type { Experiment, FullExperiment } from '../../../web/src/experiment/document';
import { encodeResult } from '../../../web/src/experiment/result-code';
import { useDescent } from './use-descent';

const { descent, folder } = useDescent();

const recipe = {
  version: 1,
  seed: 3,
  data: { source: 'moons', samples: 100 },
  model: { hidden: [6], activation: 'tanh' },
  optimizer: { name: 'sgd', lr: 0.1 },
  batch: { size: 16 },
  steps: 200,
  evaluate_every: 10,
} satisfies Experiment;
const task = {
  text: 'Learn it.',
  lock: ['model'],
  target: { quantity: 'train_loss', below: 0.3, within: 150 },
};

/** What a student's page holds of an experiment, and what the command measured of it. */
function trained(experiment: Experiment) {
  const { stdout, status, stderr } = descent(['run', '-', '--json', '-'], experiment);
  expect(status, stderr).toBe(0);
  const { experiment: whole, evaluations } = JSON.parse(stdout) as {
    experiment: FullExperiment;
    evaluations: { step: number; train_loss: number }[];
  };
  return { whole, evaluations };
}

async function check(codes: string[], document: object = { ...recipe, task }) {
  const { writeFileSync } = await import('node:fs');
  writeFileSync(`${folder}/task.json`, JSON.stringify(document));
  return descent(['check', 'task.json', '-'], codes.join('\n'));
}

it('says of each whether the target was reached, at which step, and what was changed', async () => {
  const better = trained({ ...recipe, optimizer: { name: 'adam', lr: 0.05 } });
  const first = better.evaluations.find(({ train_loss }) => train_loss < 0.3)!;
  expect(first.step).toBeLessThanOrEqual(150);
  const code = await encodeResult({ experiment: better.whole, step: first.step });
  const slow = trained({ ...recipe, optimizer: { name: 'sgd', lr: 1e-4 } });
  const missed = await encodeResult({ experiment: slow.whole, step: 10 });
  const other = trained({ ...recipe, optimizer: 'adam', data: { source: 'moons', samples: 200 } });
  const altered = await encodeResult({ experiment: other.whole, step: 10 });
  const wide = trained({ ...recipe, model: { hidden: [7], activation: 'tanh' } });
  const locked = await encodeResult({ experiment: wide.whole, step: 10 });

  const { stdout, status } = await check([
    `Ada Lovelace: ${code}`,
    missed,
    `Bob ${altered}`,
    `Eve ${locked}`,
    'nothing',
    `cut ${code.slice(0, -20)}`,
  ]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toBe(
    `Ada Lovelace: reached at step ${first.step}, ${first.train_loss}; changed optimizer`,
  );
  expect(lines[1]).toMatch(/^line 2: not reached; nearest at step \d+, 0\.\d+; changed optimizer$/);
  expect(lines[2]).toBe('Bob: altered data; changed optimizer');
  expect(lines[3]).toBe('Eve: altered model');
  expect(lines[4]).toBe('line 5: code: is no result code: those begin with DL1.');
  expect(lines[5]).toBe('cut: code: is damaged or incomplete');
  expect(status).toBe(1);
  expect((await check([code])).status).toBe(0);
});

it('counts a change that was made while it ran', async () => {
  const changes = [{ step: 20, optimizer: { lr: 0.8 } }];
  const { whole, evaluations } = trained({ ...recipe, changes });
  const first = evaluations.find(({ train_loss }) => train_loss < 0.3)!;
  const code = await encodeResult({ experiment: whole, step: first.step });
  const free = await check([code]);
  expect(free.stdout).toContain(`reached at step ${first.step}, `);
  expect(free.stdout).toContain('changed optimizer');
  const { stdout } = await check([code], { ...recipe, task: { ...task, lock: ['optimizer'] } });
  expect(stdout).toContain('altered optimizer');
});

it('refuses a task that is none, by its place', async () => {
  const of = async (part: unknown) => (await check(['DL1.x'], { ...recipe, task: part })).stderr;
  expect(await of(undefined)).toContain('task: is missing');
  expect(await of({ txt: '' })).toContain('task.txt: unknown; expected one of text, show');
  expect(await of({ text: 'x'.repeat(2001) })).toContain(
    'task.text: 2001 characters are more than 2000',
  );
  expect(await of({ target: { quantity: 'speed', above: 1 } })).toContain(
    'task.target.quantity: "speed"',
  );
  expect(await of({ target: { quantity: 'test_loss' } })).toContain('needs one of above and below');
  expect(await of({ lock: ['datum'] })).toContain('task.lock[0]: "datum" is none of');
});
