/** A document's `instruments`, read for `descent run`. */
import type { Tables } from '../src/engine/table';
import { runTask } from '../src/engine/task-runner';
import type { Experiment } from '../src/experiment/document';
import { type InstrumentReadings, withPart } from '../src/experiment/readings';
import { loadLab } from './engine';
import { Progress } from './progress';

/** A document's recipe, and its part `instruments` where it has one; its `task` and `preview` are for those who read it. */
export function withoutInstruments(document: unknown): { recipe: unknown; instruments?: unknown } {
  if (typeof document !== 'object' || document === null) return { recipe: document };
  const { instruments, task, preview, ...recipe } = document as { [part: string]: unknown };
  return { recipe, instruments };
}

/** What reads them of an experiment. Throws a FaultError at once when they cannot read it. */
export async function prepare(experiment: Experiment, instruments: unknown, tables: Tables) {
  const context = { lab: await loadLab(), tables, now: () => performance.now() };
  const check = { experiment, instruments, onlyCheck: true };
  await runTask(context, 'instruments', check, () => {});
  return async (): Promise<InstrumentReadings[]> => {
    const progress = new Progress();
    let readings: InstrumentReadings[] = [];
    try {
      await runTask(context, 'instruments', { experiment, instruments }, (told) => {
        if (told.part) readings = withPart(readings, told.part);
        progress.reached(told.progress ?? 0, 'instruments');
      });
    } finally {
      progress.end();
    }
    return readings;
  };
}
