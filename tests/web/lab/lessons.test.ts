/** The state of Lessons, on a pool that answers at once. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Pool, type PoolWorker } from '../../../web/src/engine/pool';
import { Lab } from '../../../web/src/lab';
import { Lessons } from '../../../web/src/lab/lessons';
import { lessons } from '../../../web/src/lessons/library';
import type { Reply } from '../../../web/src/protocol';
import { evaluation, trained } from '../lessons/runs';
import { complete, FakeEngine } from './fake-engine';
import { catalogue } from './small-catalogue';

const id = 'adam-forgives';
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

let lab: Lab;
let state: Lessons;
let fault: string;
let held: boolean;

function fakePool(): Pool {
  return new Pool(
    2,
    (heard): PoolWorker => ({
      post(request) {
        if (request.type !== 'check' && request.type !== 'train') return;
        const { run, experiment, type } = request;
        const result = trained(experiment, [evaluation(0, 1), evaluation(4, 0.5)]);
        const refused = { code: 'document' as const, message: fault, path: '' };
        const info = { ...result.info, experiment: complete(experiment) };
        if (held && type === 'train') return;
        queueMicrotask(() =>
          heard(
            fault
              ? { type: 'fault', run, request: type, fault: refused }
              : ({
                  run,
                  ...(type === 'check' ? { type: 'checked', info } : { type: 'trained', result }),
                } as Reply),
          ),
        );
      },
      terminate() {},
    }),
  );
}

beforeEach(async () => {
  fault = '';
  held = false;
  lab = new Lab(catalogue, new FakeEngine(), { nextTurn: (callback) => setTimeout(callback) });
  lab.start({ version: 1, data: { source: 'spiral' } });
  await settle();
  state = new Lessons(lab, fakePool(), (callback) => setTimeout(callback));
});

describe('Lessons', () => {
  it('begins with the first, and the document holds which one is open', () => {
    state.begin();
    expect(lab.parts.lesson).toEqual({ id: lessons[0]?.id });
    lab.open('lessons');
    state.open(id);
    expect(lab.document).toEqual({ version: 1, lesson: { id } });
    state.begin();
    expect(state.asked.lesson?.lesson.id).toBe(id);
  });

  it('runs it, and keeps the verdict for the list', async () => {
    state.open(id);
    expect(state.result).toBeNull();
    await state.run();
    expect(state).toMatchObject({ running: false, fault: null });
    expect(state.ended).toBe(state.runs);
    expect(state.result?.setups).toHaveLength(2);
    expect(state.verdict(id)).not.toBeNull();
    state.open(lessons.find((lesson) => lesson.id !== id)?.id as string);
    expect(state.result).toBeNull();
    expect(state.verdict(id)).not.toBeNull();
  });

  it('runs again on seeds that come behind', async () => {
    state.open(id);
    await state.run();
    state.renew();
    expect(lab.parts.lesson).toEqual({ id, seed: 11 });
    await settle();
    await settle();
    expect(state.result?.seed).toBe(11);
  });

  it('says what is wrong with the document, and what failed', async () => {
    lab.setPart('lesson', { id: 'x' });
    expect(state.asked.lesson).toBeNull();
    expect(state.asked.refusal).toMatchObject({ path: 'lesson.id' });
    await state.run();
    expect(state.running).toBe(false);
    state.open(id);
    fault = 'no memory';
    await state.run();
    expect(state).toMatchObject({ running: false, fault: { message: 'no memory' } });
    state.open(id);
    expect(state.fault).toBeNull();
  });

  it('can be stopped; another lesson stops it', async () => {
    state.open(id);
    held = true;
    const running = state.run();
    await settle();
    expect(state.running).toBe(true);
    state.open(lessons[0]?.id as string);
    await running;
    expect(state).toMatchObject({ running: false, result: null });
    expect(state.verdict(id)).toBeNull();
  });

  it('opens an arm in Train and a set-up in Compare', async () => {
    state.open(id);
    await state.run();
    const { result } = state;
    const [rate, betas] = result?.setups ?? [];
    if (!result || !rate || !betas) expect.unreachable();
    const replace = vi.spyOn(lab, 'replace').mockReturnValue();
    const last = () => replace.mock.lastCall?.[0] as unknown as { [part: string]: unknown };
    state.compare(result, betas);
    const { sweep, ...recipe } = last();
    expect(recipe).toMatchObject({ seed: 1, data: 'digits', epochs: 8, evaluate_every: 20 });
    expect(sweep).toMatchObject({ seeds: 10, vary: { optimizer: expect.any(Array) } });
    const { vary } = sweep as { vary: { optimizer: unknown[] } };
    expect(Object.keys(vary)).toEqual(['optimizer']);
    expect(vary.optimizer[1]).toEqual({ name: 'adam', lr: 0.003, beta1: 0.5 });
    // The chosen rates stand in the choices.
    state.compare(result, rate);
    const arms = rate.arms.map(({ point }) => point.point.experiment.optimizer);
    expect(last().sweep).toEqual({ vary: { optimizer: arms }, seeds: 10 });
    state.train(result, betas.arms[2] ?? expect.unreachable());
    expect(last()).toMatchObject({ seed: 1, optimizer: { name: 'adam', beta1: 0.99 } });
    expect(last()).not.toHaveProperty('sweep');
  });
});
