/** The tokens' colours can be read, and told apart also by those who see fewer of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../web/src/styles/tokens.css', import.meta.url), 'utf8');

type Rgb = readonly [number, number, number];
type Theme = 'light' | 'dark';

/** The colours a theme gives to its tokens. */
function tokensOf(theme: Theme): Map<string, string> {
  const block = css.split(`[data-theme="${theme}"] {`)[1]?.split('}')[0] ?? '';
  const declarations = block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g);
  return new Map([...declarations].map(([, name = '', colour = '']) => [name, colour]));
}

/** Light in linear sRGB, from 0 to 1. */
function linear(colour: string): Rgb {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

const dot = ([a, b, c]: Rgb, [x, y, z]: Rgb) => a * x + b * y + c * z;
const times = (matrix: readonly [Rgb, Rgb, Rgb], vector: Rgb): Rgb => [
  dot(matrix[0], vector),
  dot(matrix[1], vector),
  dot(matrix[2], vector),
];

/** Contrast as WCAG 2 defines it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => dot([0.2126, 0.7152, 0.0722], linear(colour));
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * What linear sRGB becomes for dichromats: Machado, Oliveira and Fernandes, "A physiologically-based
 * model for simulation of color vision deficiency", IEEE TVCG 15 (2009), severity 1.
 */
const visions = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies { [vision: string]: readonly [Rgb, Rgb, Rgb] };

/** OKLab (Ottosson 2020), where distances are as large as they look; × 100. */
function oklab(rgb: Rgb): Rgb {
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  const [lightness, a, b] = times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
  return [100 * lightness, 100 * a, 100 * b];
}

function distance(one: string, other: string, vision: keyof typeof visions): number {
  const seen = (colour: string) => {
    const [r, g, b] = times(visions[vision], linear(colour));
    const inside = (part: number) => Math.min(1, Math.max(0, part));
    return oklab([inside(r), inside(g), inside(b)]);
  };
  const [p, q] = [seen(one), seen(other)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const runs = [1, 2, 3, 4, 5, 6].map((run) => `run-${run}`);
const words = runs.map((run) => `${run}-t`);
const grounds = ['page', 'surface'];
const states = ['good', 'bad', 'unsure'];
const fields = states.map((state) => `${state}-bg`);

/** Every colour of a row on every ground of it. 4.5 is for words, 3 for lines and controls. */
const needed: [what: string, colours: string[], grounds: string[], least: number][] = [
  ['words', ['ink', 'ink-2', 'ink-3'], ['page', 'surface', 'sunken', 'hover'], 4.5],
  ['words on a solid button', ['on-ink'], ['ink'], 4.5],
  ['words in a run’s colour', words, grounds, 4.5],
  ['lines of runs', runs, grounds, 3],
  ['the ring of the focus', ['focus'], ['page', 'surface', 'sunken'], 3],
  ['outlines of controls', ['track'], ['page', 'surface', 'sunken'], 3],
  ['words on a notice', ['ink'], fields, 4.5],
  ['a notice’s own colour', states, ['surface'], 4.5],
  ['points on the middle of the field', ['class-a', 'class-b'], ['field-mid'], 3],
];

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string) => {
    const found = tokens.get(name);
    if (found === undefined) throw new Error(`--${name} is no colour of the ${theme} theme`);
    return found;
  };

  test.each(needed)('%s: contrast', (_, colours, on, least) => {
    for (const name of colours) {
      for (const ground of on) {
        const found = contrast(colour(name), colour(ground));
        expect(found, `${name} on ${ground}`).toBeGreaterThanOrEqual(least);
      }
    }
  });

  // Each on its own ground; points have an edge besides, so they need less.
  test.each([
    ['good', 'good-bg', 4.5],
    ['bad', 'bad-bg', 4.5],
    ['unsure', 'unsure-bg', 4.5],
    ['class-a', 'class-a-field', 2.2],
    ['class-b', 'class-b-field', 2.2],
  ])('%s on %s: contrast', (name, ground, least) => {
    expect(contrast(colour(name), colour(ground))).toBeGreaterThanOrEqual(least);
  });

  // 2 can just be seen when two colours touch; thin lines apart from each other need much more.
  const apart: [what: string, colours: string[]][] = [
    ['runs', runs],
    ['classes', ['class-a', 'class-b']],
  ];
  const sights = Object.keys(visions) as (keyof typeof visions)[];
  test.each(apart.flatMap(([what, colours]) => sights.map((sight) => ({ what, colours, sight }))))(
    '$sight sight tells $what apart',
    ({ colours, sight }) => {
      for (const [index, one] of colours.entries()) {
        for (const other of colours.slice(index + 1)) {
          const found = distance(colour(one), colour(other), sight);
          expect(found, `${one} and ${other}`).toBeGreaterThanOrEqual(11);
        }
      }
    },
  );

  test('the scale of the maps goes evenly from one end of lightness to the other', () => {
    const lightness = [0, 1, 2, 3, 4, 5, 6].map((at) => oklab(linear(colour(`seq-${at}`)))[0]);
    const steps = lightness.slice(1).map((value, at) => Math.abs(value - (lightness[at] ?? 0)));
    const ordered = [...lightness].sort((a, b) => (theme === 'light' ? b - a : a - b));
    expect(lightness).toEqual(ordered);
    expect(Math.min(...steps)).toBeGreaterThan(5);
  });
});

test('the measures are right', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  // White is as light as can be and has no hue; a grey is seen alike by all.
  const [lightness, a, b] = oklab(linear('#ffffff'));
  expect(lightness).toBeCloseTo(100, 4);
  expect(Math.hypot(a, b)).toBeLessThan(0.01);
  const greys = distance('#404040', '#c0c0c0', 'normal');
  for (const vision of ['protan', 'deutan', 'tritan'] as const) {
    expect(distance('#404040', '#c0c0c0', vision)).toBeCloseTo(greys, 2);
  }
  // A red and a green of one lightness are nearly one colour without the green cones.
  expect(distance('#c04040', '#5a7a00', 'normal')).toBeGreaterThan(20);
  expect(distance('#c04040', '#5a7a00', 'deutan')).toBeLessThan(4);
});
