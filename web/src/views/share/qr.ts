/** A QR code, drawn as one path: dark on white whatever the theme, for not every reader takes the reverse. */
import { generate } from 'lean-qr';
import { html, svg, type TemplateResult } from 'lit';

/** Bytes that the largest code holds. */
export const longestCode = 2953;

/** White around it, in modules, as the standard asks. */
const QUIET = 4;

export interface Code {
  /** Modules a side. */
  size: number;
  path: string;
}

/** Null where the text is too long for a code. */
export function codeOf(text: string): Code | null {
  if (new TextEncoder().encode(text).length > longestCode) return null;
  const bitmap = generate(text);
  const { size } = bitmap;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (bitmap.get(x, y)) x += 1;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return { size, path };
}

/**
 * How many times its width away a phone still reads it: ten for the 25 modules a side of a short
 * address, the usual rule, and less where they are smaller.
 */
export const readableFrom = ({ size }: Code) => Math.round(2500 / size) / 10;

export function drawCode({ size, path }: Code, label: string): TemplateResult {
  const whole = size + 2 * QUIET;
  return html`<svg
    class="qr"
    viewBox="${-QUIET} ${-QUIET} ${whole} ${whole}"
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    ${svg`<path class="qr-ground" d="M${-QUIET} ${-QUIET}h${whole}v${whole}h${-whole}z" /><path d=${path} />`}
  </svg>`;
}
