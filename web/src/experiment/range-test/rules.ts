/**
 * Five ways to read a rate off a range test. Each looks at the curve on log(lr) from `begin` to
 * `end` only, so that what happens before the average has settled and behind the stop plays no part.
 */
import { accuracyRules } from './accuracy-rules';
import type { Curve, Flat } from './curve';
import { lossRules } from './loss-rules';

export const ruleNames = ['steepest', 'minimum', 'valley', 'smith', 'best_accuracy'] as const;
export type RuleName = (typeof ruleNames)[number];

/** Why a rule finds nothing. */
export type Nothing = Flat | 'still-falling' | 'no-accuracy' | 'never-rose' | 'still-rising';

/** What a rule finds: a rate, of cyclic bounds the upper one. */
export interface Found {
  rate: number;
  /** The lower of cyclic bounds, where the rule gives one. */
  base?: number;
}

export type Suggestion = { rule: RuleName } & (Found | { nothing: Nothing });

export type Rule = (curve: Curve) => Found | { nothing: Nothing };

const rules: Record<RuleName, Rule> = { ...lossRules, ...accuracyRules };

/** One a rule, in the rules' order; rates of three digits, which is more than any rule knows. */
export function suggestions(curve: Curve): Suggestion[] {
  return ruleNames.map((rule) => {
    const answer = curve.flat ? { nothing: curve.flat } : rules[rule](curve);
    if ('nothing' in answer) return { rule, ...answer };
    const { rate, base } = answer;
    return { rule, rate: rounded(rate), ...(base !== undefined && { base: rounded(base) }) };
  });
}

const rounded = (rate: number) => Number(rate.toPrecision(3));

export function isFound(suggestion: Suggestion): suggestion is { rule: RuleName } & Found {
  return 'rate' in suggestion;
}
