import { describe, expect, it } from 'vitest';
import type { Question, Setup } from '../../../web/src/lessons/lesson';
import type { ArmResult, LessonResult, SetupResult } from '../../../web/src/lessons/result';
import { answer, overall } from '../../../web/src/lessons/verdict';
import type { Evaluation } from '../../../web/src/protocol';

const plain: Question = {
  id: 'q',
  quantity: 'testAccuracy',
  a: 'a',
  b: 'b',
  compare: 'difference',
  claim: 'above',
  margin: 0.1,
};

/** Arms with these values of the one question, by seed. */
function found(
  arms: { [id: string]: (number | null)[] },
  question: Partial<Question>,
): SetupResult {
  const setup = { questions: [{ ...plain, ...question }] } as Setup;
  const results = Object.entries(arms).map(([id, values]) => ({
    arm: { id, change: {} },
    values: values.map((value) => (value === null ? null : [value])),
  }));
  return { setup, arms: results as ArmResult[] };
}

const verdictOf = (a: number[], question: Partial<Question>) =>
  answer(found({ a, b: a.map(() => 1) }, question), 0)?.verdict;

describe('a verdict', () => {
  // Differences of 0.4 and 0.6 by turns have an interval of 0.5 ± 0.13.
  const half = [1.4, 1.6, 1.4, 1.6, 1.4, 1.6];

  it.each([
    ['above', 0.1, 'supported'],
    ['above', 0.36, 'supported'],
    ['above', 0.5, 'inconclusive'],
    ['above', 0.7, 'refuted'],
    ['below', 0.1, 'refuted'],
    ['near', 0.1, 'refuted'],
    ['near', 0.5, 'inconclusive'],
    ['near', 0.7, 'supported'],
  ] as const)(
    'on %s by %f is %s: the whole interval has to lie on one side',
    (claim, margin, verdict) => {
      expect(verdictOf(half, { claim, margin })).toBe(verdict);
      const mirrored = { above: 'below', below: 'above', near: 'near' } as const;
      const down = half.map((value) => 2 - value);
      expect(verdictOf(down, { claim: mirrored[claim], margin })).toBe(verdict);
    },
  );

  it('takes differences by pairs: what the seed does to both does not count', () => {
    const seeds = [0, 10, 20, 30];
    const arms = { a: seeds.map((seed) => seed + 1), b: seeds };
    expect(answer(found(arms, {}), 0)).toMatchObject({
      verdict: 'supported',
      a: 16,
      b: 15,
      effect: { mean: 1, low: 1, high: 1 },
      pairs: 4,
    });
  });

  it('takes ratios as they multiply', () => {
    const its = answer(found({ a: [2, 8], b: [1, 2] }, { compare: 'ratio', margin: 1.5 }), 0);
    expect(its).toMatchObject({ a: 4, b: expect.closeTo(Math.SQRT2, 12), from: 1, edges: [1.5] });
    expect(its?.effect.mean).toBeCloseTo(Math.sqrt(8), 12);
    // ln 2 and ln 4: their mean and the deviation ln 2 / √2, one degree of freedom.
    expect(its?.effect.high).toBeCloseTo(Math.sqrt(8) * Math.exp((Math.LN2 / 2) * 12.70620474), 3);
  });

  it('may expect another effect than none', () => {
    const twice = { compare: 'ratio', claim: 'near', from: 2, margin: 1.1 } as const;
    expect(verdictOf([2, 2.02, 1.98], twice)).toBe('supported');
    expect(verdictOf([1, 1.02, 0.98], twice)).toBe('refuted');
  });

  it('counts the seeds of a share', () => {
    const share = (values: number[], claim: Question['claim']) =>
      answer(
        found({ a: values }, {
          ...plain,
          b: undefined,
          compare: 'share',
          claim,
          margin: undefined,
        } as Partial<Question>),
        0,
      );
    const all = Array(8).fill(1);
    expect(share(all, 'above')).toMatchObject({
      verdict: 'supported',
      effect: { mean: 1, high: 1 },
    });
    expect(share(all, 'below')?.verdict).toBe('refuted');
    expect(share([...all.slice(2), 0, 0], 'above')?.verdict).toBe('inconclusive');
    expect(share(Array(8).fill(0), 'below')?.verdict).toBe('supported');
  });

  it('looks at the range of several arms, and at one by itself', () => {
    const arms = { low: [0.1, 0.2], middle: [0.9, 0.9], high: [0.5, 0.5], b: [0.2, 0.2] };
    const range = { a: { range: ['low', 'middle', 'high'] } };
    expect(answer(found(arms, range), 0)).toMatchObject({ a: 0.75, b: 0.2 });
    expect(answer(found(arms, { ...range, b: undefined } as Partial<Question>), 0)).toMatchObject({
      a: 0.75,
      b: null,
    });
  });

  it('waits for every run', () => {
    expect(answer(found({ a: [1, null], b: [0, 0] }, {}), 0)).toBeNull();
  });

  it('says how many seeds would decide, if that is in sight', () => {
    // Mean 0.5, half an interval is 0.13 at six seeds; 0.05 remain.
    const its = answer(found({ a: half, b: half.map(() => 1) }, { margin: 0.45 }), 0);
    expect(its?.verdict).toBe('inconclusive');
    const width = (its as NonNullable<typeof its>).effect.high - 0.5;
    expect(its?.needed).toBe(Math.ceil(6 * (width / 0.05) ** 2));
    expect(answer(found({ a: [1, 2], b: [1, 1] }, { margin: 0.5 }), 0)?.needed).toBeNull();
  });

  it('says which threshold would turn it', () => {
    const turnOf = (question: Partial<Question>) =>
      answer(found({ a: half, b: half.map(() => 1) }, question), 0)?.turn;
    expect(turnOf({ claim: 'above' })).toBeCloseTo(0.385, 3);
    expect(turnOf({ claim: 'above', margin: 0.7 })).toBeCloseTo(0.615, 3);
    // It lies on the other side altogether.
    expect(turnOf({ claim: 'below' })).toBeNull();
    expect(turnOf({ claim: 'near' })).toBeCloseTo(0.385, 3);
    expect(turnOf({ claim: 'near', margin: 0.7 })).toBeCloseTo(0.615, 3);
    expect(turnOf({ claim: 'above', margin: 0.5 })).toBeNull();
  });
});

describe('runs that never come to a value', () => {
  const reach = { reach: 'testAccuracy', value: 0.9, in: 'steps' } as const;
  const faster = { ...plain, quantity: reach, compare: 'ratio', claim: 'below', margin: 1.1 };
  /** The step at which each run comes to it; null: it never does in its 100 steps. */
  function waited(arms: { [id: string]: (number | null)[] }, question: Partial<Question> = {}) {
    const values = (steps: (number | null)[]) => steps.map((step) => step ?? 100);
    const counted = Object.entries(arms).map(([id, steps]) => [id, values(steps)]);
    const result = found(Object.fromEntries(counted), { ...faster, ...question } as Question);
    for (const its of result.arms) {
      const runs = arms[its.arm.id]!.map((step) => {
        const course = [{ step: 0, testAccuracy: 0.1 }];
        if (step !== null) course.push({ step, testAccuracy: 0.9 });
        return { evaluations: course as Evaluation[] };
      });
      Object.assign(its, { point: { runs } });
    }
    return answer(result, 0);
  }

  it('count with their length, and make the effect a bound', () => {
    const [quick, slow, never] = [
      [10, 11, 12],
      [20, 100, 30],
      [null, null, 90],
    ];
    const of = 3;
    expect(waited({ a: quick, b: slow })).toMatchObject({
      reached: { a: { runs: 3, of }, b: { runs: 3, of } },
      bound: null,
    });
    expect(waited({ a: quick, b: never })).toMatchObject({
      reached: { a: { runs: 3, of }, b: { runs: 1, of } },
      bound: 'most',
    });
    expect(waited({ a: never, b: quick })?.bound).toBe('least');
    expect(waited({ a: never, b: never })?.bound).toBe('either');
    const range = { a: { range: ['a', 'c'] } };
    expect(waited({ a: quick, b: slow, c: never }, range)).toMatchObject({
      reached: { a: { runs: 4, of: 6 } },
      bound: 'either',
    });
  });

  it('are none where something else is measured', () => {
    expect(answer(found({ a: [1, 2], b: [1, 1] }, {}), 0)).toMatchObject({
      reached: null,
      bound: null,
    });
  });
});

describe('a whole lesson', () => {
  const up = found({ a: [2, 2], b: [1, 1] }, {});
  const down = found({ a: [0, 0], b: [1, 1] }, {});
  const open = found({ a: [0, 3], b: [1, 1] }, {});
  const missing = found({ a: [0, null], b: [1, 1] }, {});
  it.each([
    [[up, up], 'supported'],
    [[down], 'refuted'],
    [[up, open], 'inconclusive'],
    [[up, open, down], 'mixed'],
    [[up, missing], null],
  ])('is supported, refuted, undecided, or depends', (setups, verdict) => {
    expect(overall({ setups } as LessonResult)).toBe(verdict);
  });
});
