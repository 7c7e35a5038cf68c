/** How the page writes numbers. Their length hardly changes, so that what changes does not jump. */
import { numberLanguage } from './language';

const MISSING = '–';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const grouped = new Intl.NumberFormat(numberLanguage, { maximumFractionDigits: 6 });

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]);
  return (exponent < 0 ? '⁻' : '') + digits.join('');
}

/** Mantissa and power of ten: 1.23·10⁴, where it is to be `short` 1.23e4, or 10⁴ alone when the mantissa is 1. */
export function powerOfTen(value: number, significant: number, short = false): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(significant - 1).split('e');
  const power = `10${superscript(Number(exponent))}`;
  const factor = String(Number(mantissa));
  if (/^-?1$/.test(factor)) return factor.slice(0, -1) + power;
  return factor + (short ? `e${Number(exponent)}` : `·${power}`);
}

function special(value: number): string | null {
  if (Number.isNaN(value)) return MISSING;
  if (value === Infinity) return '∞';
  return value === -Infinity ? '-∞' : null;
}

/** A loss or a norm: three decimals, as long as they say something. */
export function formatLoss(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 9999.9995 || (magnitude > 0 && magnitude < 0.0005)) {
    // A long exponent has the room of the decimals.
    return special(value) ?? powerOfTen(value, magnitude < 1e-9 || magnitude >= 1e10 ? 1 : 3);
  }
  return special(value) ?? value.toFixed(3);
}

/** A learning rate: up to four significant digits. */
export function formatRate(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 9999.5 || (magnitude > 0 && magnitude < 0.0001)) {
    return special(value) ?? powerOfTen(value, 4);
  }
  return special(value) ?? String(Number(value.toPrecision(4)));
}

/** A fraction as a percentage with one decimal. */
export function formatPercent(value: number): string {
  return special(value) ?? `${(value * 100).toFixed(1)}%`;
}

/** A whole number with its thousands parted. */
export function formatCount(value: number): string {
  return special(value) ?? grouped.format(Math.round(value));
}

/** Time in seconds with three significant digits, from a minute on in whole seconds. */
export function formatSeconds(value: number): string {
  return special(value) ?? (value < 100 ? value.toPrecision(3) : formatCount(value));
}

/** A tick beside an axis: so short that it stays inside the gutter, 10⁻⁴ or 2.5e-4. */
export function formatTick(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 1e4 || (magnitude > 0 && magnitude < 1e-3)) {
    return powerOfTen(value, 3, true);
  }
  return grouped.format(Number(value.toPrecision(4)));
}

/** A tick under the x axis, where there is more room. */
export function formatWideTick(value: number): string {
  return Math.abs(value) >= 1e4 && Math.abs(value) < 1e5 ? formatCount(value) : formatTick(value);
}
