import { describe, expect, it } from 'vitest';
import { Pool, type PoolWorker } from '../../../web/src/engine/pool';
import type { Choice, Experiment } from '../../../web/src/experiment/document';
import type { NamedLesson } from '../../../web/src/lessons/lesson';
import { termsOf } from '../../../web/src/lessons/result';
import { trainLesson } from '../../../web/src/lessons/train';
import { answer } from '../../../web/src/lessons/verdict';
import type { Reply, Trained } from '../../../web/src/protocol';
import { evaluation, infoOf, trained } from './runs';

const rateOf = ({ optimizer }: Experiment) => Number((optimizer as Choice).lr);

/** Best at 0.1; a rate above 1 diverges; what is judged has seeds up to 99. */
function answerTo(experiment: Experiment): Trained {
  const rate = rateOf(experiment);
  const loss = Math.abs(Math.log10(rate) + 1) + (experiment.seed ?? 0) / 1e9;
  const status = rate > 1 ? 'diverged' : 'finished';
  return trained(experiment, [evaluation(0, 5), evaluation(4, loss)], { status });
}

function poolOf(asked: Experiment[], { fault = '', stopAfter = Infinity } = {}): Pool {
  const pool: Pool = new Pool(
    1,
    (heard): PoolWorker => ({
      post(request) {
        if (request.type !== 'check' && request.type !== 'train') return;
        const { run, experiment, type } = request;
        const refused = { code: 'document' as const, message: fault, path: '' };
        let reply: Partial<Reply> = { type: 'checked', info: infoOf(experiment) };
        if (type === 'train') {
          asked.push(experiment);
          reply = { type: 'trained', result: answerTo(experiment) };
        }
        if (fault) reply = { type: 'fault', request: type, fault: refused };
        if (asked.length > stopAfter) pool.stop();
        else queueMicrotask(() => heard({ run, ...reply } as Reply));
      },
      terminate() {},
    }),
  );
  return pool;
}

const from = [0.01, 0.1, 1, 10];
const question = {
  id: 'q',
  quantity: 'testLoss',
  a: 'off',
  b: 'best',
  compare: 'difference',
  claim: 'above',
  margin: 0.1,
} as const;

const lesson: NamedLesson = {
  id: 'test',
  group: 'rate',
  place: 1,
  experiment: { version: 1, seed: 3, data: 'moons', optimizer: { name: 'sgd', lr: 0.5 } },
  seeds: 2,
  choose: { by: 'testLoss', seeds: 3 },
  setups: [
    {
      id: 'one',
      change: { steps: 4 },
      arms: [
        { id: 'best', change: {}, rate: { from } },
        { id: 'off', change: {}, rate: { from, times: 10 } },
      ],
      questions: [question],
      chart: { measure: 'testLoss', x: 'steps' },
    },
    {
      id: 'two',
      change: { steps: 4 },
      arms: [
        { id: 'best', change: {}, rate: { from } },
        { id: 'off', change: { 'optimizer.lr': 2 } },
      ],
      questions: [question],
      chart: { measure: 'testLoss', x: 'steps' },
    },
  ],
};

describe('a lesson on a pool', () => {
  it('chooses rates on other seeds than it judges on, and makes every run once', async () => {
    const asked: Experiment[] = [];
    const parts: string[] = [];
    const result = await trainLesson(
      poolOf(asked),
      lesson,
      { seed: 3, seeds: 2 },
      {
        progress: (ended, runs) => parts.push(`${ended}/${runs}`),
      },
    );
    const chosenOn = asked.filter(({ seed = 0 }) => seed > 99);
    // Four rates on three seeds, although three arms ask for it.
    expect(chosenOn).toHaveLength(12);
    const judged = asked.filter(({ seed = 0 }) => seed <= 99);
    expect(judged.map((run) => [rateOf(run), run.seed])).toEqual([
      [0.1, 3],
      [0.1, 4],
      [1, 3],
      [1, 4],
      [2, 3],
      [2, 4],
    ]);
    expect(parts.at(-1)).toBe('18/18');
    const [one, two] = result?.setups ?? [];
    const best = one?.arms[0]?.choosing;
    expect(best).toMatchObject({ rates: from, best: 0.1, atEdge: false });
    // One that diverged counts as what it began with.
    expect(best && 'scores' in best && best.scores[3]).toBe(5);
    expect(one && answer(one, 0)).toMatchObject({ verdict: 'supported', effect: { mean: 1 } });
    expect(two?.arms[1]?.point.runs.map((run) => run?.status)).toEqual(['diverged', 'diverged']);
    expect(two && answer(two, 0)?.a).toBe(5);
    expect(one && termsOf(one)).toEqual({ budget: 'both', rate: 'own' });
  });

  it('says when the best rate is the last that was tried', async () => {
    const narrow = structuredClone(lesson);
    narrow.setups = narrow.setups.slice(0, 1);
    for (const arm of narrow.setups[0]?.arms ?? []) arm.rate = { from: [0.001, 0.01, 0.1] };
    const result = await trainLesson(poolOf([]), narrow, { seed: 3, seeds: 2 });
    expect(result?.setups[0]?.arms[0]?.choosing).toMatchObject({ best: 0.1, atEdge: true });
    expect(result?.setups[0] && termsOf(result.setups[0]).rate).toBe('best');
  });

  it('ends with what is refused', async () => {
    const refused = trainLesson(poolOf([], { fault: 'seed: 3 is not liked' }), lesson, {
      seed: 3,
      seeds: 2,
    });
    await expect(refused).rejects.toThrow('seed: 3 is not liked');
  });

  it('can be stopped while it chooses, and while it is judged', async () => {
    const seeds = { seed: 3, seeds: 2 };
    expect(await trainLesson(poolOf([], { stopAfter: 5 }), lesson, seeds)).toBeNull();
    const half = await trainLesson(poolOf([], { stopAfter: 14 }), lesson, seeds);
    expect(half?.setups[0]?.arms[0]?.values.filter(Boolean)).toHaveLength(2);
    expect(half?.setups[0] && answer(half.setups[0], 0)).toBeNull();
  });
});
