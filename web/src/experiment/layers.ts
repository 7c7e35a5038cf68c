/** Hidden layers: a number in the document, or an object where there is more to say than the width. */
import { formatNumber } from '../components/format';
import type { Hidden, HiddenLayer } from './document';

export function fullLayer(layer: Hidden[number]): Required<HiddenLayer> {
  const given = typeof layer === 'number' ? { width: layer } : layer;
  return { batch_norm: false, dropout: 0, ...given };
}

export const widthOf = (layer: Hidden[number]): number => fullLayer(layer).width;

/** As short as it can be written. */
export function shortLayer(layer: Required<HiddenLayer>): Hidden[number] {
  return layer.batch_norm === false && layer.dropout === 0 ? layer.width : layer;
}

/** "64", "64 BN", "64 BN p 0.5": units, batch norm, dropout. */
export function layerText(layer: Hidden[number]): string {
  const { width, batch_norm, dropout } = fullLayer(layer);
  const besides = [batch_norm ? 'BN' : '', dropout ? `p ${formatNumber(dropout)}` : ''];
  return [String(width), ...besides].filter((part) => part !== '').join(' ');
}
