/** What a finished range test says: as JSON, and in words. */

import type { RangeTestResult } from '../src/experiment/range-test/result';
import { isFound, type RuleName, type Suggestion } from '../src/experiment/range-test/rules';
import { number, readable } from './report';

const titles: Record<RuleName, string> = {
  steepest: 'steepest descent',
  minimum: 'a tenth of the minimum',
  valley: 'valley',
  smith: 'Smith’s bounds',
  best_accuracy: 'best accuracy',
};

/** The document as it was given, its test completed, the curve, and every rule's answer. */
export function rangeTestReport(document: unknown, result: RangeTestResult): string {
  const { lr, loss, smoothed, accuracy, begin, end, stop } = result.curve;
  const content = {
    document,
    range_test: result.test,
    curve: {
      lr,
      loss: loss.map(number),
      smoothed: smoothed.map(number),
      accuracy: accuracy.map(({ index, value }) => ({ step: index, value: number(value) })),
      begin,
      end,
      stop,
    },
    suggestions: result.suggestions,
    recommended: result.recommended,
    measured_for: result.kin.family,
    seeds: result.seeds,
  };
  return `${JSON.stringify(content)}\n`;
}

/** A line for each rule, then how long it took and where the test ended. */
export function* rangeTestSummary(result: RangeTestResult, seconds: number): Generator<string> {
  for (const suggestion of result.suggestions) {
    const isBest = suggestion.rule === result.recommended;
    yield `${titles[suggestion.rule]}: ${answer(suggestion)}${isBest ? ', recommended' : ''}`;
  }
  const { curve, test } = result;
  const ends = {
    rose: `the loss passed 4 times its best at step ${curve.end}`,
    diverged: `it diverged at step ${curve.end}`,
    none: 'the loss had not turned up by then',
  };
  const runs = test.seeds > 1 ? ` for each of ${test.seeds} seeds` : '';
  yield `${test.steps} steps${runs} in ${seconds.toFixed(2)} s; ${ends[curve.stop ?? 'none']}`;
}

function answer(suggestion: Suggestion): string {
  if (!isFound(suggestion)) return `nothing, ${suggestion.nothing.replaceAll('-', ' ')}`;
  const { rate, base } = suggestion;
  return base === undefined ? readable(rate) : `${readable(base)} to ${readable(rate)}`;
}
