/** What a sweep's runs give over their length: one curve for each point of the grid, with its spread. */
import { isMeasured, type Measure } from './measures';
import { epochAt, rowsAt, type XAxis } from './run';
import { spreadOf } from './spread';
import type { Ended, PointResult } from './sweep-results';

/** All four are parallel, a value for each evaluation. */
export interface SpreadCurve {
  x: number[];
  middle: number[];
  /** One standard deviation below and above; NaN for less than two seeds. */
  low: number[];
  high: number[];
}

export interface SingleCurve {
  seed: number;
  diverged: boolean;
  x: number[];
  y: number[];
}

/**
 * Over the seeds whose run finished: mean and standard deviation as the axis shows them. On a
 * logarithmic axis that is those of the logarithms, so that a band never reaches below zero.
 */
export function spreadCurve(
  result: PointResult,
  measure: Measure,
  axis: XAxis,
  log: boolean,
): SpreadCurve {
  const singles = singleCurves(result, measure, axis).filter(({ diverged }) => !diverged);
  const curve: SpreadCurve = { x: [], middle: [], low: [], high: [] };
  for (let i = 0; i < (singles[0]?.x.length ?? 0); i++) {
    const spread = spreadOf(
      singles.map(({ y }) => (log ? Math.log(y[i] as number) : (y[i] as number))),
    );
    const shown = (value: number) => (log ? Math.exp(value) : value);
    curve.x.push(spreadOf(singles.map(({ x }) => x[i] as number)).mean);
    curve.middle.push(shown(spread.mean));
    curve.low.push(shown(spread.mean - spread.sd));
    curve.high.push(shown(spread.mean + spread.sd));
  }
  return curve;
}

/** Each run that has ended, as far as it came. */
export function singleCurves(result: PointResult, measure: Measure, axis: XAxis): SingleCurve[] {
  if (!isMeasured(result.info, measure)) return [];
  return result.runs.flatMap((run) => {
    if (run === null || run.status === 'failed') return [];
    return {
      seed: run.seed,
      diverged: run.status === 'diverged',
      x: run.evaluations.map(({ step }) => placeOf(result, run, step, axis)),
      y: run.evaluations.map((evaluation) => evaluation[measure]),
    };
  });
}

/** Nobody watches a sweep's runs: their time is taken to pass evenly. */
function placeOf({ info }: PointResult, run: Ended, step: number, axis: XAxis): number {
  switch (axis) {
    case 'steps':
      return step;
    case 'epochs':
      return epochAt(info, step);
    case 'rows':
      return rowsAt(info, step);
    case 'seconds':
      return run.steps > 0 ? (run.seconds * step) / run.steps : 0;
  }
}
