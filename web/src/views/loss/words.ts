/** What the numbers of a loss are called, and how they are written. */
import type { AnatomyResult, SideLoss } from '../../experiment/anatomy';
import { type MessageKey, t } from '../../locales';
import { formatLoss, powerOfTen } from '../../locales/numbers';
import type { RunInfo } from '../../protocol';

export type Shown = AnatomyResult & { info: RunInfo };

export const hasClasses = ({ info }: Shown) => info.task === 'classification';

export function nameOf(shown: Shown, { loss, output }: SideLoss): string {
  const several = loss.name === 'mse' && hasClasses(shown);
  return t(`loss.${loss.name}${several ? `-${output}` : ''}` as MessageKey);
}

/** A number of a table's cell: short, so that columns stay narrow, and not next to nothing. */
export const inCell = (value: number) =>
  value !== 0 && Math.abs(value) < 1e-5 ? '≈ 0' : brief(value);

/** A number with four digits or so. */
export function brief(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || (size >= 0.0005 && size < 10)) return formatLoss(value);
  if (size === 0) return '0';
  if (size < 0.0005 || size >= 10000) return powerOfTen(value, 1);
  return value.toFixed(size < 100 ? 2 : 1);
}

/** How many times as large, or what part: two digits. */
export const times = (part: number) =>
  part !== 0 && part < 0.001 ? powerOfTen(part, 1) : String(Number(part.toPrecision(2)));
