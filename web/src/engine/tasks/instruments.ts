/** Trains an experiment once more and reads instruments on the way: same steps, same bits. */
import type { Experiment } from '../../experiment/document';
import type { Reading } from '../../experiment/readings';
import { FaultError } from '../fault';
import { Pace, sliceMilliseconds } from '../pace';
import { tableFor } from '../setup';
import type { Task } from './task';

export interface InstrumentsAsk {
  experiment: Experiment;
  /** The document's part `instruments`. */
  instruments: unknown;
  /** Whether they can read this run; it is not trained. */
  onlyCheck?: boolean;
}

export interface InstrumentsResult {
  /** Spent on training and measuring. */
  seconds: number;
}

export const instruments: Task<'instruments'> = async function* ({ lab, tables, now }, ask) {
  const { experiment } = ask;
  const table = await tableFor(lab, tables, experiment);
  const { value: run, fault } = lab.createInstruments(experiment, table, ask.instruments);
  if (fault) throw new FaultError(fault.code, fault.message, fault.path);
  try {
    const begun = run.describe();
    if (ask.onlyCheck) return { seconds: 0 };
    yield { progress: 0, part: { begun, readings: [] } };
    const pace = new Pace();
    let step = 0;
    let milliseconds = 0;
    for (;;) {
      const begin = now();
      const readings: Reading[] = [];
      let spent = 0;
      let done = false;
      while (!done && spent < sliceMilliseconds) {
        const wanted = pace.steps(begin + spent);
        const { value: slice, fault } = run.work(wanted);
        if (fault) throw new FaultError(fault.code, fault.message, fault.path);
        const before = spent;
        spent = now() - begin;
        // Where a reading was due, so many steps were not made.
        if (slice.step - step === wanted) pace.done(begin + spent, wanted, spent - before);
        ({ step, done } = slice);
        readings.push(...slice.readings);
      }
      milliseconds += spent;
      const progress = step / begun.steps;
      yield { progress, ...(readings.length > 0 && { part: { readings } }) };
      if (done) return { seconds: milliseconds / 1000 };
    }
  } finally {
    run.delete();
  }
};
