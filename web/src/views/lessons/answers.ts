/** The verdicts of a set-up, each with its numbers in words and as an interval. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import type { Question, Side } from '../../lessons/lesson';
import type { SetupResult } from '../../lessons/result';
import { type Answer, answer, type overall, type Reached } from '../../lessons/verdict';
import { list, t } from '../../locales';
import type { LessonWords } from '../../locales/lessons';
import { formatMargin, formatThreshold, formatValue, quantityWords } from './format';
import { effectWords, interval } from './interval';

type Mark = NonNullable<ReturnType<typeof overall>>;

const signs = {
  supported: icon('check'),
  refuted: icon('close'),
  inconclusive: icon('minus'),
  mixed: icon('more'),
} as const;

/** A sign alone, for the list. */
export function mark(verdict: Mark): TemplateResult {
  return html`<span
    class="mark is-${verdict}"
    role="img"
    aria-label=${t(`lessons.${verdict}`)}
    title=${t(`lessons.${verdict}`)}
    >${signs[verdict]}</span
  >`;
}

export function badge(verdict: Mark): TemplateResult {
  return html`<span class="lesson-badge is-${verdict}">
    ${signs[verdict]}${t(`lessons.${verdict}`)}
  </span>`;
}

/** The questions of a set-up; those that are not answered yet say so. */
export function answers(
  questions: Question[],
  result: SetupResult | null,
  words: LessonWords,
): TemplateResult {
  return html`<ul class="answers">
    ${questions.map((question, index) => {
      const found = result && answer(result, index);
      return html`<li class="answer">
        <div>
          ${
            found
              ? badge(found.verdict)
              : html`<span class="lesson-badge">${t('lessons.pending')}</span>`
          }
        </div>
        <div>
          <p>${words.questions[question.id] ?? ''}</p>
          ${found ? inNumbers(found, words) : nothing}
        </div>
      </li>`;
    })}
  </ul>`;
}

function inNumbers(found: Answer, words: LessonWords): TemplateResult {
  const { question, reached, bound, size, pairs, needed, turn, verdict } = found;
  const { quantity, a, b, margin, compare } = question;
  const side = (which: Side, value: number, its?: Reached | null) => {
    const lacks = its && its.runs < its.of ? its : null;
    const said =
      typeof which === 'string'
        ? t(lacks ? 'lessons.sideLeast' : 'lessons.side', {
            value: formatValue(quantity, value),
            arm: words.arms[which] ?? '',
          })
        : t('lessons.sideRange', {
            value: formatMargin(quantity, value),
            arms: list(
              which.range.map((id) => words.arms[id]),
              'and',
            ),
          });
    return lacks ? t('lessons.reachedIn', { said, reached: lacks.runs, runs: lacks.of }) : said;
  };
  const name = quantityWords(quantity);
  const what = typeof a === 'string' ? name : t('lessons.rangeOf', { quantity: name });
  const said =
    b === undefined
      ? t('lessons.saidAlone', { quantity: what, a: side(a, found.a, reached?.a) })
      : t('lessons.said', {
          quantity: what,
          a: side(a, found.a, reached?.a),
          b: side(b, found.b as number, reached?.b),
        });
  const how = list([
    t(b === undefined ? 'lessons.alone' : 'lessons.pairs', { pairs }),
    ...(Number.isFinite(size)
      ? [t('lessons.size', { size: String(Number(Math.abs(size).toPrecision(2))) })]
      : []),
  ]);
  const threshold = (value: number) => formatThreshold(question, value);
  const flip =
    margin === undefined || verdict === 'inconclusive'
      ? null
      : turn === null
        ? t('lessons.stands', { margin: threshold(margin) })
        : t('lessons.turn', { margin: threshold(margin), turn: threshold(turn) });
  const more = needed === null ? t('lessons.undecided') : t('lessons.needed', { seeds: needed });
  return html`<p class="sub">${t('lessons.sentence', { text: said })}</p>
    <p class="sub">
      <b>${effectWords(found)}</b>${t('app.comma')}${t('lessons.sentence', { text: how })}
    </p>
    ${bound ? html`<p class="sub">${t(`lessons.bound.${bound}`)}</p>` : nothing} ${interval(found)}
    ${
      verdict === 'inconclusive'
        ? html`<p class="sub">${more}</p>`
        : flip && compare !== 'share'
          ? html`<p class="sub">${flip}</p>`
          : nothing
    }`;
}
