/** The curves of one chart, filled in place and only when they have changed. */
import type { Run } from '../experiment/run';
import type { Curve, CurvePoint, CurveStyle } from './curve';
import { isStepped } from './events';
import { type Line, styleOf } from './lines';
import { lastFinite, type Point } from './nearest';
import type { Scene } from './scene';
import { placeY, type YAxis } from './y-axis';

interface Drawn {
  curve: Curve;
  /** What the curve was made from: while none of it changes, neither does the curve. */
  source: unknown[];
}

export class Curves {
  /** Those of the current run, and what lies over them; like the others from the top down. */
  moving: Curve[] = [];
  /** Those beneath, which stay as they are while the current run trains. */
  still: Curve[] = [];
  #drawn = new Map<string, Drawn>();

  /** Makes the curves those of these lines, in their order; says which are not as they were. */
  follow(lines: readonly Line[], scene: Scene, axis: YAxis): { moving: boolean; still: boolean } {
    const before = this.still;
    const kept = new Map<string, Drawn>();
    const changed = new Set<Curve>();
    for (const line of lines) {
      const key = `${line.run.id} ${line.role}`;
      const drawn = this.#drawn.get(key) ?? { curve: newCurve(line, scene), source: [] };
      const source = sourceOf(line, scene, axis);
      if (source.some((part, i) => part !== drawn.source[i])) {
        Object.assign(drawn.curve, curveStyle(line, scene));
        fill(drawn.curve.points, line, scene, axis);
        drawn.source = source;
        changed.add(drawn.curve);
      }
      kept.set(key, drawn);
    }
    this.#drawn = kept;
    const all = [...kept.values()].map(({ curve }) => curve);
    const count = lines.findLastIndex(({ run }) => run === scene.current) + 1;
    this.moving = all.slice(0, count);
    this.still = all.slice(count);
    const same = this.still.length === before.length && this.still.every((c, i) => c === before[i]);
    const isChanged = (curve: Curve) => changed.has(curve);
    return { moving: this.moving.some(isChanged), still: !same || this.still.some(isChanged) };
  }
}

function newCurve(line: Line, scene: Scene): Curve {
  return { points: [], ...curveStyle(line, scene) };
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

function curveStyle(line: Line, scene: Scene): CurveStyle {
  const isRate = line.role === 'plan' || line.series === line.run.series.lr;
  return {
    ...styleOf(line, scene.theme, scene.highlighted),
    stepped: isRate && isStepped(line.run.experiment),
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
    if (point) {
      point.x = x;
      point.y = y;
    } else {
      points.push({ x, y });
    }
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
