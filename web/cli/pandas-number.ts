/** Numbers as pandas reads and writes them. */

const blank = '[ \\t\\n\\v\\f\\r]*';
const wholePattern = new RegExp(`^${blank}([+-]?)(\\d+)(.*)$`, 's');
const onlyBlank = new RegExp(`^${blank}$`);
const floatPattern = new RegExp(
  `^${blank}([+-]?)(\\d*)(?:\\.(\\d*))?(?:[eE]([+-]?\\d{1,17}))?${blank}$`,
);
const infinity = /^([+-]?)inf(?:inity)?$/i;

/** Of read_csv's float_precision "high", its default: more are not looked at, leading zeros count. */
const mostDigits = 17;
const largestExponent = 308;
/** 10^n, each the nearest double. */
const powers = Array.from({ length: largestExponent + 1 }, (_, n) => Number(`1e${n}`));

export const largestSigned = 2n ** 63n - 1n;
export const largestUnsigned = 2n ** 64n - 1n;

/**
 * The whole number that a cell is; `no` for what is none. What is beyond `bounds` is told before what
 * stands behind its digits is looked at.
 */
export function wholeIn(text: string, least: bigint, most: bigint): bigint | 'no' | 'beyond' {
  const [, sign, digits, rest] = wholePattern.exec(text) ?? [];
  if (digits === undefined) return 'no';
  const whole = sign === '-' ? -BigInt(digits) : BigInt(digits);
  if (whole < least || whole > most) return 'beyond';
  return onlyBlank.test(rest!) ? whole : 'no';
}

/**
 * The number that a cell is, null for none. It need not be the nearest double: pandas adds digit to
 * digit and multiplies by one power of ten, and what it read is what it writes.
 */
export function floatIn(text: string): number | null {
  const [matched, sign, whole = '', fraction = '', exponent = '0'] = floatPattern.exec(text) ?? [];
  if (matched === undefined || whole + fraction === '') {
    const infinite = infinity.exec(text);
    if (!infinite) return null;
    return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const digits = (whole + fraction).slice(0, mostDigits);
  let number = 0;
  for (const digit of digits) number = number * 10 + Number(digit);
  const power = Number(exponent) + whole.length - digits.length;
  if (power > largestExponent) return null;
  if (power >= 0) number *= powers[power]!;
  else if (power >= -largestExponent) number /= powers[-power]!;
  // Below all doubles, whatever the digits.
  else if (power < -2 * largestExponent) number = 0;
  else number = number / powers[-power - largestExponent]! / powers[largestExponent]!;
  if (number === Number.POSITIVE_INFINITY) return null;
  return sign === '-' ? -number : number;
}

/** As Python's repr: `1.0`, `1e-05`, `1e+16`. */
export function repr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa, power] = value.toExponential().split('e') as [string, string];
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    return `${mantissa}e${power[0]}${power.slice(1).padStart(2, '0')}`;
  }
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}
