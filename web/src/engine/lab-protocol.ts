/**
 * The messages of the lab's worker, which looks at training and does not train: types only. The page
 * asks for tasks, several at a time if it likes; they take turns. Every message names its task.
 */
import type { AnatomyResult } from '../experiment/anatomy';
import type { ReadingsPart } from '../experiment/readings';
import type { Fault } from '../protocol';
import type { RaceResult } from './lab-core';
import type { AnatomyAsk } from './tasks/anatomy';
import type { HeightsAsk } from './tasks/heights';
import type { InstrumentsAsk, InstrumentsResult } from './tasks/instruments';
import type { LandscapeAsk, LandscapePart, LandscapeResult } from './tasks/landscape';
import type { RaceAsk } from './tasks/race';
import type { RowsAsk, RowsResult } from './tasks/rows';
import type { OpenedTable, TableAsk } from './tasks/table';
import type { EncodedAsk, EncodedRows, InlineAsk, Levels, LevelsAsk } from './tasks/table-look';

/** What each task is asked, what it tells on its way, and what it ends with. */
export interface Tasks {
  heights: { ask: HeightsAsk; part: never; result: Float64Array };
  race: { ask: RaceAsk; part: never; result: RaceResult };
  instruments: { ask: InstrumentsAsk; part: ReadingsPart; result: InstrumentsResult };
  anatomy: { ask: AnatomyAsk; part: never; result: AnatomyResult };
  rows: { ask: RowsAsk; part: never; result: RowsResult };
  /** `part`: the rows that have been read. */
  openTable: { ask: TableAsk; part: number; result: OpenedTable };
  levels: { ask: LevelsAsk; part: never; result: Levels };
  encoded: { ask: EncodedAsk; part: never; result: EncodedRows };
  inline: { ask: InlineAsk; part: never; result: Record<string, string[]> | null };
  landscape: { ask: LandscapeAsk; part: LandscapePart; result: LandscapeResult };
}

export type TaskName = keyof Tasks;

export type LabRequest =
  /** The first message: where the bundled data sets lie. */
  | { type: 'start'; data: string }
  /** Answered by `part` and `progress` any number of times, then by `done` or `fault`. */
  | {
      [Name in TaskName]: { type: 'ask'; id: number; task: Name; ask: Tasks[Name]['ask'] };
    }[TaskName]
  /** Ends a task, which then answers no more. */
  | { type: 'stop'; id: number };

export type LabReply =
  | { type: 'part'; id: number; part: Tasks[TaskName]['part'] }
  /** So much of the task is done, 0 to 1. */
  | { type: 'progress'; id: number; done: number }
  | { type: 'done'; id: number; result: Tasks[TaskName]['result'] }
  | { type: 'fault'; id: number; fault: Fault };
