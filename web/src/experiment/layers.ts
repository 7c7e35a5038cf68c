/** Hidden layers: a number in the document, or an object where there is more to say than the width. */
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
