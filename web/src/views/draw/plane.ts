/** Where steps and rates are on the learning-rate chart, in pixels from its upper left corner. */
import type { Stage } from '../../charts/stage';

export interface Plane {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The rate at the upper end of the axis. */
  topRate: number;
  /** NaN where a step has no place, as one to come on an axis of seconds. */
  x(step: number): number;
  y(rate: number): number;
  /** Not rounded; a pixel beside the plot is its edge. */
  step(x: number): number;
  /** Goes on above the plot; never below zero. */
  rate(y: number): number;
}

/** Null until the chart has been drawn. */
export function planeOf(stage: Stage): Plane | null {
  const panel = stage.panels.get('rate');
  const run = stage.scene?.current;
  const scale = panel?.chart.scales.y;
  if (!panel?.axis || !run || !scale) return null;
  const { log, max } = panel.axis;
  const { left, right, top, bottom } = panel.chart.chartArea;
  return {
    left,
    right,
    top,
    bottom,
    topRate: max,
    x: (step) => stage.pixelOf(run, step),
    y(rate) {
      const pixel = panel.pixelY(rate);
      // A logarithmic axis has no place for zero.
      return Number.isNaN(pixel) ? bottom : Math.min(pixel, bottom);
    },
    step: (x) => stage.stepAt(x) ?? 0,
    rate(y) {
      if (y >= bottom) return log ? (panel.axis?.min ?? 0) : 0;
      const value = scale.getValueForPixel(y) ?? 0;
      return log ? 10 ** value : value;
    },
  };
}

/** A shape's line as the path of an SVG: what lies between its points need not be straight on these axes. */
export function lineOf(rateAt: (step: number) => number, steps: number[], plane: Plane): string {
  const { left, right } = plane;
  const across = Array.from(
    { length: Math.ceil((right - left) / GRAIN) },
    (_, i) => left + i * GRAIN,
  );
  const corners = steps.flatMap((step) => {
    const x = plane.x(step);
    // A jump is upright: just before it the rate is another.
    return [
      [x, rateAt(step - BEFORE)],
      [x, rateAt(step)],
    ] as const;
  });
  const places = [
    ...[...across, right].map((x) => [x, rateAt(plane.step(x))] as const),
    ...corners.filter(([x]) => x >= left && x <= right),
  ];
  return places
    .sort(([a], [b]) => a - b)
    .map(([x, rate], i) => `${i > 0 ? 'L' : 'M'}${x.toFixed(1)} ${plane.y(rate).toFixed(1)}`)
    .join('');
}

const GRAIN = 4;
const BEFORE = 1e-6;
