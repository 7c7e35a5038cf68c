/** Where the lines end: dots, values beside the current run's, names of the others in the gutter. */
import type { ChartArea } from 'chart.js';
import { t } from '../locales';
import { formatLoss } from '../locales/numbers';
import { isMagnitude, type Line } from './lines';
import { lastFinite, type Point } from './nearest';
import type { Panel } from './panel';
import { pushApart } from './push-apart';
import type { Scene } from './scene';
import { drawDot, drawText, textWidth, truncate } from './write';

/** From a line's head to its value, and from the plot's edge to a name. */
const HEAD_GAP = 10;
const NAME_GAP = 10;
/** A leader goes from this far beside the plot almost to the name. */
const LEADER_GAP = 2;
const LEADER_END = 7;
/** Of leaders, and of what another run is highlighted before. */
const FAINT = 0.35;
const HEAD_RADIUS = 3.5;
const END_RADIUS = 2;
/** A line that ends this close to the gutter needs no dot: its name stands beside it. */
const NEAR_GUTTER = 24;
/** Baselines of neighbouring labels, in heights of the letters. */
const LABEL_PITCH = 1.3;

interface Label {
  x: number;
  y: number;
  text: string;
  colour: string;
  opacity: number;
  /** A name in the gutter has a leader to its line, else it is a value at the head with a halo. */
  isName: boolean;
}

interface End {
  line: Line;
  point: Point;
  x: number;
  y: number;
  /** The line leaves the plot before it ends. */
  outside: boolean;
}

export function drawLineEnds(ctx: CanvasRenderingContext2D, panel: Panel, scene: Scene): void {
  const { chartArea: area } = panel.chart;
  const labels: Label[] = [];
  for (const end of endsOf(panel, scene, area)) {
    drawEnd(ctx, panel, scene, area, end);
    const label = labelOf(ctx, panel, scene, area, end);
    if (label) labels.push(label);
  }
  const { fontSize } = scene.theme;
  const reaches = ({ x, text, isName }: Label) =>
    isName || x + textWidth(ctx, scene.theme, text, true) > area.right;
  // Values at heads that are far from the gutter are in nobody's way.
  for (const near of [true, false]) {
    const group = labels.filter((label) => reaches(label) === near);
    const wanted = group.map((label) => label.y);
    const edge = fontSize / 3;
    const gap = fontSize * LABEL_PITCH;
    const placed = pushApart(wanted, gap, area.top + edge, area.bottom - edge);
    for (const [i, label] of group.entries()) {
      drawLabel(ctx, scene, area, label, placed[i] ?? label.y);
    }
  }
}

function endsOf(panel: Panel, scene: Scene, area: ChartArea): End[] {
  const ends: End[] = [];
  // From the back, so that the current run's ends lie on top.
  for (const line of panel.lines.toReversed()) {
    const point = line.role === 'plan' || line.role === 'raw' ? null : lastFinite(line.series);
    if (!point) continue;
    const x = panel.pixelX(scene.map.ofStep(line.run, point.step, point.seconds));
    const wanted = panel.pixelY(point.value);
    const y = Math.min(Math.max(wanted, area.top), area.bottom);
    // In a closer view a line goes on beyond the edge: that is not where it ends.
    const goesOn = point.step < line.run.step - 1 && scene.view.range !== null;
    if (!(x >= area.left && x <= area.right + 1)) continue;
    if (goesOn && line.run === scene.current) continue;
    ends.push({ line, point, x, y, outside: Math.abs(wanted - y) > 1 });
  }
  return ends;
}

function drawEnd(
  ctx: CanvasRenderingContext2D,
  { kind }: Panel,
  { theme, current, highlighted }: Scene,
  area: ChartArea,
  { line: { run, role }, x, y, outside }: End,
): void {
  if (outside || (highlighted !== null && highlighted !== run.id)) return;
  const blewUp = run === current && run.diverged !== null && isMagnitude(kind);
  const colour = blewUp ? theme.bad : (theme.runs[run.color - 1] ?? theme.ink);
  if (role === 'main') drawDot(ctx, theme, x, y, HEAD_RADIUS, colour);
  else if (run !== current && x < area.right - NEAR_GUTTER)
    drawDot(ctx, theme, x, y, END_RADIUS, colour);
}

function labelOf(
  ctx: CanvasRenderingContext2D,
  { kind }: Panel,
  { theme, current, highlighted }: Scene,
  area: ChartArea,
  { line: { run, role }, point, x, y }: End,
): Label | null {
  const colour = theme.runWords[run.color - 1] ?? theme.ink;
  const opacity = highlighted !== null && highlighted !== run.id ? FAINT : 1;
  if (run !== current) {
    if (kind !== 'loss') return null;
    const text = truncate(ctx, theme, run.name, theme.gutterRight - NAME_GAP);
    return { x: area.right + NAME_GAP, y, text, colour, opacity, isName: true };
  }
  if (!isMagnitude(kind) || run.diverged || role === 'train') return null;
  const value = formatLoss(point.value);
  const text = role === 'test' ? t('charts.testValue', { value }) : value;
  // A long one rather lies over its line than beyond the chart's edge.
  const last = area.right + theme.gutterRight - textWidth(ctx, theme, text, true);
  return { x: Math.min(x + HEAD_GAP, last), y, text, colour, opacity, isName: false };
}

function drawLabel(
  ctx: CanvasRenderingContext2D,
  { theme }: Scene,
  area: ChartArea,
  { x, y, text, colour, opacity, isName }: Label,
  placed: number,
): void {
  ctx.save();
  ctx.globalAlpha = opacity;
  drawText(ctx, theme, text, x, placed, { colour, bold: !isName, halo: !isName });
  if (isName) {
    ctx.globalAlpha = opacity * FAINT;
    ctx.strokeStyle = colour;
    ctx.beginPath();
    ctx.moveTo(area.right + LEADER_GAP, y);
    ctx.lineTo(area.right + LEADER_END, placed);
    ctx.stroke();
  }
  ctx.restore();
}
