/** What stands on a chart besides its curves: events in time, their names, the ends of the lines. */
import type { ChartArea } from 'chart.js';
import { t } from '../locales';
import { drawLineEnds } from './line-ends';
import { interpolate } from './nearest';
import type { Panel } from './panel';
import type { Mark, Scene } from './scene';
import { drawText, textWidth, verticalLine } from './write';

const EVENT_DASH = [2, 3];
const EVENT_GAP = 6;
const STOP_GAP = 8;
/** Where along the axis the plan is named. */
const PLAN_AT = 0.82;

export class Annotations {
  readonly #panel: Panel;

  constructor(panel: Panel) {
    this.#panel = panel;
  }

  drawBeneathCurves(ctx: CanvasRenderingContext2D, scene: Scene): void {
    const { chartArea } = this.#panel.chart;
    for (const { x } of this.#marksInView(scene, chartArea)) {
      verticalLine(ctx, x, chartArea, scene.theme.mark, EVENT_DASH);
    }
  }

  drawOverCurves(ctx: CanvasRenderingContext2D, scene: Scene): void {
    const { kind, lowest, chart } = this.#panel;
    const { chartArea } = chart;
    if (kind === 'rate') {
      this.#nameEvents(ctx, chartArea, scene);
      this.#namePlan(ctx, chartArea, scene);
    }
    this.#drawStop(ctx, chartArea, scene);
    drawLineEnds(ctx, this.#panel, scene);
    if (lowest) this.#nameUnit(ctx, chartArea, scene);
  }

  #marksInView(scene: Scene, area: ChartArea): { mark: Mark; x: number }[] {
    return scene.marks
      .map((mark) => ({ mark, x: this.#panel.pixelX(mark.at) }))
      .filter(({ x }) => x > area.left && x < area.right);
  }

  /** Beside the line, above or below, where fewer curves are; left out where there is no room. */
  #nameEvents(ctx: CanvasRenderingContext2D, area: ChartArea, scene: Scene): void {
    const { theme } = scene;
    const sides = [
      { y: area.top + theme.fontSize * 0.5, taken: -Infinity },
      { y: area.bottom - theme.fontSize * 0.85, taken: -Infinity },
    ];
    for (const { mark, x } of this.#marksInView(scene, area)) {
      const width = textWidth(ctx, theme, mark.label);
      const right = x + EVENT_GAP;
      const left = right + width < area.right ? right : x - EVENT_GAP - width;
      const curves = ({ y }: { y: number }) => this.#curvesAt(scene, left, left + width, y);
      const [side] = sides
        .filter(({ taken }) => left >= taken)
        .sort((one, other) => curves(one) - curves(other));
      if (!side) continue;
      side.taken = left + width + EVENT_GAP;
      drawText(ctx, theme, mark.label, left, side.y, { colour: theme.caption, plate: true });
    }
  }

  /** How many curves there are behind words. */
  #curvesAt({ map, theme }: Scene, left: number, right: number, y: number): number {
    const { chart, lines } = this.#panel;
    return lines.filter(({ run, series }) => {
      const heights = [left, (left + right) / 2, right].flatMap((pixel) => {
        const step = map.stepAt(run, chart.scales.x?.getValueForPixel(pixel) ?? 0);
        const isBeyond = step > (series.step.at(-1) ?? -1);
        return isBeyond ? [] : this.#panel.pixelY(interpolate(series.step, series.value, step));
      });
      return Math.max(...heights) > y - theme.fontSize && Math.min(...heights) < y + theme.fontSize;
    }).length;
  }

  /** Pixel of the current run's rate at a step, used or planned. */
  #rateY({ current }: Scene, step: number): number {
    const used = current && step < current.step;
    const series = used ? current.series.lr : current?.planned;
    return series ? this.#panel.pixelY(interpolate(series.step, series.value, step)) : Number.NaN;
  }

  /** The grey line is named at a fixed place, until the head of the run comes near. */
  #namePlan(ctx: CanvasRenderingContext2D, area: ChartArea, scene: Scene): void {
    const { current, theme, map } = scene;
    if (!current?.planned || map.unit === 'seconds') return;
    const text = t('charts.planned');
    const width = textWidth(ctx, theme, text);
    const left = area.left + (area.right - area.left) * PLAN_AT - width / 2;
    const head = this.#panel.pixelX(map.ofStep(current, current.step, 0));
    if (head > left - STOP_GAP) return;
    const steps = [left, left + width / 2, left + width].map((pixel) => {
      const at = this.#panel.chart.scales.x?.getValueForPixel(pixel) ?? 0;
      return Math.round(map.stepAt(current, at));
    });
    if (steps.some((step) => step > current.info.steps)) return;
    const heights = steps.map((step) => this.#rateY(scene, step));
    const above = Math.min(...heights) - theme.fontSize;
    const y = above > area.top ? above : Math.max(...heights) + theme.fontSize;
    drawText(ctx, theme, text, left, y, { colour: theme.caption, plate: true });
  }

  #drawStop(ctx: CanvasRenderingContext2D, area: ChartArea, scene: Scene): void {
    const { stop, theme } = scene;
    const x = stop ? this.#panel.pixelX(stop.at) : Number.NaN;
    if (!stop || !(x >= area.left && x <= area.right)) return;
    verticalLine(ctx, x, area, theme.bad, []);
    if (this.#panel.kind !== 'loss') return;
    const width = textWidth(ctx, theme, stop.label);
    const right = x + STOP_GAP;
    const left = right + width < area.right + theme.gutterRight ? right : x - STOP_GAP - width;
    const style = { colour: theme.bad, plate: true };
    drawText(ctx, theme, stop.label, left, area.top + theme.fontSize * 0.5, style);
  }

  #nameUnit(ctx: CanvasRenderingContext2D, area: ChartArea, { theme, map }: Scene): void {
    const x = area.right + theme.gutterRight * 0.3;
    const y = area.bottom + theme.fontSize;
    drawText(ctx, theme, t(`charts.${map.unit}`), x, y, { colour: theme.caption });
  }
}
