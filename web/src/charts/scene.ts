/** All that the charts of the stack have in common at one moment. */
import type { ChartView, Run } from '../experiment/run';
import { list, t } from '../locales';
import { type EventName, eventsOf } from './events';
import { lastFinite } from './nearest';
import type { Theme } from './theme';
import { type Domain, domainOf, secondsAt, type Tick, XMap } from './x-axis';

export interface Scene {
  /** Those that are shown, the current one among them. */
  runs: Run[];
  current: Run | null;
  highlighted: number | null;
  view: ChartView;
  theme: Theme;
  map: XMap;
  domain: Domain;
  ticks: Tick[];
  marks: Mark[];
  /** Where the current run diverged. */
  stop: Mark | null;
}

/** Something that happened to the current run, at its place on the axis. */
export interface Mark {
  at: number;
  step: number;
  label: string;
}

export interface SceneSource {
  runs: readonly Run[];
  current: Run | null;
  highlighted: number | null;
  view: ChartView;
  theme: Theme;
  plotWidth: number;
  /** Close in on an early divergence. */
  focus: boolean;
  /** Largest coordinate so far, for an axis that only grows. */
  previousMax: number;
}

/** Room for a tick label with its surroundings, in heights of the letters. */
const TICK_ROOM = 5.5;

export function composeScene(source: SceneSource): Scene {
  const { current, view, theme, highlighted } = source;
  const runs = source.runs.filter((run) => run.visible || run === current);
  const map = XMap.of(view.x, view.logX, current);
  const domain = domainOf(map, runs, current, view.range, source.focus, source.previousMax);
  const room = Math.max(2, source.plotWidth / (theme.fontSize * TICK_ROOM));
  return {
    runs,
    current,
    highlighted: runs.some((run) => run.id === highlighted) ? highlighted : null,
    view,
    theme,
    map,
    domain,
    ticks: map.ticks(domain.min, domain.max, room),
    marks: current ? marksOf(current, map) : [],
    stop: current ? stopOf(current, map) : null,
  };
}

function marksOf(run: Run, map: XMap): Mark[] {
  const marks: Mark[] = [];
  for (const { step, name } of eventsOf(run.experiment, run.info.steps, run.fork)) {
    const at = map.ofStep(run, step, secondsAt(run, step));
    const label = labelOf(name);
    const before = marks.at(-1);
    if (before?.step === step) before.label = list([before.label, label]);
    else if (Number.isFinite(at)) marks.push({ at, step, label });
  }
  return marks;
}

function labelOf(name: EventName): string {
  if (name.kind === 'restart') return t('charts.restart');
  if (name.kind === 'factor') return `×${name.factor}`;
  if (name.kind === 'fork') return name.mark;
  if (name.kind === 'optimizer') return words(name.optimizer);
  if (name.kind === 'schedule') return t('charts.newSchedule', { name: words(name.schedule) });
  if (name.knob === 'lr') return t('charts.newRate', { value: name.value });
  return `${words(name.knob)} ${name.value}`;
}

const words = (name: string) => name.replaceAll('_', ' ');

function stopOf(run: Run, map: XMap): Mark | null {
  if (!run.diverged) return null;
  const { step } = run.diverged;
  const seconds = lastFinite(run.series.lr)?.seconds ?? run.seconds;
  return { at: map.ofStep(run, step, seconds), step, label: t('charts.stopped', { step }) };
}
