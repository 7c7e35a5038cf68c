/** What a range test gives: the curve, each rule's answer, and that of each seed alone. */
import type { Trained } from '../../protocol';
import { type Curve, curveOf } from './curve';
import { type Family, familyOf, recommended } from './figures';
import type { RangeTest } from './read';
import { type RuleName, type Suggestion, suggestions } from './rules';

export interface RangeTestResult {
  test: RangeTest;
  curve: Curve;
  suggestions: Suggestion[];
  /** The optimizer whose figures speak for the rules, and whether that is the recipe's own. */
  kin: { family: Family; measured: boolean };
  /** The rule that measured best for it, of those that found something. */
  recommended: RuleName | null;
  seeds: { seed: number; suggestions: Suggestion[] }[];
}

/** Of the seeds' runs, at least one, each trained to its end. */
export function rangeTestResult(test: RangeTest, runs: Trained[]): RangeTestResult {
  const curve = curveOf(test, runs);
  const answers = suggestions(curve);
  const kin = familyOf(runs[0]!.info.experiment.optimizer);
  const seeds = runs.map((run) => ({
    seed: run.info.experiment.seed,
    suggestions: suggestions(curveOf(test, [run])),
  }));
  const best = recommended(kin.family, answers);
  return { test, curve, suggestions: answers, kin, recommended: best, seeds };
}
