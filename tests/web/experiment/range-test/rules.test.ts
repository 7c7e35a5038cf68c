import { describe, expect, it } from 'vitest';
import { suggestions } from '../../../../web/src/experiment/range-test/rules';
import { curveThrough, found, lowestOf, octaves, type Shape, valleyAt } from './synthetic';

const loss = valleyAt(0.01, 3);
/** 300 steps over six decades: a step is this many octaves. */
const step = Math.log2(1e6) / 299;
const plain = { test: { smoothing: 0 } };
/** The moving average comes so many steps late. */
const lag = 9 * step;

/** 10 % below 0.001, 90 % from 0.1 to 1, then falling to nothing at 10. */
const accuracy = (rate: number): number => {
  const decade = Math.log10(rate);
  if (decade < -3) return 0.1;
  if (decade < -1) return 0.1 + 0.4 * (decade + 3);
  return decade < 0 ? 0.9 : 0.9 - 0.9 * decade;
};

describe('on a clean curve', () => {
  const curve = curveThrough({ loss }, plain);

  it('the steepest descent is where the curve’s formula has it', () => {
    expect(octaves(found(curve, 'steepest').rate, 0.01)).toBeLessThan(1.01 * step);
  });

  it('the minimum is where the formula has it', () => {
    expect(octaves(found(curve, 'minimum').rate, lowestOf(loss) / 10)).toBeLessThan(1.01 * step);
  });

  it('the valley is the middle of the way down', () => {
    const top = curve.lr[curve.begin]!;
    expect(octaves(found(curve, 'valley').rate, Math.sqrt(top * lowestOf(loss)))).toBeLessThan(
      1.01 * step,
    );
  });

  it('it ends where the loss passes four times its best', () => {
    const best = Math.min(...curve.smoothed.slice(0, curve.end));
    expect(curve.stop).toBe('rose');
    expect(curve.smoothed[curve.end]).toBeGreaterThan(4 * best);
    expect(curve.smoothed[curve.end - 1]).toBeLessThanOrEqual(4 * best);
  });

  it('rates that grow linearly are read on log(lr) all the same', () => {
    const linear = { from: 1e-3, to: 1, steps: 3000, growth: 'linear', smoothing: 0 } as const;
    const other = curveThrough({ loss: valleyAt(0.05, 3) }, { test: linear });
    expect(octaves(found(other, 'steepest').rate, 0.05)).toBeLessThan(0.2);
  });

  it('a way down that is short, and near the beginning, is found as well', () => {
    const short = curveThrough({ loss: (rate) => valleyAt(6e-5, 4e-4)(rate) }, plain);
    expect(octaves(found(short, 'steepest').rate, 6e-5)).toBeLessThan(0.5);
  });

  it('smoothing comes late by no more than its memory', () => {
    const late = curveThrough({ loss });
    for (const rule of ['steepest', 'minimum'] as const) {
      const { rate } = found(late, rule);
      expect(octaves(rate, found(curve, rule).rate), rule).toBeLessThan(lag + 1.1 * step);
      expect(rate).toBeGreaterThanOrEqual(found(curve, rule).rate);
    }
  });
});

describe('the valley', () => {
  it('is that of the longest decreasing list, as trying all of them finds it', () => {
    const curve = curveThrough({ loss }, { noise: 0.2, seed: 5 });
    const values = curve.smoothed.slice(curve.begin, curve.end);
    const lengths: number[] = [];
    for (const value of values) {
      const before = lengths.filter((_, j) => values[j]! > value);
      lengths.push(1 + Math.max(0, ...before));
    }
    const longest = Math.max(...lengths);
    const last = lengths.indexOf(longest);
    const [low, high] = [last - longest + 1, last].map((i) => curve.lr[curve.begin + i]!);
    expect(octaves(found(curve, 'valley').rate, Math.sqrt(low! * high!))).toBeLessThan(0.01);
  });
});

describe('accuracy', () => {
  /** Evaluations are 8 steps apart. */
  const apart = 8 * step;
  const curve = curveThrough({ loss, accuracy });

  it('bounds are where it begins to rise and where it stalls', () => {
    const { rate, base } = found(curve, 'smith');
    // A tenth of the rise is a beginning: 0.2 decades behind its foot.
    expect(octaves(base!, 10 ** -2.8)).toBeLessThan(1.01 * apart);
    expect(octaves(rate, 0.1)).toBeLessThan(1.01 * apart);
  });

  it('bounds end where it turns ragged', () => {
    const ragged = (rate: number) => (rate > 0.03 && rate < 0.1 ? 0.3 : accuracy(rate));
    const { rate } = found(curveThrough({ loss, accuracy: ragged }), 'smith');
    // And it is taken for stalled at the last evaluation before, which is as high as the next.
    expect(octaves(rate, 0.03)).toBeLessThan(2.01 * apart);
  });

  it('the best is in the middle of those as good, and the lower bound a third of it', () => {
    const { rate, base } = found(curve, 'best_accuracy');
    expect(octaves(rate, Math.sqrt(0.1 * 1))).toBeLessThan(1.01 * apart);
    expect(octaves(base!, rate / 3)).toBeLessThan(0.01);
  });

  it('the best is not a single lucky evaluation', () => {
    let calls = 0;
    const lucky = (rate: number) => (++calls === 20 ? 1 : accuracy(rate));
    const { rate } = found(curveThrough({ loss, accuracy: lucky }), 'best_accuracy');
    expect(rate).toBe(found(curve, 'best_accuracy').rate);
  });
});

describe('noise and spikes', () => {
  const shape: Shape = { loss, accuracy };
  const clean = curveThrough(shape);

  // Within an octave and a half: noise alone moves the flat bottom's lowest point about.
  it.each(Array.from({ length: 20 }, (_, i) => i + 1))('do not fool the rules, %i', (seed) => {
    const curve = curveThrough(shape, { noise: 0.15, seed });
    for (const rule of ['steepest', 'minimum'] as const) {
      expect(octaves(found(curve, rule).rate, found(clean, rule).rate), rule).toBeLessThan(1.5);
    }
    // Where noise hides the first of the descent, the list is shorter; it is on the way down still.
    const { rate } = found(curve, 'valley');
    expect(rate).toBeGreaterThan(found(clean, 'valley').rate / 2);
    expect(rate).toBeLessThan(lowestOf(loss));
  });

  it.each([
    ['early', { 1: 30, 2: 50, 6: 40, 7: 40, 11: 20 }],
    ['on the way down', { 120: 20, 121: 15, 160: 40 }],
    ['at the bottom', { 215: 100, 216: 100, 222: 50 }],
    ['downwards', { 60: 0.01, 61: 0, 170: 0.02 }],
  ])('%s do not fool the rules', (_, spikes) => {
    const curve = curveThrough(shape, { noise: 0.02, spikes, seed: 3 });
    const undisturbed = curveThrough(shape, { noise: 0.02, seed: 3 });
    expect(Math.abs(curve.end - undisturbed.end)).toBeLessThanOrEqual(2);
    for (const rule of ['steepest', 'valley', 'minimum'] as const) {
      const { rate } = found(undisturbed, rule);
      expect(octaves(found(curve, rule).rate, rate), rule).toBeLessThan(0.4);
    }
  });
});

describe('a rule that finds nothing says why', () => {
  const nothing = (curve: ReturnType<typeof curveThrough>) =>
    suggestions(curve).map((one) => ('nothing' in one ? one.nothing : 'found'));

  it.each(Array.from({ length: 40 }, (_, i) => i + 1))('a plateau has no rate, %i', (seed) => {
    const flat = { loss: () => 2.3, accuracy: () => 0.1 };
    const curve = curveThrough(flat, { noise: 0.3, seed });
    expect(nothing(curve)).toEqual(Array(5).fill('never-fell'));
  });

  it('nor has a plateau that only the biases leave', () => {
    const stuck = {
      loss: (rate: number) => (rate > 1e-3 ? 2.3 : 2.5),
      accuracy: () => 0.1,
    };
    expect(nothing(curveThrough(stuck, { noise: 0.01 }))).toEqual(Array(5).fill('never-fell'));
  });

  it('nor a loss that only rises', () => {
    const rising = { loss: (rate: number) => 2.3 + 1e4 * rate, accuracy: () => 0.1 };
    expect(nothing(curveThrough(rising))).toEqual(Array(5).fill('only-rose'));
  });

  it('a small but certain fall is none of these', () => {
    const small = (rate: number) => (rate > 1e-2 ? 2.0 : 2.3);
    const curve = curveThrough({ loss: small }, { noise: 0.3, seed: 2 });
    expect(curve.flat).toBeNull();
  });

  it('where it still falls at the end, the minimum lies outside', () => {
    const falling = (rate: number) => 2 - 0.2 * Math.log10(rate);
    expect(nothing(curveThrough({ loss: falling }))).toEqual([
      'found',
      'still-falling',
      'found',
      'no-accuracy',
      'no-accuracy',
    ]);
  });

  it('accuracy that never rose, or still rises', () => {
    const half = curveThrough({ loss, accuracy: () => 0.5 });
    expect(nothing(half).slice(3)).toEqual(['never-rose', 'never-rose']);
    const falling = (rate: number) => 2 - 0.2 * Math.log10(rate);
    const rising = (rate: number) => 0.5 + 0.05 * Math.log10(rate);
    const curve = curveThrough({ loss: falling, accuracy: rising });
    expect(nothing(curve).slice(3)).toEqual(['still-rising', 'still-rising']);
  });
});
