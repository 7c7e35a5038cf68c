import { t } from '../../locales';
import { formatTick } from '../../locales/numbers';
import type { RunInfo } from '../../protocol';

export { formatPercent as percent, formatTick as tick } from '../../locales/numbers';

/** Beyond this a number is written with a power of ten. */
const LONG = 1e5;

/** A value read off an axis that spans `span`: as many decimals as tell one pixel from the next. */
export function reading(value: number, span: number): string {
  if (Math.abs(value) >= LONG) return formatTick(value);
  const decimals = Math.ceil(2.3 - Math.log10(span));
  return value.toFixed(Math.min(9, Math.max(0, decimals)));
}

export function className(info: RunInfo, index: number): string {
  return info.classNames[index] || String(index);
}

/** A class where its name stands among other words: a bare number needs one itself. */
export function classInWords(info: RunInfo, index: number): string {
  const name = className(info, index);
  return /^\d+$/.test(name) ? t('model.class', { name }) : name;
}

export function featureName(info: RunInfo, index: number): string {
  return info.featureNames[index] || `x${index + 1}`;
}
