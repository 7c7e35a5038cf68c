/** How far up and down the curves of a chart reach. */
import { type ChartKind, isMagnitude, type Line } from './lines';
import { interpolate } from './nearest';
import type { Scene } from './scene';
import type { Extent } from './y-axis';

/** Mini-batches are texture: they may stretch the axis upwards by this factor, and are cut off beyond. */
const RAW_REACH = 3;
/** So may the rates of other runs: a much larger one would press the current one's flat. */
const OTHERS_REACH = 10;

/** Extent of what a chart must show; low above high when there is nothing. */
export function extentOf(kind: ChartKind, lines: readonly Line[], scene: Scene): Extent {
  let extent: Extent = { low: Infinity, high: -Infinity };
  let beside = extent;
  for (const line of lines) {
    const reach = reachOf(kind, line, scene);
    if (isBeside(kind, line, scene)) beside = union(beside, reach);
    else extent = union(extent, reach);
  }
  if (extent.high < extent.low || beside.high < beside.low) return union(extent, beside);
  const stretched = extent.high * (kind === 'rate' ? OTHERS_REACH : RAW_REACH);
  const low = kind === 'rate' ? Math.min(extent.low, beside.low) : extent.low;
  return { low, high: Math.max(extent.high, Math.min(beside.high, stretched)) };
}

/** Whether a line may stretch the axis only so far. */
function isBeside(kind: ChartKind, { run, role }: Line, { current }: Scene): boolean {
  return role === 'raw' || (kind === 'rate' && run !== current);
}

function union(a: Extent, b: Extent): Extent {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

function reachOf(kind: ChartKind, { run, series, role }: Line, scene: Scene): Extent {
  const { view, domain, map } = scene;
  const [from, to] = view.range ?? [0, domain.focused ? map.stepAt(run, domain.max) : Infinity];
  const positiveOnly = isMagnitude(kind) && view.logY;
  // What blew up is shown until it did; further only as the current run on a logarithmic axis.
  const whole = !run.diverged || !isMagnitude(kind) || (run === scene.current && positiveOnly);
  const last = whole ? to : Math.min(to, run.diverged?.lowestStep ?? to);
  const first = role === 'plan' ? Math.max(from, run.step) : from;
  let low = Infinity;
  let high = -Infinity;
  const reach = (value: number) => {
    if (!Number.isFinite(value) || (positiveOnly && value <= 0)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  const { step: steps, value: values } = series;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as number;
    if (step >= first && step <= last) reach(values[i] as number);
  }
  // Where a line comes in from beside the range, and where it leaves.
  for (const edge of view.range ?? []) {
    const goesOn = edge > (steps[0] ?? edge) && edge < (steps.at(-1) ?? edge);
    if (goesOn && edge >= first && edge <= last) reach(interpolate(steps, values, edge));
  }
  return { low, high };
}
