/** What a reload must not lose: the student's result code, and what the teacher has written. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pool } from '../../../web/src/engine/pool';
import type { Lab } from '../../../web/src/lab';
import { Classroom } from '../../../web/src/lab/classroom';
import { TaskProgress } from '../../../web/src/lab/task-progress';
import type { FakeEngine } from './fake-engine';
import { evaluation, forbidStorage, pageWith, recipe, settle, stubStorage } from './handed';

const task = { text: 'Up.', lock: ['model'], target: { quantity: 'test_accuracy', above: 0.9 } };
const handed = { ...recipe, task };

const progressOf = (lab: Lab) => new TaskProgress(lab, (callback) => callback());
const roomOf = (lab: Lab) =>
  new Classroom(
    lab,
    new Pool(1, () => {
      throw new Error('nothing is trained here');
    }),
    (callback) => callback(),
  );

/** Trains the current run until it has reached the target. */
async function reach(lab: Lab, engine: FakeEngine): Promise<void> {
  lab.play();
  await settle();
  const reached = evaluation(50, 0.95);
  engine.evaluations = [reached];
  engine.frame(lab.current?.id ?? 0, { state: 'finished', step: 100, evaluation: reached });
  await settle();
}

/** What the page says after another visit with a document. */
async function again(document: object) {
  const progress = progressOf((await pageWith(document)).lab);
  await settle();
  return progress.reached;
}

beforeEach(stubStorage);
afterEach(() => vi.unstubAllGlobals());

it('a result is found again, whatever was changed that the task leaves free', async () => {
  const { lab, engine } = await pageWith(handed);
  const progress = progressOf(lab);
  await reach(lab, engine);
  await vi.waitFor(() => expect(progress.reached?.step).toBe(50));
  const { reached, isKept } = progress;
  expect(isKept).toBe(true);
  expect(await again(handed)).toEqual(reached);
  expect(await again(lab.document as object)).toEqual(reached);
  expect(await again({ ...handed, optimizer: 'adam', steps: 200 })).toEqual(reached);
  // Another task, or the same of another experiment.
  expect(await again({ ...recipe, task: { ...task, text: 'Up!' } })).toBeNull();
  expect(await again({ ...handed, data: { source: 'spiral' } })).toBeNull();
  expect(await again({ ...handed, model: { hidden: [9], activation: 'relu' } })).toBeNull();

  progress.forget();
  expect(progress.reached).toBeNull();
  expect(await again(handed)).toBeNull();
});

it('a result shows with its own task, when another document is opened', async () => {
  const { lab, engine } = await pageWith(handed);
  const progress = progressOf(lab);
  await reach(lab, engine);
  await vi.waitFor(() => expect(progress.reached).not.toBeNull());
  const { reached } = progress;
  engine.holds = true;
  lab.bring(structuredClone({ ...handed, data: { source: 'spiral' } }));
  await settle();
  // The run before is still there.
  expect(progress.reached).toBeNull();
  engine.release();
  await settle();
  expect(progress.reached).toBeNull();
  lab.bring(structuredClone(handed));
  await settle();
  await settle();
  expect(progress.reached).toEqual(reached);
});

it('what a teacher has written is there again, unfinished as it was', async () => {
  const room = roomOf((await pageWith(recipe)).lab);
  const target = { quantity: 'test_accuracy', above: 97 } as const;
  expect(room).toMatchObject({ isEmpty: true, isKept: true });
  room.set({ text: 'Half', hidden: ['notes'], locked: ['model'], target });
  room.paste('Ada DL1.x');
  const written = { text: 'Half', hidden: ['notes'], locked: ['model'], target };
  const next = roomOf((await pageWith(recipe)).lab);
  expect(next).toMatchObject({ ...written, codes: 'Ada DL1.x', isEmpty: false });
  next.set({ target: null });
  expect(roomOf((await pageWith(recipe)).lab).target).toBeNull();
  next.startAnew();
  expect(next).toMatchObject({ text: '', codes: '', isEmpty: true });
  expect(roomOf((await pageWith(recipe)).lab).isEmpty).toBe(true);
});

it('a task that was opened and changed stays changed; another one takes its place', async () => {
  const room = roomOf((await pageWith(handed)).lab);
  expect(room.text).toBe('Up.');
  room.set({ text: 'Further up.' });
  expect(roomOf((await pageWith(handed)).lab).text).toBe('Further up.');
  const other = { ...handed, task: { ...task, text: 'Down.' } };
  expect(roomOf((await pageWith(other)).lab).text).toBe('Down.');
});

it('what is no draft and no result is left aside', async () => {
  sessionStorage.setItem('task', '{"text": 7, "target": null}');
  localStorage.setItem('results', '[1');
  expect(roomOf((await pageWith(recipe)).lab).isEmpty).toBe(true);
  expect(await again(handed)).toBeNull();
});

it('where nothing may be kept, everything lasts for the visit', async () => {
  forbidStorage();
  const { lab, engine } = await pageWith(handed);
  const [progress, room] = [progressOf(lab), roomOf(lab)];
  await reach(lab, engine);
  await vi.waitFor(() => expect(progress.reached?.step).toBe(50));
  expect(progress.isKept).toBe(false);
  progress.forget();
  expect(progress.reached).toBeNull();
  expect(room.isKept).toBe(false);
  room.set({ text: 'Only now.' });
  expect(room.isKept).toBe(false);
  room.paste('DL1.x');
  expect(room).toMatchObject({ text: 'Only now.', codes: 'DL1.x' });
  room.startAnew();
  expect(room.isEmpty).toBe(true);
});
