/** A task is handed out, a student reaches its target, and the teacher checks the results. */
import { writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { Experiment } from '../../web/src/experiment/document';
import { decodePermalink } from '../../web/src/experiment/permalink';
import { decodeResult, encodeResult } from '../../web/src/experiment/result-code';
import { useDescent } from '../web/cli/use-descent';
import { type App, forEachBrowser } from './support/app';
import {
  alerts,
  eventually,
  openExperiment,
  openView,
  reload,
  rowsOfCsv,
  small,
  train,
} from './support/lab';

const { descent, folder, read } = useDescent();

const task = {
  text: 'Bring it down.',
  lock: ['model', 'data'],
  target: { quantity: 'train_loss', below: 0.5, within: 30 },
};
/** Comes below that in time. */
const faster = { ...small, optimizer: { name: 'sgd', lr: 0.2 } };

const button = (name: string) => ({ role: 'button', name, within: 'dialog' });
const text = (name: string) => ({ role: 'textbox', name, within: 'dialog' });

/** The step at which the command sees the target reached. */
function reachedAt(): number {
  descent(['run', '-', '--csv', 'run.csv'], faster);
  const { below } = task.target;
  return rowsOfCsv(read('run.csv')).find((row) => Number(row.train_loss) < below)?.step as number;
}

const rows = (app: App) =>
  app.evaluate(() =>
    [...document.querySelectorAll('.class-table tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()),
    ),
  );

async function openPane(app: App, name: string): Promise<void> {
  await app.click({ role: 'button', name: 'Share' });
  await app.see('.share-code .qr');
  await app.click(button(name));
}

forEachBrowser((app) => {
  /** What the dialog hands out. */
  const taskIn = async () => {
    const link = await app.value(text('Link'));
    return (await decodePermalink(link?.split('#')[1] ?? '')) as Experiment & { task: object };
  };

  afterEach(async () => {
    expect(await app.errors()).toEqual([]);
  });

  test('a task is handed out by a link and as a file', async () => {
    await openExperiment(app, small);
    await app.resize(1280, 720);
    await openPane(app, 'Classroom');
    // What a task can be taken away by is seen without scrolling.
    await eventually(() =>
      app.evaluate(() => {
        const bottomOf = (one: string) =>
          document.querySelector(one)?.getBoundingClientRect().bottom;
        return bottomOf('.share-save .btn')! < bottomOf('dialog.share')!;
      }),
    ).toBe(true);
    await app.resize(1280, 800);
    await app.fill(text('Task'), 'Bring it down.');
    // What cannot be is said beside the field, and not handed out.
    await app.fill(text('Bound'), 97);
    await eventually(() => app.text('.class-refusal')).toBe(
      '97 is no accuracy; those are from 0 to 1',
    );
    expect(await app.count('.share lab-copy-field')).toBe(0);
    await app.fill(text('Bound'), '97%');
    await app.see(text('Link'));
    expect(await app.value(text('Bound'))).toBe('0.97');
    await app.fill('.class-target label input', 4000);
    await eventually(() => app.text('.class-refusal')).toContain('4000 is above 40');
    await app.choose('.class-target select', 'train_loss');
    await app.click(button('below'));
    await app.fill(text('Bound'), 0.5);
    await app.fill('.class-target label input', 30);
    await app.click({ role: 'checkbox', name: 'first hints', within: 'dialog' });
    await app.click({ role: 'checkbox', name: 'model', within: 'dialog' });
    await eventually(taskIn).toMatchObject({ seed: 3, task });
    const handed = await taskIn();
    // A target holds the data: in the panel, and for the student.
    expect(await app.count('.share input:checked:disabled')).toBe(1);
    const { base64 } = await app.download(() => app.click(button('Save the task')));
    const saved = Buffer.from(base64, 'base64').toString();
    expect(JSON.parse(saved)).toEqual(handed);
  });

  test('a student is told that the target is reached, and has a code that says so', async () => {
    await openView(app, { ...small, task }, 'lab-task .task');
    expect(await app.text('.task-text')).toBe('Bring it down.');
    expect(await app.text('.task-target b')).toBe('Training loss below 0.500 within 30 steps');
    expect(await app.count('.task-reached')).toBe(0);
    await eventually(() => app.text('.handed')).toContain('data');
    await app.fill({ role: 'textbox', name: 'learning rate' }, 0.2);
    await train(app);
    await app.see('.task-reached');
    await eventually(() => app.count('.task-target span')).toBe(0);
    await eventually(() => app.text('.task [aria-live]')).toMatch(/^Reached by .* at step \d+\.$/);
    const code = (await app.value({ role: 'textbox', name: 'Result code' })) ?? '';
    const { experiment, step } = await decodeResult(code);
    expect(experiment).toMatchObject({ optimizer: { lr: 0.2 }, steps: 40 });
    expect(step).toBe(reachedAt());
  });

  test('results are checked on the page and by the command', async () => {
    const handed = { ...small, task };
    const result = { experiment: faster, step: reachedAt() };
    const code = await encodeResult(result);
    const altered = await encodeResult({
      ...result,
      experiment: { ...result.experiment, model: { hidden: [9], activation: 'tanh' } },
    });
    const slow = { ...result.experiment, optimizer: { name: 'sgd', lr: 1e-6 } };
    const missed = await encodeResult({ experiment: slow, step: 10 });
    const early = await encodeResult({ ...result, step: result.step - 1 });
    const lines = [`Ada ${code}`, altered, `Bob ${missed}`, 'DL1.nothing', 'Eve:', `Mo ${early}`];
    await openView(app, handed, 'lab-task .task');
    await openPane(app, 'Check results');
    await app.evaluate((pasted) => {
      const area = document.querySelector('.class-check textarea') as HTMLTextAreaElement;
      area.value = pasted;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, lines.join('\n'));
    await app.click(button('Check'));
    const step = String(result.step);
    const value = expect.stringMatching(/^0\.[0-4]/);
    await eventually(() => rows(app), 40_000).toEqual([
      ['Ada', '✓ reached', step, value, 'optimizer'],
      ['line 2', 'altered: model', '', '', 'optimizer'],
      ['Bob', '× not reached', expect.anything(), expect.anything(), 'optimizer'],
      ['line 4', 'code: is damaged or incomplete'],
      ['Eve', 'code: is missing'],
      ['Mo', '✓ reached', `${step} (claims step ${result.step - 1})`, value, 'optimizer'],
    ]);
    // Also from a page that has another experiment open.
    await openExperiment(app, { ...small, seed: 4 });
    await openPane(app, 'Check results');
    await app.fill('.class-check textarea', lines[0] ?? '');
    const saved = JSON.stringify(handed);
    await app.fill('.class-check input', saved);
    await app.click(button('Check'));
    const ada = ['Ada', '✓ reached', step, value, 'optimizer'];
    await eventually(() => rows(app), 40_000).toEqual([ada]);
    writeFileSync(`${folder}/task.json`, saved);
    const { stdout } = descent(['check', 'task.json', '-'], lines.join('\n'));
    expect(stdout.split('\n')).toMatchObject([
      expect.stringContaining(`Ada: reached at step ${step}, train loss 0.`),
      'line 2: altered model; changed optimizer',
      expect.stringMatching(/^Bob: not reached; nearest at step/),
      'line 4: code: is damaged or incomplete',
      'Eve: code: is missing',
      expect.stringContaining(`; claims step ${result.step - 1}; changed optimizer`),
      '',
    ]);
  });

  test('a reload loses neither what the teacher has written nor what the student has reached', async () => {
    await openExperiment(app, small);
    await openPane(app, 'Classroom');
    await app.fill(text('Task'), 'Half of it');
    await app.choose('.class-target select', 'train_loss');
    await app.click(button('below'));
    await app.fill(text('Bound'), 0.5);
    await app.click({ role: 'checkbox', name: 'model', within: 'dialog' });
    await app.click(button('Check results'));
    await app.fill('.class-check textarea', 'Ada DL1.x');
    await reload(app);
    await openPane(app, 'Check results');
    await eventually(() => app.value('.class-check textarea')).toBe('Ada DL1.x');
    await app.click(button('Classroom'));
    await eventually(() => app.value(text('Task'))).toBe('Half of it');
    expect(await app.value('.class-target select')).toBe('train_loss');
    expect(await app.value(text('Bound'))).toBe('0.5');
    await eventually(taskIn).toMatchObject({
      task: { text: 'Half of it', lock: ['model', 'data'] },
    });
    const handed = await taskIn();
    await app.choose('.class-target select', '');
    await eventually(async () => Object.keys((await taskIn()).task)).toEqual(['text', 'lock']);
    await app.click(button('Check results'));
    await eventually(() => app.text('.class-check p')).toContain('has no target');
    await app.click(button('Classroom'));
    await app.click(button('Start a new task'));
    await eventually(() => app.value(text('Task'))).toBe('');

    await openView(app, handed, 'lab-task .task');
    await app.fill({ role: 'textbox', name: 'learning rate' }, 0.2);
    await train(app);
    await app.see('.task-reached');
    const code = await app.value({ role: 'textbox', name: 'Result code' });
    const said = await app.text('.task-reached b');
    await reload(app);
    await app.see('.task-reached', 30_000);
    expect(await app.value({ role: 'textbox', name: 'Result code' })).toBe(code);
    expect(await app.text('.task-reached b')).toBe(said);
    await app.click({ role: 'button', name: 'Start anew' });
    await eventually(() => app.count('.task-reached')).toBe(0);
    await reload(app);
    await app.see('lab-task .task', 30_000);
    await eventually(() => app.text('.task-target span')).toMatch(/measured/);
    expect(await app.count('.task-reached')).toBe(0);
  });

  test('a task that is none is refused with its place', async () => {
    const task = { text: 'x', target: { quantity: 'speed', above: 1 } };
    await openView(app, { ...small, task }, 'lab-task .task');
    expect((await alerts(app)).join()).toContain('task.target.quantity: "speed" is none of');

    const target = { quantity: 'train_loss', below: 0.5, within: 41 };
    await openView(app, { ...small, task: { text: 'Soon.', target } }, 'lab-task .task');
    await eventually(() => alerts(app)).toEqual([
      "task.target.within: 41 is above 40, the run's last step",
    ]);
    expect(await app.text('.task-text')).toBe('Soon.');
    await app.fill({ role: 'textbox', name: 'steps' }, 41);
    await eventually(() => alerts(app)).toEqual([]);
  });
});
