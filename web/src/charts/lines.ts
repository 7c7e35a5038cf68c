/** Which curves a chart shows, and how each is drawn: the hue says which run, the style which quantity. */
import type { Run } from '../experiment/run';
import type { Series, SeriesName } from '../protocol';
import { fade, type Theme } from './theme';

export type ChartKind = 'loss' | 'rate' | 'accuracy' | 'gradNorm';

/** main: what the current run's chart is about; others are the quiet lines of the other runs. */
export type LineRole = 'main' | 'raw' | 'train' | 'test' | 'plan' | 'other' | 'otherTest';

export interface Line {
  run: Run;
  role: LineRole;
  series: Series;
}

export interface LineStyle {
  colour: string;
  width: number;
  dash: number[];
}

type Named = readonly [role: LineRole, series: SeriesName];

/** In drawing order from the top: what matters most is never covered. */
const CURRENT: Record<ChartKind, readonly Named[]> = {
  loss: [
    ['main', 'smoothed'],
    ['test', 'testLoss'],
    ['train', 'trainLoss'],
    ['raw', 'loss'],
  ],
  rate: [['main', 'lr']],
  accuracy: [
    ['test', 'testAccuracy'],
    ['main', 'trainAccuracy'],
  ],
  gradNorm: [
    ['main', 'gradNormSmoothed'],
    ['raw', 'gradNorm'],
  ],
};

const OTHERS: Record<ChartKind, Named> = {
  loss: ['other', 'smoothed'],
  rate: ['other', 'lr'],
  accuracy: ['otherTest', 'testAccuracy'],
  gradNorm: ['other', 'gradNormSmoothed'],
};

const TEST_DASH = [4, 3];
/** For runs beyond the sixth, whose colours are used a second time. */
export const SECOND_DASH = [8, 3, 2, 3];
const FALLEN_BACK = 0.35;

/** Quantities that span decades: they may have a logarithmic axis, and blow up when a run diverges. */
export function isMagnitude(kind: ChartKind): boolean {
  return kind === 'loss' || kind === 'gradNorm';
}

export function chartKinds(current: Run | null): ChartKind[] {
  return current?.info.task === 'regression'
    ? ['loss', 'rate', 'gradNorm']
    : ['loss', 'rate', 'accuracy', 'gradNorm'];
}

/** Curves of the visible runs, the topmost first: the one pointed at, the current, the others. */
export function linesOf(
  kind: ChartKind,
  runs: readonly Run[],
  current: Run | null,
  highlighted: number | null,
): Line[] {
  const rank = (run: Run) => (run.id === highlighted ? 0 : run === current ? 1 : 2);
  const ordered = [...runs].sort((a, b) => rank(a) - rank(b) || b.id - a.id);
  const lines: Line[] = [];
  for (const run of ordered) {
    for (const [role, name] of run === current ? CURRENT[kind] : [OTHERS[kind]]) {
      const series = run.series[name];
      if (series) lines.push({ run, role, series });
    }
    if (run === current && kind === 'rate' && run.planned) {
      lines.push({ run, role: 'plan', series: run.planned });
    }
  }
  return lines;
}

export function styleOf(line: Line, theme: Theme, highlighted: number | null): LineStyle {
  const { run, role } = line;
  const opacity = highlighted === null || run.id === highlighted ? 1 : FALLEN_BACK;
  const hue = role === 'plan' ? theme.track : (theme.runs[run.color - 1] ?? theme.ink);
  const colour = fade(hue, role === 'raw' ? theme.rawOpacity * opacity : opacity);
  const isTest = role === 'test' || role === 'otherTest';
  const dash = isTest ? TEST_DASH : run.dashed && role !== 'plan' ? SECOND_DASH : [];
  return { colour, width: widthOf(role, theme, run.id === highlighted), dash };
}

function widthOf(role: LineRole, theme: Theme, highlighted: boolean): number {
  if (role === 'main') return theme.mainWidth;
  if (role === 'raw') return theme.rawWidth;
  if (role === 'test') return theme.quietWidth;
  return highlighted && role !== 'plan' ? theme.mainWidth : theme.otherWidth;
}
