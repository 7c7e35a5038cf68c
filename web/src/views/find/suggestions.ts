/** What each rule says, how far off it was when that was measured, and what to do with it. */
import { html, nothing, type TemplateResult } from 'lit';
import { figureOf } from '../../experiment/range-test/figures';
import type { RangeTestResult } from '../../experiment/range-test/result';
import {
  isFound,
  type RuleName,
  ruleNames,
  type Suggestion,
} from '../../experiment/range-test/rules';
import type { Use } from '../../experiment/range-test/use';
import type { Answer, Find } from '../../lab/find';
import { t } from '../../locales';
import { formatRate } from '../../locales/numbers';

const uses: Use[] = ['rate', 'cyclic', 'one_cycle'];
/** So much of a rule's distance has to lie on one side for that to be worth saying. */
const oneSided = 0.7;

export interface Pointing {
  lit: RuleName | null;
  light(rule: RuleName | null): void;
}

export function suggestions(state: Find, pointing: Pointing): TemplateResult {
  const { result } = state;
  return html`<section class="sec suggestions" aria-label=${t('find.suggestions')}>
    <h2>${t('find.suggestions')}</h2>
    ${result ? found(state, result, pointing) : html`<p class="note">${t('find.suggestions.none')}</p>`}
  </section>`;
}

function found(state: Find, result: RangeTestResult, pointing: Pointing): TemplateResult {
  const { flat } = result.curve;
  const { family, measured } = result.kin;
  const name = t(`find.family.${family}`);
  return html`${flat ? html`<p class="verdict" role="status">${t(`find.flat.${flat}`)}</p>` : nothing}
    <ol>
      ${recommendedFirst(result).map((one) => item(state, result, one, pointing))}
    </ol>
    <p class="note">
      ${t(measured ? 'find.own' : 'find.kin', { family: name })}
      ${flat ? nothing : t('find.drag')}
    </p>`;
}

/** Where the eye falls first; the others stay in the rules' order, even when its flag is moved. */
function recommendedFirst({ suggestions: all, recommended }: RangeTestResult): Suggestion[] {
  const isFirst = ({ rule }: Suggestion) => rule === recommended;
  return [...all.filter(isFirst), ...all.filter((one) => !isFirst(one))];
}

function item(
  state: Find,
  result: RangeTestResult,
  suggestion: Suggestion,
  { lit, light }: Pointing,
): TemplateResult {
  const { rule } = suggestion;
  // As on its flags.
  const number = ruleNames.indexOf(rule) + 1;
  const answer = state.answers.find((one) => one.rule === rule);
  const title = html`<h3>${t(`find.${rule}`)}</h3>`;
  if (!isFound(suggestion) || !answer) {
    const why = isFound(suggestion) ? '' : t(`find.${suggestion.nothing}`);
    return html`<li class="suggestion is-nothing" data-rule=${rule}>
      <b class="number">${number}</b> ${title}
      <span class="value">${t('find.nothing')}</span>
      <p>${why}</p>
    </li>`;
  }
  return html`<li
    class="suggestion ${rule === lit ? 'is-lit' : ''}"
    data-rule=${rule}
    @pointerenter=${() => light(rule)}
    @pointerleave=${() => light(null)}
  >
    <b class="number ${rule === state.recommended ? 'is-recommended' : ''}">${number}</b>
    ${title}
    <span class="value">${inWords(answer)}</span>
    ${badge(state, answer)}
    <p>${explain(result, rule)}</p>
    <p class="figure">${figure(result, rule)} ${alone(result, rule)}</p>
    <div class="uses">
      <span>${t('find.useAs')}</span>
      ${uses.map((use) => useButton(state, answer, use))}
    </div>
  </li>`;
}

function inWords({ rate, base }: Answer): string {
  return base === null
    ? formatRate(rate)
    : t('find.bounds', { base: formatRate(base), rate: formatRate(rate) });
}

function badge(state: Find, { rule, yours }: Answer) {
  if (yours) {
    return html`<p class="badges">
      <span class="badge">${t('find.yours')}</span>
      <button type="button" class="btn ghost small" @click=${() => state.restore(rule)}>
        ${t('find.restore')}
      </button>
    </p>`;
  }
  return rule === state.recommended
    ? html`<p class="badges"><span class="badge is-recommended">${t('find.recommended')}</span></p>`
    : nothing;
}

function explain({ curve }: RangeTestResult, rule: RuleName): string {
  return t(`find.${rule}.text`, { low: formatRate(Number(curve.lr[curve.low]!.toPrecision(3))) });
}

function figure({ kin }: RangeTestResult, rule: RuleName): string {
  const { octaves, bias, loss } = figureOf(kin.family, rule);
  const side = Math.abs(bias) < oneSided * octaves ? 'around' : bias < 0 ? 'below' : 'above';
  const times = loss === null ? '' : loss.toFixed(1);
  return t(`find.measured.${side}`, {
    octaves: octaves.toFixed(1),
    loss: loss === null ? t('find.final.diverged') : t('find.final', { times }),
  });
}

/** How far the seeds' own answers are apart. */
function alone({ seeds }: RangeTestResult, rule: RuleName): string {
  if (seeds.length < 2) return '';
  const rates = seeds
    .flatMap((one) => one.suggestions)
    .filter(isFound)
    .filter((one) => one.rule === rule)
    .map(({ rate }) => rate);
  const [low, high] = [Math.min(...rates), Math.max(...rates)].map(formatRate);
  return rates.length > 0 ? t('find.alone', { low: low!, high: high! }) : '';
}

function useButton(state: Find, answer: Answer, use: Use): TemplateResult {
  const { rule, rate } = answer;
  const label = t('find.use.label', {
    rule: t(`find.${rule}`),
    rate: use === 'cyclic' ? inWords(answer) : formatRate(rate),
    use: t(`find.use.${use}`),
  });
  return html`<button
    type="button"
    class="btn small"
    data-use=${use}
    aria-label=${label}
    @click=${() => state.use(rule, use)}
  >
    ${t(`find.use.${use}`)}
  </button>`;
}
