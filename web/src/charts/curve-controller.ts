/**
 * Chart.js's line, drawn as often as the screen does. It keeps the element and its fast path, but
 * turns points into pixels in one plain loop, only when they or the axes have changed, and has no
 * markers to draw: eight runs in four charts fit into a fraction of a frame.
 */
import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js';

declare module 'chart.js' {
  interface ChartTypeRegistry {
    curve: ChartTypeRegistry['line'];
  }
}

export interface CurvePoint {
  x: number;
  /** NaN breaks the line. */
  y: number;
}

class CurveController extends LineController {
  static override id = 'curve';

  override updateElements(elements: PointElement[]): void {
    const { xScale, yScale, _dataset } = this._cachedMeta as unknown as CurveMeta;
    if (!xScale || !yScale) return;
    const points = _dataset.data;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as PointElement & { skip: boolean };
      const point = points[i] as CurvePoint;
      element.x = xScale.getPixelForValue(point.x);
      element.y = yScale.getPixelForValue(point.y);
      element.skip = Number.isNaN(element.x) || Number.isNaN(element.y);
    }
  }

  /** The line alone; points have no marker. */
  override draw(): void {
    const { ctx, chartArea } = this.chart;
    (this._cachedMeta.dataset as LineElement).draw(ctx, chartArea);
  }
}

interface CurveMeta {
  xScale?: LinearScale;
  yScale?: LinearScale;
  _dataset: { data: CurvePoint[] };
}

Chart.register(CurveController, LineElement, PointElement, LinearScale);
