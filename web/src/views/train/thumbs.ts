/** Tiny pictures of the data sets, by name; what has none gets the sign of a table. */
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

type Dot = [x: number, y: number, second: boolean];

/** A cheap spread, the same on every visit. */
const jitter = (index: number) => ((index * 0.618034) % 1) - 0.5;
const many = (count: number, dot: (index: number, share: number) => Dot): Dot[] =>
  Array.from({ length: count }, (_, index) => dot(index, index / count));

/** Points on [−1, 1]², the second class in the second colour. */
const clouds: Record<string, () => Dot[]> = {
  spiral: () =>
    many(30, (i, s) => {
      const turn = 0.6 + s * 5.2 + (i % 2) * Math.PI;
      const radius = 0.12 + 0.85 * s;
      return [radius * Math.cos(turn), radius * Math.sin(turn), i % 2 === 1];
    }),
  circle: () =>
    many(40, (i, s) => {
      const outer = i % 2 === 1;
      const radius = outer ? 0.85 + 0.14 * jitter(i) : 0.38 * Math.sqrt((i % 10) / 10);
      return [radius * Math.cos(40 * s), radius * Math.sin(40 * s), outer];
    }),
  xor: () =>
    many(40, (i) => {
      const x = 1.7 * jitter(i);
      const y = 1.7 * jitter(i * 7 + 3);
      return [x + Math.sign(x) * 0.12, y + Math.sign(y) * 0.12, x * y < 0];
    }),
  gauss: () =>
    many(36, (i) => {
      const side = i % 2 === 1 ? 1 : -1;
      return [side * 0.45 + 0.7 * jitter(i), side * 0.45 + 0.7 * jitter(i * 5 + 1), side > 0];
    }),
  moons: () =>
    many(34, (i, s) => {
      const angle = Math.PI * s;
      return i % 2 === 1
        ? [Math.cos(angle) * 0.62 - 0.3, Math.sin(angle) * 0.75 - 0.12, true]
        : [0.32 - Math.cos(angle) * 0.62, 0.22 - Math.sin(angle) * 0.75, false];
    }),
  checkerboard: () =>
    many(36, (i) => {
      const column = i % 6;
      const row = Math.floor(i / 6);
      const second = (Math.floor(column / 2) + Math.floor(row / 2)) % 2 === 1;
      return [(column - 2.5) * 0.36, (row - 2.5) * 0.36, second];
    }),
  'reg-plane': () =>
    many(36, (i) => [(i % 6) * 0.36 - 0.9, Math.floor(i / 6) * 0.36 - 0.9, i % 6 > 2]),
  'reg-gauss': () =>
    many(36, (i) => {
      const x = (i % 6) * 0.36 - 0.9;
      const y = Math.floor(i / 6) * 0.36 - 0.9;
      return [x, y, Math.hypot(x - 0.35, y - 0.35) < 0.6];
    }),
  sine: () =>
    many(26, (i, s) => [2 * s - 0.96, 0.65 * Math.sin(6.3 * s) + 0.25 * jitter(i), false]),
};

/** Pixels of an 8 × 8 digit, row by row. */
const THREE = [
  '00111100',
  '01000010',
  '00000010',
  '00011100',
  '00000010',
  '00000010',
  '01000010',
  '00111100',
];
const SHIRT = [
  '01100110',
  '11111111',
  '11111111',
  '00111100',
  '00111100',
  '00111100',
  '00111100',
  '00111100',
];

const pixels = (rows: string[]) => {
  const squares = rows.flatMap((row, y) =>
    [...row].map((pixel, x) =>
      pixel === '1' ? `M${x * 2.5 + 2} ${y * 2.5 + 2}h2.6v2.6h-2.6z` : '',
    ),
  );
  return svg`<path class="thumb-ink" d=${squares.join('')} />`;
};

const pictures: Record<string, SVGTemplateResult> = {
  digits: pixels(THREE),
  fashion_mnist: pixels(SHIRT),
};

const table = svg`<path class="thumb-table" d="M4 5.5h16v13H4zM4 10h16M4 14.2h16M9.5 5.5v13" />`;

/** A class as one path: lines of no length, whose ends are round. */
const dotted = (dots: Dot[], second: boolean) =>
  dots
    .filter((dot) => dot[2] === second)
    .map(([x, y]) => `M${(12 + 10.5 * x).toFixed(1)} ${(12 - 10.5 * y).toFixed(1)}h0`)
    .join('');

const cloud = (dots: Dot[]) =>
  svg`<path class="thumb-a" d=${dotted(dots, false)} /><path class="thumb-b" d=${dotted(dots, true)} />`;

export function thumb(name: string): TemplateResult {
  const dots = clouds[name]?.();
  return html`<svg class="thumb" viewBox="0 0 24 24" aria-hidden="true">
    ${dots ? cloud(dots) : (pictures[name] ?? table)}
  </svg>`;
}
