/** How numbers and cells of a table are written. */
import { formatCount } from '../../locales/numbers';

/** A size of a file. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${formatCount(Math.round(bytes / 100) / 10)} kB`;
  return `${formatCount(Math.round(bytes / 1e5) / 10)} MB`;
}

/** A number of an encoded row: short, but whole numbers as they are. */
export function inCell(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return String(value);
  return String(Number(value.toPrecision(5)));
}
