/** Everything measured in a run, one row a step, and the curves the charts draw of it. */
import { type Measure, measures } from '../experiment/measures';
import type { Evaluation, Frame, HistoryColumns, Series, SeriesName, Watch } from '../protocol';
import { bucketEdges } from './buckets';
import { type BlockColumn, Column } from './column';
import type { Slice } from './core';
import { Smoothed } from './smoothed';
import { Timeline } from './timeline';

export class History {
  /** The first step of curves: what a fork was before it left is another run's curve. */
  private first = 0;
  private readonly loss = new Column();
  private readonly gradNorm = new Column();
  private readonly lr = new Column();
  private readonly lossSmoothed = new Smoothed(this.loss);
  private readonly gradNormSmoothed = new Smoothed(this.gradNorm);
  private timeline = new Timeline();
  private readonly evaluationSteps: number[] = [];
  private readonly evaluated = {
    trainLoss: new Column(),
    testLoss: new Column(),
    trainAccuracy: new Column(),
    testAccuracy: new Column(),
  };

  /** Rows: one for each step, a diverging one included. */
  get length(): number {
    return this.loss.length;
  }

  get evaluationCount(): number {
    return this.evaluationSteps.length;
  }

  /** Training time so far, without pauses. */
  get seconds(): number {
    return this.timeline.total;
  }

  /** The smoothed curves do not yet reach to the last step; every look at them takes them further. */
  get isBehind(): boolean {
    return this.lossSmoothed.isBehind || this.gradNormSmoothed.isBehind;
  }

  /** Takes in what a slice of training did in `elapsed` seconds. */
  append(slice: Slice, elapsed: number): void {
    this.loss.append(slice.loss);
    this.gradNorm.append(slice.gradNorm);
    this.lr.append(slice.lr);
    for (const evaluation of slice.evaluations) this.evaluate(evaluation);
    if (slice.loss.length > 0) this.timeline.advance(this.length, elapsed);
  }

  /** What was measured before `step`, for a run that goes on from there on its own. */
  until(step: number): History {
    const history = new History();
    for (const name of ['loss', 'gradNorm', 'lr'] as const) {
      history[name].append(this[name].toArray().subarray(0, step));
    }
    for (let i = 0; i < this.evaluationsUntil(step); i++) history.evaluate(this.evaluation(i));
    history.timeline = this.timeline.until(step);
    history.first = step;
    return history;
  }

  /** At a step; null where none was made. */
  at(step: number, smoothing: number): Frame['latest'] {
    if (step < 0 || step >= this.length) return null;
    const smoothed = (name: SeriesName) => {
      const column = this.column(name, smoothing);
      return column.length > step ? column.at(step) : Number.NaN;
    };
    return {
      loss: this.loss.at(step),
      smoothed: smoothed('smoothed'),
      lr: this.lr.at(step),
      gradNorm: this.gradNorm.at(step),
      gradNormSmoothed: smoothed('gradNormSmoothed'),
    };
  }

  /** Of the last step made. */
  latest(smoothing: number): Frame['latest'] {
    return this.at(this.length - 1, smoothing);
  }

  /** The last one at a step or before it. */
  evaluatedBy(step: number): Evaluation | null {
    const count = this.evaluationsUntil(step);
    return count > 0 ? this.evaluation(count - 1) : null;
  }

  evaluation(index: number): Evaluation {
    const evaluation = { step: this.evaluationSteps[index] as number } as Evaluation;
    for (const measure of measures) evaluation[measure] = this.evaluated[measure].at(index);
    return evaluation;
  }

  /** The lowest point of the smoothed loss; step -1 when no loss was finite. */
  lowestLoss(smoothing: number): { step: number; loss: number } {
    this.lossSmoothed.update(smoothing);
    const { lowAt, low } = this.lossSmoothed.extremes(0, this.length);
    return { step: lowAt, loss: lowAt < 0 ? Number.NaN : low };
  }

  /**
   * A curve of at most watch.buckets buckets, each giving its lowest and its highest point, with
   * the first and the last point of the range; of evaluations, those next to it on both sides. Values
   * that are not finite are left out.
   */
  series(name: SeriesName, watch: Watch): Series {
    const column = this.column(name, watch.smoothing);
    const [from, to] = this.stepRange(watch, name);
    const evaluated = column === this.evaluated[name as Measure];
    const indexOf = evaluated
      ? (step: number) => lowerBound(this.evaluationSteps, step)
      : (step: number) => Math.min(step, column.length);
    const stepOf = (index: number) => (evaluated ? this.evaluationSteps[index]! : index);

    // The lines between evaluations go on beyond the range: they end at those outside of it.
    const beyond = evaluated ? 1 : 0;
    const first = Math.max(indexOf(this.first), indexOf(from) - beyond);
    const last = Math.min(column.length, indexOf(to) + beyond) - 1;
    const points = new Points();
    if (last - first < 2 * watch.buckets) {
      for (let i = first; i <= last; i++) points.add(i, column.at(i));
    } else {
      const edges = bucketEdges(from, to, watch.buckets, watch.logX).map(indexOf);
      points.add(first, column.at(first));
      for (let k = 0; k + 1 < edges.length; k++) {
        points.addExtremes(column, edges[k]!, edges[k + 1]!);
      }
      points.add(last, column.at(last));
    }
    const step = Float64Array.from(points.index, stepOf);
    return {
      step,
      seconds: Float32Array.from(step, (at) => this.timeline.at(at)),
      value: Float32Array.from(points.value),
    };
  }

  /** Changes whenever series(name, watch) would give something else. */
  version(name: SeriesName, watch: Watch): string {
    const { smoothing, buckets, logX } = watch;
    const smoothed = /smoothed/i.test(name) && [smoothing, this.column(name, smoothing).length];
    const evaluations = name in this.evaluated && this.evaluationCount;
    return String([this.stepRange(watch, name), buckets, logX, smoothed, evaluations]);
  }

  columns(): HistoryColumns {
    return {
      lr: this.lr.toArray(),
      loss: this.loss.toArray(),
      gradNorm: this.gradNorm.toArray(),
      evaluations: this.evaluationSteps.map((_, i) => this.evaluation(i)),
    };
  }

  private evaluate(evaluation: Evaluation): void {
    this.evaluationSteps.push(evaluation.step);
    for (const measure of measures) this.evaluated[measure].push(evaluation[measure]);
  }

  private evaluationsUntil(step: number): number {
    return lowerBound(this.evaluationSteps, step + 1);
  }

  /** The steps of a curve to show, as [first, behind the last). */
  private stepRange({ range }: Watch, name: SeriesName): [number, number] {
    const end = this.endStep(name);
    const from = Math.max(this.first, Math.ceil(range?.[0] ?? 0));
    return [from, Math.max(from, Math.min(end, Math.floor(range?.[1] ?? end) + 1))];
  }

  /** One behind the last step that a curve may have a point at. */
  private endStep(name: SeriesName): number {
    if (!(name in this.evaluated)) return this.length;
    return (this.evaluationSteps[this.evaluationCount - 1] ?? -1) + 1;
  }

  private column(name: SeriesName, smoothing: number): BlockColumn {
    switch (name) {
      case 'smoothed':
        this.lossSmoothed.update(smoothing);
        return this.lossSmoothed;
      case 'gradNormSmoothed':
        this.gradNormSmoothed.update(smoothing);
        return this.gradNormSmoothed;
      case 'loss':
      case 'gradNorm':
      case 'lr':
        return this[name];
      default:
        return this.evaluated[name];
    }
  }
}

/** Points in drawing order, none twice, none without a place on the paper. */
class Points {
  readonly index: number[] = [];
  readonly value: number[] = [];

  add(index: number, value: number): void {
    if (!Number.isFinite(value) || index <= (this.index[this.index.length - 1] ?? -1)) return;
    this.index.push(index);
    this.value.push(value);
  }

  addExtremes(column: BlockColumn, from: number, to: number): void {
    const { lowAt, low, highAt, high } = column.extremes(from, to);
    if (lowAt < highAt) {
      this.add(lowAt, low);
      this.add(highAt, high);
    } else {
      this.add(highAt, high);
      this.add(lowAt, low);
    }
  }
}

/** Index of the first value not below `wanted` in an ascending list. */
function lowerBound(values: number[], wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
