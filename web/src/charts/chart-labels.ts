/** What a screen reader hears of each chart: a sentence, renewed at most once a second. */
import type { Run } from '../experiment/run';
import { t } from '../locales';
import type { ChartKind } from './lines';
import { latestReadings } from './readings';

const INTERVAL = 1000;

export class ChartLabels {
  readonly #sentences = new Map<Element, () => string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The sentence is made when it is written, not for every frame. */
  set(canvas: Element, sentence: () => string): void {
    this.#sentences.set(canvas, sentence);
    this.#timer ??= setTimeout(() => this.#write(), INTERVAL);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sentences.clear();
  }

  #write(): void {
    this.#timer = undefined;
    for (const [canvas, say] of this.#sentences) {
      const sentence = say();
      if (canvas.getAttribute('aria-label') !== sentence) {
        canvas.setAttribute('aria-label', sentence);
      }
    }
    this.#sentences.clear();
  }
}

export function sentenceOf(kind: ChartKind, run: Run | null): string {
  const chart = t(`charts.${kind}`);
  if (run?.diverged) return t('charts.labelDiverged', { chart, step: run.diverged.step });
  const readings = run ? latestReadings(kind, run) : [];
  const now = kind === 'accuracy' ? readings.at(-1) : readings[0];
  if (!run || !now) return t('charts.labelEmpty', { chart });
  return t('charts.label', { chart, steps: run.step, value: now.value });
}
