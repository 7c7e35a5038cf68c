/** Compare: a sweep over the recipe, what came of it so far, and how it is looked at. */
import { faultOf } from '../engine/fault';
import type { Pool } from '../engine/pool';
import { runSweep } from '../engine/sweep';
import { DocumentFault } from '../experiment/document-fault';
import { isLoss, isMeasured, type Measure } from '../experiment/measures';
import type { XAxis } from '../experiment/run';
import { readSweep, type Sweep } from '../experiment/sweep';
import { type PointResult, spreadAtEnd } from '../experiment/sweep-results';
import type { Lab } from '../lab';
import type { Fault } from '../protocol';
import type { SweepPart } from './compare-presets';
import { same } from './edits';
import { settled } from './settled';
import { State } from './state';

/** How the results are looked at; not part of the document. */
export interface Look {
  measure: Measure;
  x: XAxis;
  logY: boolean;
  /** Every run beside the curve of its point. */
  singles: boolean;
  /** The line of constant learning rate per row of a batch, on the map. */
  ratio: boolean;
  /** What the steps to it are counted of; null: one that every batch size reaches. */
  target: number | null;
  /** Of `losses`: the kind of loss that is shown, where kinds may not be mixed. */
  kind: number;
}

/** In the order in which one asks. */
const byInterest: Measure[] = ['testLoss', 'testAccuracy', 'trainLoss', 'trainAccuracy'];

/** More curves than these cannot be told apart. */
const MOST_CURVES = 12;

export class Compare extends State {
  look: Look = {
    measure: 'testLoss',
    x: 'steps',
    logY: true,
    singles: false,
    ratio: false,
    target: null,
    kind: 0,
  };
  /** In the grid's order; those that have not ended are still empty. */
  results: PointResult[] = [];
  /** What is varied in the results. */
  paths: string[] = [];
  running = false;
  /** Runs that have ended, of so many. */
  ended = 0;
  runs = 0;
  /** So much of all training is done, 0 to 1. */
  part = 0;
  seconds = 0;
  fault: Fault | null = null;
  /** The point whose runs are looked at, by its place in the grid. */
  chosen: number | null = null;

  /** The document that the results are of. */
  #trained: { draft: Lab['draft']; sweep: unknown } | null = null;
  #turn = 0;

  constructor(
    readonly lab: Lab,
    private readonly pool: Pool,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
  }

  // The question

  /** The grid as it stands in the document, or what is wrong with it. */
  get asked(): { sweep: Sweep | null; refusal: Fault | null } {
    const { draft, parts } = this.lab;
    try {
      const sweep = draft && readSweep({ ...draft, sweep: parts.sweep ?? {} });
      return { sweep, refusal: null };
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      return { sweep: null, refusal: error.fault };
    }
  }

  /** The document's part as far as it can be edited; empty lists where it is something else. */
  get grid(): SweepPart {
    const { vary, seeds } = (this.lab.parts.sweep ?? {}) as Partial<SweepPart>;
    const lists = Object.entries(typeof vary === 'object' && vary !== null ? vary : {});
    return {
      vary: Object.fromEntries(lists.filter(([, values]) => Array.isArray(values))),
      seeds: typeof seeds === 'number' ? seeds : 1,
    };
  }

  setGrid(grid: Partial<SweepPart>): void {
    this.fault = null;
    this.lab.setPart('sweep', { ...this.grid, ...grid });
  }

  /** Gives a setting other values; null takes it out of the grid. */
  vary(path: string, values: unknown[] | null): void {
    const { [path]: _, ...others } = this.grid.vary;
    if (values === null) this.setGrid({ vary: others });
    else this.setGrid({ vary: { ...this.grid.vary, [path]: values } });
  }

  /** Another setting in the place of one, in the same place of the grid. */
  exchange(path: string, other: string, values: unknown[]): void {
    const lists = Object.entries(this.grid.vary);
    this.setGrid({
      vary: Object.fromEntries(lists.map((list) => (list[0] === path ? [other, values] : list))),
    });
  }

  // Training

  /** The results are of another recipe or grid than the page's. */
  get stale(): boolean {
    const { draft, parts } = this.lab;
    const before = this.#trained;
    if (before === null || (before.draft === draft && before.sweep === parts.sweep)) return false;
    return !same(before, { draft, sweep: parts.sweep });
  }

  /** Called when a run is likely, so that its first results come soon. */
  prepare(): void {
    if (this.lab.draft) this.pool.prepare(this.lab.draft);
  }

  /** Called when the view is left. What trains goes on. */
  leave(): void {
    this.pool.rest();
  }

  /** As the core has taken the recipe, once it has answered the last edit. */
  async run(): Promise<void> {
    this.stop();
    const turn = ++this.#turn;
    if (this.lab.busy) {
      Object.assign(this, { running: true, ended: 0, runs: 0, part: 0, seconds: 0 });
      this.tell();
      await settled(this.lab);
      if (turn !== this.#turn) return;
      this.running = false;
    }
    const { sweep, refusal } = this.asked;
    this.fault = refusal;
    if (sweep === null) return this.changed();
    const { draft, parts } = this.lab;
    this.#trained = { draft, sweep: parts.sweep };
    Object.assign(this, { results: [], paths: sweep.paths, ended: 0, part: 0, seconds: 0 });
    this.runs = sweep.points.length * sweep.seeds;
    this.chosen = null;
    this.running = true;
    this.tell();
    const begin = performance.now();
    try {
      await runSweep(this.pool, sweep, {
        begin: (results) => {
          this.results = results;
          this.#settle();
        },
        ended: () => {
          this.ended += 1;
          this.changed();
        },
        progress: (part) => {
          this.part = part;
          this.seconds = (performance.now() - begin) / 1000;
          this.changed();
        },
        failed: (fault) => {
          this.fault ??= fault;
        },
      });
    } catch (error) {
      if (turn === this.#turn) this.fault = faultOf(error);
    }
    // Another one may have begun since.
    if (turn === this.#turn) this.running = false;
    this.tell();
  }

  /** What has ended stays. */
  stop(): void {
    this.#turn += 1;
    this.running = false;
    this.pool.stop();
    this.changed();
  }

  // The answer

  setLook(look: Partial<Look>): void {
    this.look = { ...this.look, ...look };
    this.changed();
  }

  /** Shows one point's runs, or again the curves of the grid. */
  choose(index: number | null): void {
    this.chosen = index;
    this.changed();
  }

  /** The kinds of loss in the results: values of different kinds are different quantities. */
  get losses(): string[] {
    return [...new Set(this.results.map(lossOf))];
  }

  /** What may be compared in these results. */
  get comparable(): Measure[] {
    const [first] = this.results;
    const known = byInterest.filter((measure) => !first || isMeasured(first.info, measure));
    const mixed = this.losses.length > 1;
    const fair = known.filter((measure) => !mixed || !isLoss(measure));
    // Without accuracies each kind of loss is looked at by itself.
    return fair.length > 0 ? fair : known;
  }

  /** Only one kind of loss at a time, where nothing but losses is measured. */
  get parted(): boolean {
    return this.losses.length > 1 && isLoss(this.comparable[0] as Measure);
  }

  /** What may stand beside each other. */
  get shown(): PointResult[] {
    if (!this.parted) return this.results;
    const kind = this.losses[this.look.kind];
    return this.results.filter((result) => lossOf(result) === kind);
  }

  /** The settings that take more than one value. */
  get axes(): string[] {
    return this.paths.filter((path) => new Set(this.results.map(indexAt(path))).size > 1);
  }

  /** The points that have a curve: the chosen one, or all, or of a map the best of each row. */
  get curves(): PointResult[] {
    const { shown, results, chosen } = this;
    if (chosen !== null) return results[chosen] ? [results[chosen]] : [];
    const [, row] = this.mapAxes ?? [];
    if (row === undefined || shown.length <= MOST_CURVES / 2) return shown.slice(0, MOST_CURVES);
    const rows = new Map<number, PointResult[]>();
    for (const result of shown) {
      const at = indexAt(row)(result);
      rows.set(at, [...(rows.get(at) ?? []), result]);
    }
    const best = [...rows.values()].map((points) => this.best(points) ?? points[0]);
    return (best as PointResult[]).slice(0, MOST_CURVES);
  }

  /** Columns and rows of the map; null unless two settings are varied. The rate goes across. */
  get mapAxes(): [column: string, row: string] | null {
    const { axes } = this;
    if (axes.length !== 2) return null;
    const [first, second] = axes as [string, string];
    return second === 'optimizer.lr' ? [second, first] : [first, second];
  }

  /** The point that measures best in the middle of its seeds; null before one has finished. */
  best(points: PointResult[]): PointResult | null {
    const { measure } = this.look;
    const sign = isLoss(measure) ? 1 : -1;
    let [best, lowest]: [PointResult | null, number] = [null, Infinity];
    for (const point of points) {
      const value = sign * (spreadAtEnd(point, measure)?.mean ?? Number.NaN);
      if (value < lowest) [best, lowest] = [point, value];
    }
    return best;
  }

  /** Looks at a measure that is there. */
  #settle(): void {
    const { comparable, look } = this;
    const measure = comparable.includes(look.measure) ? look.measure : (comparable[0] as Measure);
    this.look = { ...look, measure, target: null, kind: 0 };
    this.changed();
  }
}

const lossOf = ({ info }: PointResult) => JSON.stringify(info.experiment.loss);

/** The place of a point's value among those of a setting. */
export const indexAt =
  (path: string) =>
  ({ point }: PointResult): number =>
    point.varied.find((varied) => varied.path === path)?.index ?? 0;
