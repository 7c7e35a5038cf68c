/** How near the runs of a visit have come to the target that was handed out. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { decodeResult } from '../../../web/src/experiment/result-code';
import type { Lab } from '../../../web/src/lab';
import { TaskProgress } from '../../../web/src/lab/task-progress';
import type { Evaluation, RunState } from '../../../web/src/protocol';
import type { FakeEngine } from './fake-engine';
import { evaluation, pageWith, recipe, settle, stubStorage } from './handed';

const target = { quantity: 'test_accuracy', above: 0.9 };
const progressOf = (lab: Lab) => new TaskProgress(lab, (callback) => callback());

async function page(task: object) {
  const { lab, engine } = await pageWith({ ...recipe, task });
  return { lab, engine, progress: progressOf(lab) };
}

/** Trains the current run; of its evaluations the curve may show only some. */
async function run(lab: Lab, engine: FakeEngine, all: Evaluation[], shown = all): Promise<void> {
  lab.play();
  await settle();
  engine.evaluations = all;
  const columnOf = (name: 'testAccuracy' | 'trainLoss') => ({
    step: Float64Array.from(shown, ({ step }) => step),
    seconds: new Float32Array(shown.length),
    value: Float32Array.from(shown, (one) => one[name]),
  });
  const series = { testAccuracy: columnOf('testAccuracy'), trainLoss: columnOf('trainLoss') };
  const evaluation = all.at(-1) ?? null;
  engine.frame(lab.current?.id ?? 0, { state: 'finished', step: 100, series, evaluation });
  await settle();
  await settle();
}

beforeEach(stubStorage);
afterEach(() => vi.unstubAllGlobals());

it('is reached at the first evaluation that meets it, also where the curve leaves that out', async () => {
  const { lab, engine, progress } = await page({ target });
  expect(progress).toMatchObject({ best: null, reached: null });
  const all = [
    evaluation(10, 0.5),
    evaluation(20, 0.92),
    evaluation(30, 0.85),
    evaluation(40, 0.95),
  ];
  await run(lab, engine, all, [all[0]!, all[3]!]);
  expect(progress.best?.step).toBe(40);
  await vi.waitFor(() => expect(progress.reached?.step).toBe(20));
  const { experiment, step } = await decodeResult(progress.reached?.code ?? '');
  expect({ experiment, step }).toEqual({ experiment: lab.current?.experiment, step: 20 });
  expect(progress.reached?.name).toBe(lab.current?.name);
});

it('is seen where the charts are zoomed to other steps: as it is measured, and all of it once the run rests', async () => {
  const { lab, engine, progress } = await page({ target });
  lab.play();
  await settle();
  const { id } = lab.current!;
  const hears = async (state: RunState, of: Evaluation) => {
    engine.evaluations = [...engine.evaluations, of];
    engine.frame(id, { state, step: of.step, evaluation: of });
    await settle();
  };
  await hears('running', evaluation(10, 0.6));
  await hears('running', evaluation(30, 0.7));
  expect(progress.best).toEqual({ step: 30, value: 0.7 });
  // Came between two frames.
  engine.evaluations.push(evaluation(35, 0.8));
  await hears('running', evaluation(40, 0.5));
  expect(engine.requests('history')).toEqual([]);
  expect(progress.best?.step).toBe(30);
  engine.frame(id, { state: 'paused', step: 40, evaluation: evaluation(40, 0.5) });
  await vi.waitFor(() => expect(progress.best).toEqual({ step: 35, value: 0.8 }));
  lab.play();
  await settle();
  engine.evaluations.push(evaluation(45, 0.95));
  await hears('finished', evaluation(50, 0.4));
  await vi.waitFor(() => expect(progress.reached?.step).toBe(45));
  expect(progress.best?.step).toBe(45);
  expect(engine.requests('history')).toHaveLength(2);
});

it('asks again when a history did not come, and does not pass over a run that was left', async () => {
  const { lab, engine, progress } = await page({ target });
  lab.play();
  await settle();
  const { id } = lab.current!;
  engine.holds = true;
  engine.frame(id, { state: 'running', step: 20, evaluation: evaluation(20, 0.95) });
  await settle();
  engine.fail(id, 'history', { code: 'engine', path: '', message: 'lost' });
  await settle();
  expect(progress.reached).toBeNull();
  engine.holds = false;
  engine.evaluations = [evaluation(20, 0.95), evaluation(40, 0.5)];
  lab.edit('seed', 7);
  lab.restart();
  await settle();
  expect(lab.current?.id).not.toBe(id);
  engine.frame(id, { state: 'paused', step: 40, evaluation: evaluation(40, 0.5) });
  await vi.waitFor(() => expect(progress.reached?.step).toBe(20));
});

it('says how near a run came that does not meet it, of what was measured', async () => {
  const { lab, engine, progress } = await page({ target: { quantity: 'train_loss', below: 0.3 } });
  const losses = [Number.NaN, 0.9, 0.4, 0.6];
  const all = losses.map((trainLoss, i) => ({ ...evaluation(10 * i, 0), trainLoss }));
  await run(lab, engine, all);
  expect(progress).toMatchObject({ best: { step: 20, value: 0.4 }, reached: null });
});

it('counts up to the step it names, that one included', async () => {
  const early = await page({ target: { ...target, within: 20 } });
  const all = [evaluation(10, 0.5), evaluation(20, 0.8), evaluation(30, 0.95)];
  await run(early.lab, early.engine, all);
  expect(early.progress).toMatchObject({ best: { step: 20 }, reached: null });

  const { lab, engine, progress } = await page({ target: { ...target, within: 30 } });
  await run(lab, engine, all);
  await vi.waitFor(() => expect(progress.reached?.step).toBe(30));
});

it('a later run that reaches it takes the place; one that does not, and one of other data, do not', async () => {
  const { lab, engine, progress } = await page({ target });
  const good = [evaluation(50, 0.95)];
  await run(lab, engine, good);
  await vi.waitFor(() => expect(progress.reached?.step).toBe(50));
  const first = progress.reached;
  await run(lab, engine, [evaluation(10, 0.2)]);
  expect(progress).toMatchObject({ best: { step: 10 }, reached: first });

  lab.choose('data', 'spiral');
  await settle();
  await run(lab, engine, [evaluation(5, 0.99)]);
  expect(progress).toMatchObject({ best: null, reached: first });

  lab.choose('data', 'moons');
  await settle();
  await run(lab, engine, [evaluation(40, 0.97)]);
  await vi.waitFor(() => expect(progress.reached?.step).toBe(40));
});

it('another task begins anew, and what is no task is told with its place', async () => {
  const { lab, engine, progress } = await page({ target });
  await run(lab, engine, [evaluation(50, 0.95)]);
  await vi.waitFor(() => expect(progress.reached).not.toBeNull());
  const opened = { ...recipe, task: { text: 'Again', target: { quantity: 'speed', above: 1 } } };
  lab.bring(opened);
  await settle();
  expect(progress).toMatchObject({ task: null, best: null, reached: null });
  expect(progress.refusal).toMatchObject({ path: 'task.target.quantity' });
  lab.bring({ ...recipe, task: { text: 'Again', target } } as typeof recipe);
  await settle();
  await settle();
  expect(progress).toMatchObject({ task: { text: 'Again' }, refusal: null, reached: null });
});

it('a last step that the run has not is told with its place, until the run is long enough', async () => {
  const { lab, progress } = await page({ text: 'Soon.', target: { ...target, within: 101 } });
  expect(progress).toMatchObject({
    task: { text: 'Soon.' },
    refusal: {
      path: 'task.target.within',
      message: "task.target.within: 101 is above 100, the run's last step",
    },
  });
  lab.setLength('steps', 101);
  await settle();
  expect(progress.refusal).toBeNull();
  // A student may end it earlier.
  lab.setLength('steps', 50);
  await settle();
  expect(progress.refusal).toBeNull();
});
