import { formatLoss } from '../../locales/numbers';

/** A coordinate: near zero it is zero, for places are compared with each other. */
export function formatPlace(value: number): string {
  return formatLoss(Math.abs(value) < 0.0005 ? 0 : value);
}
