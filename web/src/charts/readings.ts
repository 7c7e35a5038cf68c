/** The values in a chart's title row: the latest at rest, those under the crosshair otherwise. */
import type { Run } from '../experiment/run';
import { type MessageKey, t } from '../locales';
import { formatLoss, formatPercent, formatRate } from '../locales/numbers';
import type { Series, SeriesName } from '../protocol';
import type { ChartKind } from './lines';
import { nearestIndex, nearestPoint, type Point } from './nearest';

export type Sample = 'smoothed' | 'batch' | 'train' | 'test';

interface Quantity {
  series: SeriesName;
  format: (value: number) => string;
  /** Its name, when a chart shows more than one. */
  name: Sample | null;
}

export interface Reading {
  name: Sample | null;
  value: string;
  /** The measured point under the crosshair. */
  point: Point | null;
}

const QUANTITIES: Record<ChartKind, readonly Quantity[]> = {
  loss: [
    { series: 'smoothed', format: formatLoss, name: 'smoothed' },
    { series: 'loss', format: formatLoss, name: 'batch' },
    { series: 'trainLoss', format: formatLoss, name: 'train' },
    { series: 'testLoss', format: formatLoss, name: 'test' },
  ],
  rate: [{ series: 'lr', format: formatRate, name: null }],
  accuracy: [
    { series: 'trainAccuracy', format: formatPercent, name: 'train' },
    { series: 'testAccuracy', format: formatPercent, name: 'test' },
  ],
  gradNorm: [{ series: 'gradNormSmoothed', format: formatLoss, name: 'smoothed' }],
};

/** What a chart says in numbers; without the test curve where there are no test rows. */
export function quantitiesOf(kind: ChartKind, run: Run): Quantity[] {
  return QUANTITIES[kind].filter(({ name }) => name !== 'test' || run.info.testRows > 0);
}

export function quantityName(name: Sample): string {
  return t(`charts.${name}` satisfies MessageKey);
}

/** The latest values; none before the first step. */
export function latestReadings(kind: ChartKind, run: Run): Reading[] {
  if (!run.latest && !run.evaluation) return [];
  return quantitiesOf(kind, run).map(({ series, format, name }) => {
    return { name, value: format(latestValue(run, series)), point: null };
  });
}

function latestValue(run: Run, series: SeriesName): number {
  const { latest, evaluation } = run;
  switch (series) {
    case 'smoothed':
    case 'loss':
    case 'lr':
    case 'gradNorm':
    case 'gradNormSmoothed':
      return latest?.[series] ?? Number.NaN;
    default:
      return evaluation?.[series] ?? Number.NaN;
  }
}

/** Values at a step: of the nearest measured points, or of the plan for a step yet to come. */
export function readingsAt(kind: ChartKind, run: Run, step: number): Reading[] {
  return quantitiesOf(kind, run).map(({ series, format, name }) => {
    const ahead = step >= run.step;
    const source: Series | null | undefined =
      series === 'lr' && ahead ? run.planned : ahead ? null : run.series[series];
    const point = nearestPoint(source, step);
    return { name, value: format(point?.value ?? Number.NaN), point };
  });
}

/** Where the crosshair stands for a step pointed at: on a point that is drawn, or ahead of them. */
export function snapStep(run: Run, step: number): number {
  const drawn = run.series.smoothed?.step;
  const last = drawn?.[drawn.length - 1];
  if (drawn && last !== undefined && step <= last) return drawn[nearestIndex(drawn, step)] ?? last;
  return Math.min(Math.max(0, Math.round(step)), run.info.steps);
}

/** The step some drawn points further on; beyond the curve, single steps. */
export function moveStep(run: Run, step: number, by: number): number {
  const drawn = run.series.smoothed?.step;
  if (!drawn || drawn.length === 0) return snapStep(run, step + by);
  const index = nearestIndex(drawn, step) + by;
  if (index < 0) return drawn[0] ?? 0;
  const last = drawn[drawn.length - 1] ?? 0;
  if (step > last || index >= drawn.length) return snapStep(run, Math.max(step + by, last));
  return drawn[index] ?? step;
}
