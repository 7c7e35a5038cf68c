/** What lies over the stack and moves without redrawing it: crosshair, dots, the range being spanned. */
import type { Panel } from './panel';

export interface Dot {
  x: number;
  y: number;
  colour: string;
}

export class Overlay {
  #stack: HTMLElement | null = null;

  /** panels: the charts that there are at any time, from top to bottom. */
  constructor(private readonly panels: ReadonlyMap<unknown, Panel>) {}

  attach(stack: HTMLElement): void {
    this.#stack = stack;
  }

  /** Left edge of the charts on the screen. */
  get left(): number {
    return this.#first?.chart.canvas.getBoundingClientRect().left ?? 0;
  }

  /** The crosshair through all charts; null takes it away. */
  cross(pixel: number | null): void {
    const line = this.#part('.charts-cross');
    if (!line) return;
    line.hidden = pixel === null;
    if (pixel !== null) this.#place(line, Math.round(pixel), 1);
  }

  span(range: [number, number] | null): void {
    const band = this.#part('.charts-band');
    if (!band) return;
    band.hidden = range === null;
    if (!range) return;
    const area = this.#first?.chart.chartArea;
    const [from, to] = range.map((pixel) => {
      return Math.min(Math.max(pixel, area?.left ?? 0), area?.right ?? 0);
    }) as [number, number];
    this.#place(band, from, to - from);
  }

  /** Dots on the curves of a chart, over those that are there. */
  dots(panel: Panel, dots: readonly Dot[]): void {
    const holder = panel.chart.canvas.parentElement?.querySelector('.charts-dots');
    if (!holder) return;
    const { chartArea } = panel.chart;
    const inside = dots.filter(({ x, y }) => {
      return (
        x >= chartArea.left && x <= chartArea.right && y >= chartArea.top && y <= chartArea.bottom
      );
    });
    while (holder.childElementCount > inside.length) holder.lastElementChild?.remove();
    while (holder.childElementCount < inside.length) holder.append(document.createElement('i'));
    inside.forEach(({ x, y, colour }, i) => {
      const { style } = holder.children[i] as HTMLElement;
      style.transform = `translate(${x}px, ${y}px)`;
      style.background = colour;
    });
  }

  get #first(): Panel | undefined {
    return this.panels.values().next().value;
  }

  #part(selector: string): HTMLElement | null {
    return this.#stack?.querySelector<HTMLElement>(selector) ?? null;
  }

  /** Over all plots, from the top of the first to the axis of the last. */
  #place({ style }: HTMLElement, pixel: number, width: number): void {
    const first = this.#first?.chart;
    const last = [...this.panels.values()].at(-1)?.chart;
    const box = first?.canvas.parentElement;
    const lastBox = last?.canvas.parentElement;
    if (!first || !last || !box || !lastBox) return;
    const top = box.offsetTop;
    style.transform = `translate(${box.offsetLeft + pixel}px, ${top}px)`;
    style.width = `${width}px`;
    style.height = `${lastBox.offsetTop + last.chartArea.bottom - top}px`;
  }
}
