/** Colours as the pictures mix them: sRGB, 0 to 255 a channel. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rgb` or `#rrggbb`. */
export function parseHex(text: string): Rgb {
  const digits = text.trim().slice(1);
  const wide = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const value = Number.parseInt(wide, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function css([red, green, blue]: Rgb, alpha = 1): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)} / ${alpha})`;
}

/** `share` of b in a. */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** Colours of `length` equal intervals of 0 to 1 as ImageData words (little-endian RGBA). */
export function lookup(length: number, colourAt: (at: number) => Rgb): Uint32Array {
  return Uint32Array.from({ length }, (_, index) => {
    const [red, green, blue] = colourAt((index + 0.5) / length);
    return (
      ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0
    );
  });
}

/** Rounds 0…1 to `steps` levels, going over from one to the next within `softness` of a level. */
export function softStep(value: number, steps: number, softness: number): number {
  const place = value * steps;
  const level = Math.floor(place);
  const passed = Math.min(1, Math.max(0, (place - level - 0.5) / softness + 0.5));
  return (level + passed * passed * (3 - 2 * passed)) / steps;
}
