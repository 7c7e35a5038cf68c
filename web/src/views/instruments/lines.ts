/** Which lines an instrument's readings make, and how their numbers are written. */
import type { InstrumentReadings } from '../../experiment/readings';
import { type MessageKey, t } from '../../locales';
import { formatLoss, formatPercent, formatRate } from '../../locales/numbers';
import type { Line } from './geometry';

export interface Drawing {
  lines: Line[];
  log: boolean;
  word(value: number): string;
}

/** `layers`: of the network, the output layer included. */
export function drawingOf(one: InstrumentReadings, batch: number, layers: number): Drawing {
  const { instrument, series, readings } = one;
  const points = (index: number) =>
    readings.map(({ step, values }) => ({ step, value: values[index] as number }));
  // S and |G|², which the noise scale is made of, are in the command's JSON.
  const shown = instrument.name === 'noise_scale' ? series.slice(0, 1) : series;
  const all = shown.map((name, index): Line => {
    return { label: nameOf(name, layers), points: points(index), color: (index % 6) + 1 };
  });
  switch (instrument.name) {
    case 'sharpness':
      return {
        lines: all.map((line, i) => ({ ...line, dashed: i === 1 })),
        log: true,
        word: formatLoss,
      };
    case 'noise_scale': {
      const constant = readings.map(({ step }) => ({ step, value: batch }));
      const size = t('instruments.batch', { size: batch });
      return {
        lines: [...all, { label: size, points: constant, color: 2, dashed: true }],
        log: true,
        word: formatRate,
      };
    }
    case 'dead_units':
      return { lines: all, log: false, word: formatPercent };
    case 'gradient_cosine':
      return { lines: all, log: false, word: formatLoss };
    default:
      return { lines: all, log: true, word: formatRate };
  }
}

function nameOf(series: string, layers: number): string {
  const layer = /^layer_(\d+)$/.exec(series)?.[1];
  if (layer === undefined) return t(`instruments.${series}` as MessageKey);
  const n = Number(layer);
  return n === layers ? t('instruments.output') : t('instruments.layer', { n });
}
