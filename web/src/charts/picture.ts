/** Charts as a PNG for a report: the light theme on white, twice the size, with their titles. */
import { saveFile } from '../components/save-file';
import { t } from '../locales';
import type { ChartKind } from './lines';
import { Panel } from './panel';
import { latestReadings, quantityName } from './readings';
import type { Scene } from './scene';
import type { Show, Stage } from './stage';
import { readLightTheme, type Theme } from './theme';
import type { YAxis } from './y-axis';

const SCALE = 2;
const WIDTH = 800;
const MARGIN = 16;
const TITLE_HEIGHT = 28;
/** Of the first chart in a stack, of the others, and of a chart alone. */
const HEIGHT = { first: 300, other: 120, alone: 360 };

interface PictureChart {
  kind: ChartKind;
  height: number;
  lowest: boolean;
  /** As on the screen, where it may have grown. */
  axis: YAxis | null;
}

/** Saves charts as they are on the stage, beneath each other under one title. */
export async function savePicture(
  kinds: readonly ChartKind[],
  stage: Stage,
  show: Show,
  host: HTMLElement,
): Promise<void> {
  const theme = readLightTheme(host);
  const scene = stage.compose(show, WIDTH, theme);
  const charts = kinds.map((kind, i): PictureChart => {
    const height = kinds.length === 1 ? HEIGHT.alone : i === 0 ? HEIGHT.first : HEIGHT.other;
    const axis = stage.panels.get(kind)?.axis ?? null;
    return { kind, height, axis, lowest: i === kinds.length - 1 };
  });
  const { current } = show;
  const name = current?.name ?? t('charts.fileName');
  const title = current
    ? t('charts.pictureTitle', { name, step: current.step, steps: current.info.steps })
    : '';
  const blob = await paintPicture(charts, scene, title);
  const words = kinds.length === 1 ? [name, t(`charts.${kinds[0] ?? 'loss'}`)] : [name];
  if (blob) saveFile(blob, `${fileName(words)}.png`);
}

function fileName(words: string[]): string {
  return words
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-');
}

function paintPicture(
  charts: readonly PictureChart[],
  scene: Scene,
  title: string,
): Promise<Blob | null> {
  const { theme } = scene;
  const height = charts.reduce((sum, chart) => sum + TITLE_HEIGHT + chart.height, 0);
  const canvas = document.createElement('canvas');
  canvas.width = (WIDTH + 2 * MARGIN) * SCALE;
  canvas.height = (height + TITLE_HEIGHT + 2 * MARGIN) * SCALE;
  const ctx = canvas.getContext('2d');
  if (!ctx) return Promise.resolve(null);
  ctx.fillStyle = theme.surface;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.scale(SCALE, SCALE);
  ctx.textBaseline = 'middle';
  ctx.font = `400 ${theme.titleSize}px ${theme.fontFamily}`;
  ctx.fillStyle = theme.ink;
  ctx.fillText(title, MARGIN, MARGIN + TITLE_HEIGHT / 2);
  let top = MARGIN + TITLE_HEIGHT;
  for (const chart of charts) {
    paintTitle(ctx, chart.kind, scene, top + TITLE_HEIGHT / 2);
    paintChart(ctx, chart, scene, top + TITLE_HEIGHT);
    top += TITLE_HEIGHT + chart.height;
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function paintChart(
  ctx: CanvasRenderingContext2D,
  { kind, height, lowest, axis }: PictureChart,
  scene: Scene,
  top: number,
): void {
  const canvas = document.createElement('canvas');
  const front = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = height;
  const panel = new Panel(canvas, front, kind, { lowest, axis, pixelRatio: SCALE });
  panel.show(scene);
  for (const layer of [canvas, front]) ctx.drawImage(layer, MARGIN, top, WIDTH, height);
  panel.destroy();
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
