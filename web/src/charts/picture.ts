/** Charts as pictures for a report: the light theme on white, with their titles; a PNG has twice the size. */
import { saveFile } from '../components/save-file';
import { addMessages, t } from '../locales';
import { picture as words } from '../locales/en/picture';
import type { ChartKind } from './lines';
import { Panel } from './panel';
import { latestReadings, quantityName } from './readings';
import type { Scene } from './scene';
import type { Show, Stage } from './stage';
import { escapeXml, SvgPen } from './svg-pen';
import { readLightTheme, type Theme } from './theme';
import type { YAxis } from './y-axis';

addMessages(words);

const SCALE = 2;
const WIDTH = 800;
const MARGIN = 16;
const TITLE_HEIGHT = 28;
/** Of the first chart in a stack, of the others, and of a chart alone. */
const HEIGHT = { first: 300, other: 120, alone: 360 };

export type PictureForm = 'png' | 'svg';

interface PictureChart {
  kind: ChartKind;
  height: number;
  lowest: boolean;
  /** As on the screen, where it may have grown. */
  axis: YAxis | null;
}

/** What is painted: charts beneath each other under one title. */
export interface Picture {
  charts: readonly PictureChart[];
  scene: Scene;
  title: string;
}

/** Saves charts as they are on the stage. */
export async function savePicture(
  kinds: readonly ChartKind[],
  form: PictureForm,
  stage: Stage,
  show: Show,
  host: HTMLElement,
): Promise<void> {
  const picture = pictureOf(kinds, stage, show, host);
  const name = show.current?.name ?? t('charts.fileName');
  const words = kinds.length === 1 ? [name, t(`charts.${kinds[0] ?? 'loss'}`)] : [name];
  const blob = form === 'svg' ? asSvg(picture) : await asPng(picture);
  if (blob) saveFile(blob, `${words.join(' ')}.${form}`);
}

export function pictureOf(
  kinds: readonly ChartKind[],
  stage: Stage,
  show: Show,
  host: HTMLElement,
): Picture {
  const scene = stage.compose(show, WIDTH, readLightTheme(host));
  const charts = kinds.map((kind, i): PictureChart => {
    const height = kinds.length === 1 ? HEIGHT.alone : i === 0 ? HEIGHT.first : HEIGHT.other;
    const axis = stage.panels.get(kind)?.axis ?? null;
    return { kind, height, axis, lowest: i === kinds.length - 1 };
  });
  const { current } = show;
  const title = current
    ? t('charts.pictureTitle', {
        name: current.name,
        step: current.step,
        steps: current.info.steps,
      })
    : '';
  return { charts, scene, title };
}

function asPng(picture: Picture): Promise<Blob | null> {
  const { width, height } = sizeOf(picture);
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const ctx = canvas.getContext('2d');
  if (!ctx) return Promise.resolve(null);
  ctx.scale(SCALE, SCALE);
  paint(ctx, picture, (chart, top) => {
    const layers = [document.createElement('canvas'), document.createElement('canvas')] as const;
    const panel = panelOn(layers, chart, picture.scene, SCALE);
    for (const layer of layers) ctx.drawImage(layer, MARGIN, top, WIDTH, chart.height);
    panel.destroy();
  });
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function asSvg(picture: Picture): Blob | null {
  const svg = svgOf(picture);
  return svg === null ? null : new Blob([svg], { type: 'image/svg+xml' });
}

/** An element `svg`; null where the browser has no canvas. */
export function svgOf(picture: Picture): string | null {
  const { width, height } = sizeOf(picture);
  const sheet = SvgPen.of(document.createElement('canvas'));
  if (!sheet) return null;
  const plots: string[] = [];
  paint(sheet.context, picture, (chart, top) => {
    const layers = [document.createElement('canvas'), document.createElement('canvas')] as const;
    const pens = layers.map((layer) => SvgPen.of(layer)?.pen);
    const panel = panelOn(layers, chart, picture.scene, 1);
    plots.push(`<g transform="translate(${MARGIN} ${top})">`, ...pens.map(String), '</g>');
    // It wipes its canvas.
    panel.destroy();
  });
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
    `<title>${escapeXml(picture.title)}</title>`,
    String(sheet.pen),
    ...plots,
    '</svg>\n',
  ].join('\n');
}

function sizeOf({ charts }: Picture): { width: number; height: number } {
  const height = charts.reduce((sum, chart) => sum + TITLE_HEIGHT + chart.height, TITLE_HEIGHT);
  return { width: WIDTH + 2 * MARGIN, height: height + 2 * MARGIN };
}

/** Paints all but the plots. */
function paint(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  paintPlot: (chart: PictureChart, top: number) => void,
): void {
  const { charts, scene, title } = picture;
  const { theme } = scene;
  const { width, height } = sizeOf(picture);
  ctx.fillStyle = theme.surface;
  ctx.fillRect(0, 0, width, height);
  ctx.textBaseline = 'middle';
  ctx.font = `400 ${theme.titleSize}px ${theme.fontFamily}`;
  ctx.fillStyle = theme.ink;
  ctx.fillText(title, MARGIN, MARGIN + TITLE_HEIGHT / 2);
  let top = MARGIN + TITLE_HEIGHT;
  for (const chart of charts) {
    paintTitle(ctx, chart.kind, scene, top + TITLE_HEIGHT / 2);
    paintPlot(chart, top + TITLE_HEIGHT);
    top += TITLE_HEIGHT + chart.height;
  }
}

/** A plot, drawn on two canvases that lie over each other. */
function panelOn(
  [canvas, front]: readonly [HTMLCanvasElement, HTMLCanvasElement],
  { kind, height, lowest, axis }: PictureChart,
  scene: Scene,
  pixelRatio: number,
): Panel {
  canvas.width = WIDTH;
  canvas.height = height;
  const panel = new Panel(canvas, front, kind, { lowest, axis, pixelRatio });
  panel.show(scene);
  return panel;
}

function paintTitle(
  ctx: CanvasRenderingContext2D,
  kind: ChartKind,
  { current, theme }: Scene,
  y: number,
): void {
  ctx.font = `600 ${theme.titleSize}px ${theme.fontFamily}`;
  ctx.fillStyle = theme.ink;
  ctx.fillText(t(`charts.${kind}`), MARGIN, y);
  ctx.font = `400 ${theme.fontSize}px ${theme.fontFamily}`;
  let right = MARGIN + WIDTH;
  const readings = current ? latestReadings(kind, current) : [];
  for (const { name, value } of readings.reverse()) {
    right = writeLeftOf(ctx, value, right, y, theme.ink);
    if (!name) continue;
    right = writeLeftOf(ctx, quantityName(name), right - theme.fontSize / 3, y, theme.caption);
    if (kind === 'loss') right = sampleLeftOf(ctx, name, right - theme.fontSize / 2, y, theme);
    right -= theme.fontSize;
  }
}

function writeLeftOf(
  ctx: CanvasRenderingContext2D,
  text: string,
  right: number,
  y: number,
  colour: string,
): number {
  const left = right - ctx.measureText(text).width;
  ctx.fillStyle = colour;
  ctx.fillText(text, left, y);
  return left;
}

/** The line styles, as the key in the first chart's title shows them. */
const SAMPLES = {
  smoothed: { width: 2, opacity: 1, dash: [] },
  batch: { width: 1, opacity: 0.5, dash: [] },
  train: { width: 1.25, opacity: 1, dash: [] },
  test: { width: 1.5, opacity: 1, dash: [4, 3] },
};

function sampleLeftOf(
  ctx: CanvasRenderingContext2D,
  name: keyof typeof SAMPLES,
  right: number,
  y: number,
  theme: Theme,
): number {
  const { width, opacity, dash } = SAMPLES[name];
  const left = right - theme.fontSize * 1.5;
  ctx.save();
  ctx.strokeStyle = theme.caption;
  ctx.globalAlpha = opacity;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(right, y);
  ctx.stroke();
  ctx.restore();
  return left;
}
