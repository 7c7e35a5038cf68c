// Numbers as people read them.

/** To three digits: 14.4M, 792k, 53. @param {number} value */
export function short(value) {
  for (const [unit, letter] of /** @type {const} */ ([
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ])) {
    if (value >= unit * 0.9995) return digits(value / unit) + letter;
  }
  return digits(value);
}

/** To three digits. @param {number} value */
export const digits = (value) =>
  value >= 99.95 ? value.toFixed(0) : value >= 9.995 ? value.toFixed(1) : value.toFixed(2);

/** @param {number} value */
export const flopRate = (value) => `${digits(value / 1e9)} GFLOP/s`;

/** @param {number} share */
export const percent = (share) => `${Math.round(share * 100)} %`;

/** @param {number} value */
export const milliseconds = (value) => `${digits(value)} ms`;

/** @param {number} bytes */
export const kilobytes = (bytes) => `${digits(bytes / 1000)} kB`;

/** @param {number} bytes */
export const megabytes = (bytes) => `${digits(bytes / 1e6)} MB`;
