/** Trains an experiment to a step and looks at what losses make of its logits there. */
import type { Experiment, NamedData } from '../../experiment/document';
import { granted } from '../fault';
import type { AnatomyHandle, LabModule } from '../lab-core';
import { Pace } from '../pace';
import { tableFor } from '../setup';
import type { Task, TaskContext } from './task';

export interface AnatomyAsk {
  experiment: Experiment;
  /** The document's part `loss_anatomy`. */
  anatomy: unknown;
}

interface Held {
  lab: LabModule;
  recipe: string;
  run: AnatomyHandle;
  /** The same rows as they are in the table; null when the data are of none. */
  plain: AnatomyHandle | null;
}

/** What was looked at last: whoever asks for a later step of it goes on from there. */
let kept: Held | null = null;

export const anatomy: Task<'anatomy'> = async function* (context, { experiment, anatomy: part }) {
  const { lab, now } = context;
  const { step: asked = Number.POSITIVE_INFINITY } = granted(lab.checkAnatomy(part));
  const held = takeKept(lab, experiment, asked) ?? (await begin(context, experiment));
  const { run, plain } = held;
  try {
    const pace = new Pace();
    let milliseconds = 0;
    let from: number | null = null;
    for (;;) {
      const begun = now();
      const most = pace.steps(begun);
      from ??= run.describe().step;
      const { done, step, wanted } = granted(run.train(part, most));
      const spent = now() - begun;
      milliseconds += spent;
      if (done) break;
      pace.done(begun, most, spent);
      yield { progress: (step - from) / (wanted - from) };
    }
    const view = granted(run.look(part));
    if (plain) view.x = granted(plain.look(part)).x;
    return { run: run.describe(), view, seconds: milliseconds / 1000 };
  } finally {
    if (kept) free(kept);
    kept = held;
  }
};

/** The run that is kept, when it is this one and not yet past the step. */
function takeKept(lab: LabModule, experiment: Experiment, step: number): Held | null {
  if (kept === null) return null;
  const held = kept;
  kept = null;
  const { step: at, steps } = held.run.describe();
  const fits = held.lab === lab && held.recipe === JSON.stringify(experiment);
  if (fits && at <= Math.min(step, steps)) return held;
  free(held);
  return null;
}

async function begin({ lab, tables }: TaskContext, experiment: Experiment): Promise<Held> {
  const table = await tableFor(lab, tables, experiment);
  const run = granted(lab.createAnatomy(experiment, table));
  const held: Held = { lab, recipe: JSON.stringify(experiment), run, plain: null };
  if (table) {
    // The same seed splits the table the same way.
    const full = run.describe().experiment;
    const data = { ...full.data, standardize: false } as NamedData;
    held.plain = granted(lab.createAnatomy({ ...experiment, data }, table));
  }
  return held;
}

function free({ run, plain }: Held): void {
  run.delete();
  plain?.delete();
}
