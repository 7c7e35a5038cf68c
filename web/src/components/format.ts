/** What stands in the fields: numbers as a person would type them, and back; layers; and time left. */
import type { Hidden } from '../experiment/document';
import { fullLayer } from '../experiment/layers';
import { t } from '../locales';

/** A knob's value as a person would type it: 0.02, 250, 1e-8. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e7)) return String(Number(value.toPrecision(12)));
  return Number(value.toPrecision(12)).toExponential().replace('e+', 'e');
}

/** "12 s", "3 min", "1 h 20 min": time left, coarser the longer it is. */
export function formatDuration(seconds: number): string {
  const [s, min, h] = t('app.units').split(' ');
  if (seconds < 59.5) return `${Math.max(1, Math.ceil(seconds))} ${s}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} ${min}`;
  return `${Math.floor(minutes / 60)} ${h} ${minutes % 60} ${min}`;
}

/** The number a text stands for; the text itself when it stands for none, so that the core can say why not. */
export function parseNumber(text: string): number | string {
  const plain = text.trim().replace('−', '-');
  return plain !== '' && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)
    ? Number(plain)
    : plain;
}

/** A list as a person would type it: "600, 1200"; points as "0: 0.1, 500: 0.01". */
export function formatList(list: (number | string)[] | (number | string)[][]): string {
  // What was typed and is no number is for the core to refuse, and stands as it is until then.
  const text = (item: number | string) =>
    typeof item === 'number' ? formatNumber(item) : String(item);
  return list
    .map((item) => (Array.isArray(item) ? item.map(text).join(': ') : text(item)))
    .join(', ');
}

/** The points that "0: 0.1, 500: 0.01" stands for. */
export function parsePoints(text: string): (number | string)[][] {
  const parts = text.split(/[,;\n]+/).filter((part) => part.trim() !== '');
  return parts.map((part) =>
    part
      .trim()
      .split(/\s*:\s*|\s+/)
      .map(parseNumber),
  );
}

/** The same for a list such as "600, 1200". An empty text is an empty list. */
export function parseNumbers(text: string): (number | string)[] {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.map(parseNumber);
}

/** "64", "64 BN", "64 BN p 0.5": units, batch norm, dropout. */
export function layerText(layer: Hidden[number]): string {
  const { width, batch_norm, dropout } = fullLayer(layer);
  const besides = [batch_norm ? 'BN' : '', dropout ? `p ${formatNumber(dropout)}` : ''];
  return [String(width), ...besides].filter((part) => part !== '').join(' ');
}
