/** The runs of this visit: colours, names, who takes whose place, who is pushed out. */
import type { Catalogue } from '../experiment/catalogue';
import type { FullExperiment } from '../experiment/document';
import type { Leaving, Run } from '../experiment/run';
import { type RunStyle, runStyles } from '../experiment/run-style';
import type { Frame, Points, RunInfo } from '../protocol';
import { same, sameExperiment } from './edits';
import { nameFor } from './names';

/** Runs beyond these push out the oldest that is not kept. */
const MOST_RUNS = 8;

/** A run that has been trained at least a step; the one that has not is the recipe, not a result. */
export const started = (run: Run) => run.state !== 'ready';

/** No further step can be made. */
export const ended = (run: Run) => run.state === 'finished' || run.state === 'diverged';

/** One can go back in it: it rests, and there is something to go back over. */
export const canVisit = (run: Run) => run.hasPast && run.state !== 'running' && run.step > 1;

export class RunList {
  /** In the order they were made. */
  runs: Run[] = [];
  current: Run | null = null;

  constructor(
    private readonly catalogue: Catalogue,
    /** Tells the worker that a run is gone. */
    private readonly forget: (id: number) => void,
  ) {}

  find(id: number): Run | undefined {
    return this.runs.find((run) => run.id === id);
  }

  /** Runs are replaced, never changed, so that a view sees by identity what is new. */
  update(id: number, fields: Partial<Run>): void {
    this.runs = this.runs.map((run) => (run.id === id ? { ...run, ...fields } : run));
    this.current = this.find(this.current?.id ?? Number.NaN) ?? null;
  }

  /**
   * A run that is ready to train becomes the current one, in the place of one that was never
   * started. The worker has paused the one that was training. A fork has steps already, so that it
   * is in the list at once.
   */
  open(id: number, info: RunInfo, points: Points | null, fork: Leaving | null = null): void {
    for (const run of this.runs) if (!started(run)) this.remove(run.id);
    const others = this.runs.map(
      (run): Run => (run.state === 'running' ? { ...run, state: 'paused' } : run),
    );
    this.current = {
      id,
      ...(fork
        ? { name: fork.name, ...freeStyle(others) }
        : this.#identity(info.experiment, others)),
      visible: true,
      kept: false,
      experiment: info.experiment,
      info,
      points,
      state: fork ? 'paused' : 'ready',
      step: fork?.step ?? 0,
      seconds: 0,
      stepsPerSecond: 0,
      latest: null,
      evaluation: null,
      firstEvaluation: null,
      series: {},
      planned: null,
      picture: null,
      hasPast: true,
      diverged: null,
      fork,
    };
    this.runs = [...others, this.current];
    if (fork) this.#pushOut(id);
  }

  /** The first step of the current run: from now on it is in the list. */
  enlist(run: Run): void {
    const others = this.runs.filter((other) => other.id !== run.id);
    const twin = twinOf(run.experiment, others);
    this.update(run.id, { state: 'paused', ...this.#identity(run.experiment, others) });
    if (twin) this.remove(twin.id);
    this.#pushOut(run.id);
  }

  /** Runs that are too many make room for this one. */
  #pushOut(id: number): void {
    const pushable = this.runs.filter((other) => !other.kept && other.id !== id);
    for (const old of pushable.slice(0, Math.max(0, this.runs.length - MOST_RUNS))) {
      this.remove(old.id);
    }
  }

  remove(id: number): void {
    this.forget(id);
    this.runs = this.runs.filter((run) => run.id !== id);
    if (this.current?.id === id) this.current = null;
  }

  /** Takes what a frame brings; what it does not bring stays as it was. */
  show(id: number, frame: Frame): boolean {
    const run = this.find(id);
    if (run === undefined) return false;
    this.update(id, {
      ...frame,
      // A frame may have left before the worker heard of play.
      state: frame.state === 'ready' ? run.state : frame.state,
      series: { ...run.series, ...frame.series },
      planned: frame.planned ?? run.planned,
      picture: frame.picture ?? run.picture,
    });
    return true;
  }

  /** The current run goes on with a change. */
  change(experiment: FullExperiment): RunInfo | null {
    const run = this.current;
    if (run === null) return null;
    const info = { ...run.info, experiment };
    const before = run.experiment.changes;
    // It is at its newest change already, though the frame that says so is still on its way.
    const newest = experiment.changes.filter((made) => !before.some((old) => same(old, made)));
    const step = Math.max(run.step, ...newest.map((made) => made.step));
    this.update(run.id, { experiment, info, step });
    return info;
  }

  /** Name and colour: those of the run it repeats, or new ones. */
  #identity(experiment: FullExperiment, others: Run[]): Pick<Run, 'name' | 'color' | 'dashed'> {
    const twin = twinOf(experiment, others);
    if (twin) return { name: twin.name, color: twin.color, dashed: twin.dashed };
    return { name: nameFor(experiment, this.catalogue, others), ...freeStyle(others) };
  }
}

/** The newest first, each followed by what has left it. */
export function asTree(runs: Run[], parent?: number, depth = 0): { run: Run; depth: number }[] {
  const known = (id?: number) => runs.find((run) => run.id === id)?.id;
  const branches = runs.filter((run) => known(run.fork?.run) === parent);
  if (depth === 0) branches.reverse();
  return branches.flatMap((run) => [{ run, depth }, ...asTree(runs, run.id, depth + 1)]);
}

/** The first style that the fewest have. */
function freeStyle(runs: Run[]): RunStyle {
  const used = ({ color, dashed }: RunStyle) =>
    runs.filter((run) => run.color === color && run.dashed === dashed).length;
  const fewest = Math.min(...runStyles.map(used));
  return runStyles.find((style) => used(style) === fewest) ?? { color: 1, dashed: false };
}

/**
 * An earlier run of the same experiment: it would draw the same line again, bit for bit, so the new
 * run takes its place. One that is to be kept is left alone.
 */
function twinOf(experiment: FullExperiment, runs: Run[]): Run | undefined {
  return runs.find(
    (run) => started(run) && !run.kept && sameExperiment(run.experiment, experiment),
  );
}
