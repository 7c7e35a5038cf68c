/** What the runs say to a question: an effect with its interval, and what follows for the claim. */
import { spreadOf } from '../experiment/spread';
import type { Question, Side } from './lesson';
import { reachedIn } from './quantities';
import type { LessonResult, SetupResult } from './result';
import { type Interval, meanInterval, shareInterval } from './statistics';

export type Verdict = 'supported' | 'refuted' | 'inconclusive';

/** So many of a side's runs came to a value. */
export interface Reached {
  runs: number;
  of: number;
}

export interface Answer {
  question: Question;
  verdict: Verdict;
  /** Mean of each side, for ratios the geometric one; b is null where there is none. */
  a: number;
  b: number | null;
  /** Of each side, where it is measured how long it takes to a value; else null. */
  reached: { a: Reached; b: Reached | null } | null;
  /**
   * Runs that never came to the value count with their length, and would have taken longer: the
   * effect is at most or at least what is found, or may be either; null where all runs came to it.
   */
  bound: 'most' | 'least' | 'either' | null;
  /** Differences or shares; factors for ratios. */
  effect: Interval;
  /** What the effect is compared with, and where it begins to matter: two places for `near`. */
  from: number;
  edges: number[];
  /** Effect over its standard deviation from seed to seed; NaN for shares. */
  size: number;
  pairs: number;
  /** So many seeds would decide, if the effect stays as it is; null where it is decided, or never. */
  needed: number | null;
  /** With this for the smallest effect that matters the verdict turns; null where none would do. */
  turn: number | null;
}

/** null as long as a run is missing. */
export function answer(result: SetupResult, index: number): Answer | null {
  const question = result.setup.questions[index] as Question;
  const a = valuesOf(result, question.a, index);
  const b = question.b === undefined ? null : valuesOf(result, question.b, index);
  if (a === null || (question.b !== undefined && b === null)) return null;
  const isRatio = question.compare === 'ratio';
  const [inside, outside] = isRatio ? [Math.log, Math.exp] : [plain, plain];
  const pairs = a.map((value, i) => inside(value) - (b ? inside(b[i] as number) : 0));
  const isShare = question.compare === 'share';
  const found = isShare ? shareInterval(sum(a), a.length) : meanInterval(pairs);
  const from = inside(question.from ?? { difference: 0, ratio: 1, share: 0.5 }[question.compare]);
  const margin = question.margin === undefined ? 0 : inside(question.margin);
  const edges = {
    above: [from + margin],
    below: [from - margin],
    near: [from - margin, from + margin],
  }[question.claim];
  const { sd } = spreadOf(pairs);
  const reached = reachedBy(result, question);
  const verdict = judge(found, question.claim, edges);
  const turn = turning(found, question.claim, from, verdict);
  const middle = (values: number[]) => outside(spreadOf(values.map(inside)).mean);
  return {
    question,
    verdict,
    a: middle(a),
    b: b && middle(b),
    reached,
    bound: reached && boundOf(question, reached),
    effect: { mean: outside(found.mean), low: outside(found.low), high: outside(found.high) },
    from: outside(from),
    edges: edges.map(outside),
    size: isShare ? Number.NaN : (found.mean - from) / sd,
    pairs: pairs.length,
    turn: isShare || turn === null ? null : outside(turn),
    needed: verdict === 'inconclusive' && !isShare ? seedsNeeded(found, edges, pairs.length) : null,
  };
}

const plain = (value: number) => value;
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Decided only when the whole interval lies on one side. */
function judge({ low, high }: Interval, claim: Question['claim'], edges: number[]): Verdict {
  const [first, last] = [edges[0] as number, edges.at(-1) as number];
  const [holds, fails] = {
    above: [low > last, high <= last],
    below: [high < first, low >= first],
    near: [low > first && high < last, low >= last || high <= first],
  }[claim];
  if (holds) return 'supported';
  return fails ? 'refuted' : 'inconclusive';
}

/** The end of the interval that an edge would have to pass, as an effect; null where none can. */
function turning(
  { low, high }: Interval,
  claim: Question['claim'],
  from: number,
  verdict: Verdict,
): number | null {
  const sizes = [Math.abs(low - from), Math.abs(high - from)].sort((x, y) => y - x);
  const [ifSo, ifNot] = {
    above: [low - from, high - from],
    below: [from - high, from - low],
    near: sizes,
  }[claim] as [number, number];
  const turn = verdict === 'supported' ? ifSo : ifNot;
  return verdict !== 'inconclusive' && turn > 0 ? turn : null;
}

/** The interval shrinks with the root of the number. */
function seedsNeeded({ mean, high }: Interval, edges: number[], n: number): number | null {
  const room = Math.min(...edges.map((edge) => Math.abs(mean - edge)));
  const needed = Math.ceil(n * ((high - mean) / room) ** 2);
  return Number.isFinite(needed) && needed <= 10_000 ? needed : null;
}

function reachedBy({ arms }: SetupResult, { quantity, a, b }: Question): Answer['reached'] {
  if (typeof quantity === 'string' || !('reach' in quantity)) return null;
  const count = (side: Side): Reached => {
    const ids = idsOf(side);
    const runs = arms.flatMap(({ arm, point }) => (ids.includes(arm.id) ? point.runs : []));
    const there = runs.filter((run) => run && reachedIn(quantity, run.evaluations));
    return { runs: there.length, of: runs.length };
  };
  return { a: count(a), b: b === undefined ? null : count(b) };
}

/** a stands above what is compared, b below; a range of arms may grow or shrink. */
function boundOf(question: Question, { a, b }: NonNullable<Answer['reached']>): Answer['bound'] {
  const [aLacks, bLacks] = [a.runs < a.of, b !== null && b.runs < b.of];
  if (!aLacks && !bLacks) return null;
  const isRange = (aLacks && isRangeOf(question.a)) || (bLacks && isRangeOf(question.b));
  if (isRange || (aLacks && bLacks)) return 'either';
  return aLacks ? 'least' : 'most';
}

const isRangeOf = (side: Side | undefined) => typeof side === 'object';
const idsOf = (side: Side) => (typeof side === 'string' ? [side] : side.range);

/** A side's quantity for each seed. */
function valuesOf({ arms }: SetupResult, side: Side, index: number): number[] | null {
  const ids = idsOf(side);
  const columns = ids.map((id) => arms.find(({ arm }) => arm.id === id)?.values ?? [null]);
  if (columns.some((values) => values.some((value) => value === null))) return null;
  const first = columns[0] as number[][];
  return first.map((_, seed) => {
    const values = columns.map((column) => (column[seed] as number[])[index] as number);
    return typeof side === 'string'
      ? (values[0] as number)
      : Math.max(...values) - Math.min(...values);
  });
}

/** What the whole lesson says: `mixed` where some of its answers support the claim and others refute it. */
export function overall({ setups }: LessonResult): Verdict | 'mixed' | null {
  const answers = setups.flatMap((result) =>
    result.setup.questions.map((_, index) => answer(result, index)?.verdict ?? null),
  );
  if (answers.includes(null)) return null;
  const decided = new Set(answers.filter((verdict) => verdict !== 'inconclusive'));
  if (decided.size === 2) return 'mixed';
  return answers.includes('inconclusive') ? 'inconclusive' : (answers[0] as Verdict);
}
