/** descent check: results are trained again, and told apart. */
import { expect, it } from 'vitest';
import type { Experiment, FullExperiment } from '../../../web/src/experiment/document';
import { encodePermalink } from '../../../web/src/experiment/permalink';
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
    'x'.repeat(40),
    `cut ${code.slice(0, -20)}`,
    'Grace Hopper:',
    `early ${await encodeResult({ experiment: better.whole, step: first.step - 10 })}`,
    `"Hamilton, Margaret";"${code}";2026`,
    `Alan,${missed}`,
  ]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toBe(
    `Ada Lovelace: reached at step ${first.step}, train loss ${first.train_loss}; changed optimizer`,
  );
  expect(lines[1]).toMatch(
    /^line 2: not reached; nearest at step \d+, train loss 0\.\d+; changed optimizer$/,
  );
  expect(lines[2]).toBe('Bob: altered data; changed optimizer');
  expect(lines[3]).toBe('Eve: altered model');
  expect(lines[4]).toBe('line 5: code: is no result code: those begin with DL1.');
  expect(lines[5]).toBe('cut: code: is damaged or incomplete');
  expect(lines[6]).toBe('Grace Hopper: code: is missing');
  expect(lines[7]).toBe(
    `early: reached at step ${first.step}, train loss ${first.train_loss}; claims step ${first.step - 10}; changed optimizer`,
  );
  expect(lines[8]).toMatch(/^Hamilton, Margaret: reached at step /);
  expect(lines[9]).toMatch(/^Alan: not reached; /);
  expect(status).toBe(1);
  expect((await check([code])).status).toBe(0);
});

it('takes the link of a task as well, as it is or in a file', async () => {
  const { whole, evaluations } = trained({ ...recipe, optimizer: { name: 'adam', lr: 0.05 } });
  const { step } = evaluations.find(({ train_loss }) => train_loss < 0.3)!;
  const code = await encodeResult({ experiment: whole, step });
  const told = (await check([code])).stdout;
  expect(told).toContain(`line 1: reached at step ${step}, `);
  const link = `https://lab.example/x/?lang=zh${await encodePermalink({ ...recipe, task })}`;
  expect(descent(['check', link, '-'], code).stdout).toBe(told);
  const { writeFileSync } = await import('node:fs');
  writeFileSync(`${folder}/link.txt`, `Our task:\n${link}\n`);
  expect(descent(['check', 'link.txt', '-'], code).stdout).toBe(told);
  writeFileSync(`${folder}/cut.txt`, link.slice(0, -20));
  const cut = descent(['check', 'cut.txt', '-'], code);
  expect(cut.stderr).toContain('cut.txt: This link is damaged or incomplete');
  expect(cut.status).toBe(2);
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
  const target = async (part: object) => of({ target: { quantity: 'test_accuracy', ...part } });
  expect(await target({ above: 97 })).toContain(
    'task.target.above: 97 is no accuracy; those are from 0 to 1',
  );
  expect(await target({ below: -0.1 })).toContain('task.target.below: -0.1 is no accuracy');
  expect(await target({ above: 1 })).toContain('task.target.above: no accuracy is above 1');
  expect(await target({ below: 0 })).toContain('task.target.below: no accuracy is below 0');
  expect(await target({ above: '97%' })).toContain(
    'task.target.above: expected a number, found "97%"',
  );
  expect(await target({ above: 0.9, within: 201 })).toContain(
    "task.target.within: 201 is above 200, the run's last step",
  );
  expect(await target({ above: 0.9, within: 200 })).toBe('');
  expect(await of({ lock: ['datum'] })).toContain('task.lock[0]: "datum" is none of');
});
