/** A document's `instruments`, read for `descent run`. */
import { FaultError } from '../src/engine/fault';
import { runTask } from '../src/engine/task-runner';
import type { Experiment } from '../src/experiment/document';
import { type InstrumentReadings, withPart } from '../src/experiment/readings';
import { loadLab, tables } from './engine';
import { Progress } from './progress';

/** A document as its recipe and its part `instruments`; undefined where it has none. */
export function withoutInstruments(document: unknown): { recipe: unknown; instruments?: unknown } {
  if (typeof document !== 'object' || document === null || !('instruments' in document)) {
    return { recipe: document };
  }
  const { instruments, ...recipe } = document;
  return { recipe, instruments };
}

/** What reads them of an experiment. Throws a FaultError at once when the list itself is wrong. */
export async function prepare(instruments: unknown) {
  const lab = await loadLab();
  const { fault } = lab.checkInstruments(instruments);
  if (fault) throw new FaultError(fault.code, fault.message, fault.path);
  return async (experiment: Experiment): Promise<InstrumentReadings[]> => {
    const progress = new Progress();
    let readings: InstrumentReadings[] = [];
    const context = { lab, tables, now: () => performance.now() };
    await runTask(context, 'instruments', { experiment, instruments }, (told) => {
      if (told.part) readings = withPart(readings, told.part);
      progress.reached(told.progress ?? 0, 'instruments');
    });
    progress.end();
    return readings;
  };
}
