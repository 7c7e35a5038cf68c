/** An effect's interval, drawn against no difference and against what matters. */
import { svg, type TemplateResult } from 'lit';
import type { Answer } from '../../lessons/verdict';
import { t } from '../../locales';
import { formatEffect } from './format';

/** Beyond the outermost of what is drawn, as a share of the width. */
const ROOM = 0.12;
const LINE = 30;
/** Half the width of a name, which is not to be cut at an end. */
const NAME = 16;
const boundSigns = { most: '≤ ', least: '≥ ', either: '' };

export function interval(answer: Answer): TemplateResult {
  const { question, effect, from, edges } = answer;
  const { compare, claim } = question;
  const inside = compare === 'ratio' ? Math.log : (value: number) => value;
  const ends = [effect.low, effect.high].map(inside).filter(Number.isFinite);
  const shown = [...ends, ...[effect.mean, from, ...edges].map(inside)];
  const [least, most] = compare === 'share' ? [0, 1] : [Math.min(...shown), Math.max(...shown)];
  const span = most - least || 1;
  const at = (value: number) => {
    const place = (inside(value) - least) / span;
    const held = Math.min(Math.max(place, 0), 1);
    return 100 * (Number.isNaN(place) ? 0 : ROOM + held * (1 - 2 * ROOM));
  };
  const [edge, other = edge] = edges as [number, number?];
  // Where the claim holds.
  const [left, right] = {
    above: [at(edge), 100],
    below: [0, at(edge)],
    near: [at(edge), at(other as number)],
  }[claim] as [number, number];
  const where = t(`lessons.where.${claim}`, {
    edge: formatEffect(question, edge),
    other: formatEffect(question, other as number),
  });
  const words = t('lessons.interval', { effect: effectWords(answer), where });
  const holds = t(claim === 'near' ? 'lessons.holds.near' : 'lessons.holds');
  return svg`<svg class="interval is-${answer.verdict}" role="img" aria-label=${words}>
    <rect class="holds" x="${left}%" y=${LINE - 10} width="${right - left}%" height="20" />
    <text class="holds-name" x="${Math.min(Math.max((left + right) / 2, NAME), 100 - NAME)}%" y=${LINE + 24}>${holds}</text>
    <line class="axis" x1="0" x2="100%" y1=${LINE} y2=${LINE} />
    <line class="zero" x1="${at(from)}%" x2="${at(from)}%" y1=${LINE - 12} y2=${LINE + 10} />
    <text class="zero-name" x="${at(from)}%" y=${LINE - 17}>${zeroWords(question, from)}</text>
    <line class="range" x1="${at(effect.low)}%" x2="${at(effect.high)}%" y1=${LINE} y2=${LINE} />
    <circle class="mean" cx="${at(effect.mean)}%" cy=${LINE} r="5" />
  </svg>` as TemplateResult;
}

function zeroWords(question: Answer['question'], from: number): string {
  const value = formatEffect(question, from);
  if (question.from !== undefined) return t('lessons.zero.from', { value });
  const { compare, b } = question;
  return b === undefined && compare !== 'share' ? value : t(`lessons.zero.${compare}`);
}

/** As `difference −0.5 points [−0.7, −0.2]`, or `ratio ≤ ×0.2 [×0.17, ×0.25]` for a bound. */
export function effectWords({ question, bound, effect: { mean, low, high } }: Answer): string {
  const format = (value: number) => formatEffect(question, value);
  const { compare, b } = question;
  const kind = compare === 'difference' && b === undefined ? 'mean' : compare;
  return t(`lessons.effect.${kind}`, {
    effect: `${bound ? boundSigns[bound] : ''}${format(mean)}`,
    low: format(low),
    high: format(high),
  });
}
