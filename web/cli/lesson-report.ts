/** What a lesson's runs say, in words. */
import {
  type ArmResult,
  type Choosing,
  type LessonResult,
  type SetupResult,
  termsOf,
} from '../src/lessons/result';
import { type Answer, answer, overall, type Reached, type Verdict } from '../src/lessons/verdict';
import { type LessonWords, lessonWords } from '../src/locales/lessons';
import { readable } from './report';

const verdicts: Record<Verdict | 'mixed', string> = {
  supported: 'supported',
  refuted: 'not supported',
  inconclusive: 'inconclusive',
  mixed: 'it depends',
};
const budgets = {
  both: 'same updates and epochs',
  epochs: 'same epochs',
  updates: 'same updates',
  neither: 'different lengths',
};
const rates = { one: 'one rate', best: 'each its own best rate', own: 'each its own rate' };

export function lessonSummary(result: LessonResult): string[] {
  const words = lessonWords(result.lesson.id, 'en');
  const all = overall(result);
  return [
    `${words.claim} ${all ? verdicts[all] : ''}`,
    ...result.setups.flatMap((found) => setupSummary(found, words)),
  ];
}

function setupSummary(found: SetupResult, words: LessonWords): string[] {
  const { setup, arms } = found;
  const { budget, rate } = termsOf(found);
  const name = words.setups?.[setup.id];
  const terms = `${budgets[budget]}, ${rates[rate]}`;
  return [
    `${name ? `${name}: ` : ''}${terms}`,
    ...arms.map((arm) => `  ${words.arms[arm.arm.id]}: ${armSummary(arm)}`),
    ...setup.questions.flatMap((question, index) => {
      const its = answer(found, index);
      const sentence = words.questions[question.id];
      return its ? [`  ${verdicts[its.verdict]}: ${sentence} ${inNumbers(its)}`] : [];
    }),
  ];
}

function armSummary({ choosing, point: { info, runs } }: ArmResult): string {
  const { optimizer, schedule } = info.experiment;
  const top = schedule.name === 'cyclic' ? ` to ${readable(Number(schedule.max_lr))}` : '';
  const finished = runs.filter((run) => run?.status === 'finished').length;
  const rate = `rate ${readable(Number(optimizer.lr))}${top}${choosing ? ` (${howChosen(choosing)})` : ''}`;
  return `${rate}, ${info.steps} steps, ${finished} of ${runs.length} finished`;
}

function howChosen(choosing: Choosing): string {
  if ('bounds' in choosing) {
    const { lower, upper } = choosing.bounds;
    return `the range test finds ${readable(lower)} to ${readable(upper)}`;
  }
  const { rates, atEdge } = choosing;
  return `best of ${rates.length}${atEdge ? ', at the end of those tried' : ''}`;
}

/** Runs that never came to a value are counted with their length. */
const bounds = {
  most: { sign: '≤ ', how: ' of the bound' },
  least: { sign: '≥ ', how: ' of the bound' },
  either: { sign: '', how: ', or more, or less' },
};

function inNumbers({ question, a, b, reached, bound, ...its }: Answer): string {
  const { effect, edges, pairs, needed } = its;
  const sides =
    b === null
      ? sideOf(a, reached?.a)
      : `${sideOf(a, reached?.a)} against ${sideOf(b, reached?.b)}`;
  const { sign, how } = bound ? bounds[bound] : { sign: '', how: '' };
  const { mean, low, high } = effect;
  const interval = `${question.compare} ${sign}${readable(mean)} [${readable(low)}, ${readable(high)}]${how}`;
  const where = `${question.claim} ${edges.map(readable).join(' and ')}`;
  const more = needed === null ? '' : `; about ${needed} seeds would decide`;
  return `${sides}: ${interval}, claimed ${where}, ${pairs} seeds${more}`;
}

function sideOf(value: number, reached?: Reached | null): string {
  if (!reached || reached.runs === reached.of) return readable(value);
  return `≥ ${readable(value)} (reached in ${reached.runs} of ${reached.of} runs)`;
}
