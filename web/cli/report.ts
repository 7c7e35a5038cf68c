/** What a finished run says: as JSON, and in words. */

import { measures } from '../src/experiment/measures';
import type { InstrumentReadings } from '../src/experiment/readings';
import { updatesIn } from '../src/experiment/run';
import { columnOf } from '../src/export/cells';
import { shortest } from '../src/export/shortest';
import type { Evaluation, Trained } from '../src/protocol';

/** Everything measured, as JSON; JSON has no number that is not finite, so null stands for it. */
export function report(trained: Trained, read: InstrumentReadings[] | null = null): string {
  const { info, status, columns, seconds } = trained;
  const { lr, loss, gradNorm, evaluations } = columns;
  const content = {
    experiment: info.experiment,
    status,
    steps: updatesIn(trained),
    seconds: Number(seconds.toPrecision(4)),
    parameters: info.parameters,
    evaluations: evaluations.map(evaluationInJson),
    columns: {
      lr: Array.from(lr, number),
      loss: Array.from(loss, number),
      grad_norm: Array.from(gradNorm, number),
    },
    ...(read && { instruments: read.map(readingsInJson) }),
  };
  return `${JSON.stringify(content)}\n`;
}

function readingsInJson({ instrument, series, readings }: InstrumentReadings) {
  const inJson = readings.map(({ step, values }) => {
    const named = series.map((name, i) => [name, exact(values[i]!)]);
    return { step, ...Object.fromEntries(named) };
  });
  return { ...instrument, readings: inJson };
}

/** Readings are in float64: all their digits say something. */
const exact = (value: number) => (Number.isFinite(value) ? value : null);

export function evaluationInJson(evaluation: Evaluation) {
  const measured = measures.map((measure) => [columnOf[measure], number(evaluation[measure])]);
  return { step: evaluation.step, ...Object.fromEntries(measured) };
}

export function number(value: number): number | null {
  return Number.isFinite(value) ? Number(shortest(value)) : null;
}

/** One line: how long it took and what came of it. */
export function summary(trained: Trained): string {
  const { info, columns, seconds } = trained;
  const steps = updatesIn(trained);
  const speed = seconds > 0 ? `, ${Math.round(steps / seconds)} steps/s` : '';
  const parts = [`${steps} steps in ${seconds.toFixed(2)} s${speed}`];
  const last = columns.evaluations[columns.evaluations.length - 1];
  if (last) {
    parts.push(measured('train', last.trainLoss, last.trainAccuracy));
    if (info.testRows > 0) parts.push(measured('test', last.testLoss, last.testAccuracy));
    if (last.step !== steps) parts[1] = `at step ${last.step}: ${parts[1]}`;
  }
  return parts.join('; ');
}

function measured(set: string, loss: number, accuracy: number): string {
  const exact = Number.isNaN(accuracy) ? '' : `, accuracy ${(100 * accuracy).toFixed(1)} %`;
  return `${set} loss ${readable(loss)}${exact}`;
}

/** What happened, at which step, and what to try. */
export function divergence({ columns: { lr, loss } }: Trained): string {
  const step = loss.length - 1;
  const what = Number.isFinite(loss[step]!) ? "the gradient's length" : 'the loss';
  const finite = loss.filter((value) => Number.isFinite(value));
  const lowest = finite.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  const before =
    finite.length > 0
      ? ` (its lowest was ${readable(lowest)}, at step ${loss.indexOf(lowest)})`
      : '';
  const rate = lr[step]!;
  return (
    `The run diverged: at step ${step} ${what} was no longer a finite number${before}. ` +
    `The steps were too long at a learning rate of ${readable(rate)}; try a smaller one, such as ${readable(rate / 10)}.`
  );
}

export function readable(value: number): string {
  return shortest(Number(value.toPrecision(4)));
}
