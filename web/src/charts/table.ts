/** A chart in numbers: some twenty of its points, for those who would rather read than look. */
import type { Run } from '../experiment/run';
import { t } from '../locales';
import type { ChartKind } from './lines';
import { nearestPoint } from './nearest';
import { quantitiesOf, quantityName } from './readings';
import type { Scene } from './scene';
import { secondsAt } from './x-axis';

export interface ChartTable {
  columns: string[];
  rows: string[][];
}

const ROWS = 20;

export function tableOf(kind: ChartKind, { runs, current, map }: Scene): ChartTable {
  if (!current) return { columns: [], rows: [] };
  const own = quantitiesOf(kind, current);
  const others = runs.filter((run) => run !== current);
  const columns = [
    t(`charts.${map.unit}`),
    ...own.map(({ name }) => (name ? quantityName(name) : t(`charts.${kind}`))),
    ...others.map((run) => run.name),
  ];
  const steps = thin(current.series[own[0]?.series ?? 'loss']?.step ?? [], ROWS);
  const rows = steps.map((step) => [
    map.format(map.valueAt(map.ofStep(current, step, secondsAt(current, step)))),
    ...own.map(({ series, format }) => cellOf(current, series, format, step)),
    ...others.map((run) => {
      const quantity = quantitiesOf(kind, run).at(kind === 'accuracy' ? -1 : 0);
      return quantity ? cellOf(run, quantity.series, quantity.format, step) : '';
    }),
  ]);
  return { columns, rows };
}

function cellOf(
  run: Run,
  series: keyof Run['series'],
  format: (value: number) => string,
  step: number,
): string {
  if (step >= run.step) return format(Number.NaN);
  return format(nearestPoint(run.series[series], step)?.value ?? Number.NaN);
}

/** At most `count` entries at even distances, the first and the last among them. */
export function thin(steps: ArrayLike<number>, count: number): number[] {
  const last = steps.length - 1;
  const rows = Math.min(count, steps.length);
  const picked = Array.from({ length: rows }, (_, row) => {
    return steps[rows === 1 ? 0 : Math.round((row * last) / (rows - 1))] ?? 0;
  });
  return [...new Set(picked)];
}
