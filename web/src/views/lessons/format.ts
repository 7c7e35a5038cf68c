/** Numbers of a lesson, as its quantities are read. */
import type { Quantity, Question } from '../../lessons/lesson';
import { t } from '../../locales';
import { formatCount, formatLoss, formatPercent } from '../../locales/numbers';

export function quantityWords(quantity: Quantity): string {
  if (typeof quantity === 'string') return t(`lessons.quantity.${quantity}`);
  if ('meanLoss' in quantity) return t('lessons.quantity.meanLoss', { steps: quantity.meanLoss });
  const measure = t(`lessons.quantity.${quantity.reach}`);
  const value = formatValue(quantity.reach, quantity.value);
  return t(`lessons.quantity.${quantity.in}`, { measure, value });
}

const shares = new Set<Quantity>(['trainAccuracy', 'testAccuracy', 'learned', 'diverged']);

export function formatValue(quantity: Quantity, value: number): string {
  if (shares.has(quantity)) return formatPercent(value);
  if (quantity === 'epochSeconds') {
    return t('lessons.seconds', { value: (1000 * value).toPrecision(3) });
  }
  if (typeof quantity === 'object' && 'reach' in quantity) {
    return quantity.in === 'steps' ? formatCount(value) : value.toFixed(1);
  }
  return formatLoss(value);
}

/** A difference with its sign, a factor, or a share. */
export function formatEffect({ quantity, compare, a, b }: Question, value: number): string {
  if (compare === 'ratio') return t('lessons.factor', { value: factor(value) });
  if (compare === 'share') return formatPercent(value);
  if (b === undefined)
    return typeof a === 'string' ? formatValue(quantity, value) : formatMargin(quantity, value);
  return `${value < 0 ? '−' : '+'}${formatMargin(quantity, Math.abs(value))}`;
}

/** The size of a difference. */
export function formatMargin(quantity: Quantity, value: number): string {
  if (!shares.has(quantity)) return formatValue(quantity, value);
  return t('lessons.points', { value: (100 * value).toFixed(1) });
}

/** How large an effect has to be to matter; for a ratio a factor above 1. */
export function formatThreshold({ quantity, compare }: Question, value: number): string {
  if (compare === 'ratio') return t('lessons.factor', { value: factor(value) });
  return formatMargin(quantity, value);
}

const factor = (value: number) =>
  value >= 100 || value < 0.01 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
