/** How quantities and targets are written. */
import { isShare, type Quantity, type Target } from '../../experiment/task';
import { t } from '../../locales';
import { formatLoss, formatPercent } from '../../locales/numbers';

/** Shares in per cent. */
export function formatQuantity(quantity: Quantity, value: number): string {
  return isShare(quantity) ? formatPercent(value) : formatLoss(value);
}

export function targetWords({ quantity, above, below, within }: Target): string {
  const target = t('task.target', {
    quantity: t(`task.${quantity}`),
    side: t(above !== undefined ? 'task.above' : 'task.below'),
    bound: formatQuantity(quantity, above ?? below ?? Number.NaN),
  });
  return within === undefined ? target : t('task.within', { target, within });
}
