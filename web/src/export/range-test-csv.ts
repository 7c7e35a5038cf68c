/** A range test's curve as CSV: one row a step. */
import type { Curve } from '../experiment/range-test/curve';
import { shortest } from './shortest';

/** Empty where the average ends before the loss does, and where nothing was evaluated. */
export function* rangeTestCsv({ lr, loss, smoothed, accuracy }: Curve): Generator<string> {
  const evaluated = new Map(accuracy.map(({ index, value }) => [index, value]));
  const cell = (value: number | undefined) => (value === undefined ? '' : shortest(value));
  yield 'step,lr,loss,smoothed,accuracy\n';
  for (const [i, rate] of lr.entries()) {
    yield `${[String(i), String(rate), cell(loss[i]), cell(smoothed[i]), cell(evaluated.get(i))].join()}\n`;
  }
}
