/** The curves of one chart as Chart.js data sets, filled in place and only when they have changed. */
import type { ChartDataset } from 'chart.js';
import type { Run } from '../experiment/run';
import type { CurvePoint } from './curve-controller';
import { isStepped } from './events';
import { type Line, styleOf } from './lines';
import { lastFinite, type Point } from './nearest';
import type { Scene } from './scene';
import { placeY, type YAxis } from './y-axis';

/** `_decimated` is Chart.js's own sign that points were thinned already: it then draws each of them. */
export type Curve = ChartDataset<'curve', CurvePoint[]> & { _decimated: true };

interface Drawn {
  curve: Curve;
  /** What the curve was made from: while none of it changes, neither does the curve. */
  source: unknown[];
}

/** A line along the edge of the plot keeps its whole width. */
const OVERFLOW = 2;

export class Curves {
  all: Curve[] = [];
  /** Positions in `all` of those that are not as they were. */
  changed: number[] = [];
  #drawn = new Map<string, Drawn>();

  /** Makes the curves those of these lines, in their order; true if these are the same curves. */
  follow(lines: readonly Line[], scene: Scene, axis: YAxis): boolean {
    const kept = new Map<string, Drawn>();
    const all: Curve[] = [];
    this.changed = [];
    for (const line of lines) {
      const key = `${line.run.id} ${line.role}`;
      const drawn = this.#drawn.get(key) ?? { curve: newCurve(), source: [] };
      const source = sourceOf(line, scene, axis);
      if (source.some((part, i) => part !== drawn.source[i])) {
        fill(drawn.curve.data, line, scene, axis);
        Object.assign(drawn.curve, strokeOf(line, scene));
        drawn.source = source;
        this.changed.push(all.length);
      }
      kept.set(key, drawn);
      all.push(drawn.curve);
    }
    const same = all.length === this.all.length && all.every((curve, i) => curve === this.all[i]);
    this.#drawn = kept;
    this.all = all;
    return same;
  }
}

function newCurve(): Curve {
  return { type: 'curve', data: [], borderJoinStyle: 'round', clip: OVERFLOW, _decimated: true };
}

function sourceOf(line: Line, scene: Scene, axis: YAxis): unknown[] {
  const { run, role, series } = line;
  const { highlighted, map, theme } = scene;
  const until = role === 'plan' ? run.step : 0;
  const lit = highlighted === null || highlighted === run.id;
  const front = highlighted === run.id;
  const hue = `${run.color} ${run.dashed}`;
  return [series, run.experiment, until, map.key, axis.log, theme, hue, lit, front];
}

function strokeOf(line: Line, scene: Scene): Partial<Curve> {
  const { colour, width, dash } = styleOf(line, scene.theme, scene.highlighted);
  const isRate = line.role === 'plan' || line.series === line.run.series.lr;
  return {
    borderColor: colour,
    borderWidth: width,
    borderDash: dash,
    stepped: isRate && isStepped(line.run.experiment) ? 'before' : false,
  };
}

/** Writes a line's coordinates over those that are there, so that a frame makes no garbage. */
function fill(points: CurvePoint[], line: Line, { map }: Scene, axis: YAxis): void {
  const { run, role, series } = line;
  const planned = role === 'plan';
  let count = 0;
  const put = (step: number, seconds: number, value: number) => {
    const x = map.ofStep(run, step, seconds);
    const y = placeY(axis, value);
    const point = points[count];
    if (point) Object.assign(point, { x, y });
    else points.push({ x, y });
    count++;
  };
  const used = planned ? lastUsed(run) : null;
  if (used) put(used.step, used.seconds, used.value);
  const from = used ? used.step + 1 : run.step;
  for (let i = 0; i < series.step.length; i++) {
    const step = series.step[i] as number;
    if (planned && step < from) continue;
    // Nobody knows when a step that is only planned will come.
    const seconds = planned ? Number.NaN : (series.seconds[i] as number);
    put(step, seconds, series.value[i] as number);
  }
  points.length = count;
}

/** The last rate used, from which the plan goes on; null when it is outside of what is shown. */
function lastUsed(run: Run): Point | null {
  const used = lastFinite(run.series.lr);
  return used && used.step >= run.step - 1 ? used : null;
}
