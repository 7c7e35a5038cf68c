/** What the points of a sweep are called, and its numbers. */
import { isLoss, type Measure } from '../../experiment/measures';
import type { Spread } from '../../experiment/spread';
import type { PointResult } from '../../experiment/sweep-results';
import type { Compare } from '../../lab/compare';
import { indexAt } from '../../lab/compare';
import { settingsOf, valueLabels } from '../../lab/vary';
import { list } from '../../locales';
import { formatLoss, formatPercent } from '../../locales/numbers';
import { settingName } from './values';

export interface PointWords {
  /** What a setting is called. */
  nameOf(path: string): string;
  /** What a point's value of it is called. */
  valueOf(path: string, result: PointResult): string;
  /** The same with what each is of. */
  nameAndValueOf(result: PointResult): string;
  /** Its values of everything that is varied. */
  labelOf(result: PointResult): string;
}

export function pointWords(state: Compare): PointWords {
  const { draft, catalogue, info } = state.lab;
  const settings = draft ? settingsOf(draft, catalogue, info) : [];
  const labels = new Map<string, string[]>();
  for (const path of state.paths) {
    const values: unknown[] = [];
    for (const { point } of state.results) {
      const varied = point.varied.find((other) => other.path === path);
      if (varied) values[varied.index] = varied.value;
    }
    labels.set(path, valueLabels(catalogue, path, values));
  }
  const valueText = (path: string, result: PointResult) =>
    labels.get(path)?.[indexAt(path)(result)] ?? '';
  const nameOf = (path: string) =>
    settingName(
      settings.find((setting) => setting.path === path),
      path,
    );
  return {
    nameOf,
    valueOf: valueText,
    nameAndValueOf: (result) =>
      list(state.axes.map((path) => `${nameOf(path)} ${valueText(path, result)}`)),
    labelOf: (result) => list(state.axes.map((path) => valueText(path, result))),
  };
}

export function measureText(measure: Measure, value: number): string {
  return isLoss(measure) ? formatLoss(value) : formatPercent(value);
}

/** How far the seeds spread, as it stands behind a mean. */
export function deviationText(measure: Measure, { sd }: Spread): string {
  if (Number.isNaN(sd)) return '';
  return `± ${isLoss(measure) ? formatLoss(sd) : (sd * 100).toFixed(1)}`;
}
