/** How far up and down the curves of a chart reach. */
import { type ChartKind, isMagnitude, type Line } from './lines';
import type { Scene } from './scene';
import type { Extent } from './y-axis';

/** Mini-batches are texture: they may stretch the axis upwards by this factor, and are cut off beyond. */
const RAW_REACH = 3;

/** Extent of what a chart must show; low above high when there is nothing. */
export function extentOf(kind: ChartKind, lines: readonly Line[], scene: Scene): Extent {
  let extent: Extent = { low: Infinity, high: -Infinity };
  let raw = extent;
  for (const line of lines) {
    // The rate's axis belongs to the current run: another's larger rate would press it flat.
    if (kind === 'rate' && line.run !== scene.current) continue;
    const reach = reachOf(kind, line, scene);
    if (line.role === 'raw') raw = union(raw, reach);
    else extent = union(extent, reach);
  }
  if (extent.high < extent.low || raw.high < raw.low) return union(extent, raw);
  const stretched = Math.min(raw.high, extent.high * RAW_REACH);
  return { low: extent.low, high: Math.max(extent.high, stretched) };
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
  for (let i = 0; i < series.step.length; i++) {
    const step = series.step[i] as number;
    const value = series.value[i] as number;
    if (step < first || step > last || !Number.isFinite(value)) continue;
    if (positiveOnly && value <= 0) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
