/** What a network has learnt, as a picture: computed anew every now and then while it trains. */
import type { Extent, ImageGuess, Picture, Points, RunInfo } from '../protocol';
import type { SampleSet, TrainerHandle } from './core';

/** Test rows shown as images, of either kind. */
const imagesShown = 12;
const curvePoints = 200;
/** Around the outermost points, as a part of their extent. */
const margin = 0.08;

/** Draws one run's pictures. */
export class Painter {
  /** Training and test points, for data that can be drawn on paper. */
  readonly points: Points | null;
  private readonly test: SampleSet;
  private readonly paint: () => Picture | null;

  /** pixels: the test rows of a set of images, 0 to 1, [rows][pixels]. */
  constructor(
    private readonly trainer: TrainerHandle,
    private readonly info: RunInfo,
    private readonly pixels: Float32Array | null,
  ) {
    this.test = trainer.testSet();
    this.points = isDrawn(info) ? pointsOf(trainer.trainSet(), this.test) : null;
    this.paint = this.painter();
  }

  /** Null when there is nothing to show: a table without test rows. */
  picture(): Picture | null {
    return this.paint();
  }

  private painter(): () => Picture | null {
    const { trainer, info, points } = this;
    if (points && info.features === 2) return fieldPainter(trainer, info, squareExtent(points));
    if (points) return curvePainter(trainer, interval(points));
    if (info.testRows === 0) return () => null;
    return info.task === 'regression' ? () => this.scatter() : () => this.guesses();
  }

  private scatter(): Picture {
    const guess = this.trainer.predict(this.test.x);
    return { kind: 'scatter', truth: this.test.y.slice(), guess };
  }

  private guesses(): Picture {
    const { trainer, info, pixels } = this;
    const classes = info.outputs;
    const probabilities = trainer.predict(this.test.x);
    const rows = Array.from(this.test.y, (truth, row) => {
      const answer = probabilities.subarray(row * classes, (row + 1) * classes);
      const guess = indexOfLargest(answer);
      return { row, truth, guess, confidence: answer[guess]! };
    });
    const confusion = new Int32Array(classes * classes);
    for (const { truth, guess } of rows) confusion[truth * classes + guess]!++;
    if (!pixels) return { kind: 'confusion', confusion };

    const size = info.features;
    const shown = ({ row, ...guess }: (typeof rows)[number]): ImageGuess => ({
      row,
      ...guess,
      pixels: pixels.slice(row * size, (row + 1) * size),
    });
    const worst = rows
      .filter(({ truth, guess }) => truth !== guess)
      // A diverged network's answers may be no numbers.
      .sort((a, b) => b.confidence - a.confidence || 0)
      .slice(0, imagesShown);
    return {
      kind: 'images',
      confusion,
      // The split has shuffled the rows; evenly spaced ones are a random sample that stays the same.
      sample: evenly(rows, imagesShown).map(shown),
      worst: worst.map(shown),
    };
  }
}

function isDrawn({ features, task }: RunInfo): boolean {
  return features === 2 || (features === 1 && task === 'regression');
}

function pointsOf(train: SampleSet, test: SampleSet): Points {
  return { trainX: train.x, trainY: train.y, testX: test.x, testY: test.y };
}

function fieldPainter(trainer: TrainerHandle, info: RunInfo, extent: Extent): () => Picture {
  const size = info.outputs > 2 ? 48 : 64;
  const [left, right, bottom, top] = extent;
  const x = new Float32Array(size * size * 2);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const at = 2 * (row * size + column);
      x[at] = left + ((column + 0.5) / size) * (right - left);
      x[at + 1] = top - ((row + 0.5) / size) * (top - bottom);
    }
  }
  return () => ({ kind: 'field', size, extent, outputs: info.outputs, values: trainer.predict(x) });
}

function curvePainter(trainer: TrainerHandle, [from, to]: [number, number]): () => Picture {
  const x = Float32Array.from(
    { length: curvePoints },
    (_, i) => from + (i / (curvePoints - 1)) * (to - from),
  );
  return () => ({ kind: 'curve', x: x.slice(), y: trainer.predict(x) });
}

/** A square around all points, in which they lie centred. */
function squareExtent(points: Points): Extent {
  const [left, right] = range(points, 0, 2);
  const [bottom, top] = range(points, 1, 2);
  const half = (Math.max(right - left, top - bottom) / 2 || 1) * (1 + 2 * margin);
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return [x - half, x + half, y - half, y + half];
}

function interval(points: Points): [number, number] {
  const [from, to] = range(points, 0, 1);
  const beyond = (to - from || 1) * margin;
  return [from - beyond, to + beyond];
}

/** Smallest and largest value of one feature, over training and test points. */
function range({ trainX, testX }: Points, feature: number, features: number): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const x of [trainX, testX]) {
    for (let i = feature; i < x.length; i += features) {
      low = Math.min(low, x[i]!);
      high = Math.max(high, x[i]!);
    }
  }
  return [low, high];
}

function evenly<T>(items: T[], count: number): T[] {
  const taken = Math.min(count, items.length);
  return Array.from({ length: taken }, (_, i) => items[Math.floor((i * items.length) / taken)]!);
}

function indexOfLargest(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
