/** What a task is: a generator that works for some milliseconds between two yields. */
import type { LabModule } from '../lab-core';
import type { TaskName, Tasks } from '../lab-protocol';
import type { Tables } from '../table';

/** What tasks work with, in a worker and under Node alike. */
export interface TaskContext {
  lab: LabModule;
  tables: Tables;
  now(): number;
}

/** What a task says when it yields: how far it is, 0 to 1, and what it has found since. */
export interface Told<Name extends TaskName> {
  progress?: number;
  part?: Tasks[Name]['part'];
}

/**
 * Throws a FaultError when it cannot do what it is asked. Whoever runs it may end it at any yield, so
 * what it holds is freed in a `finally`.
 */
export type Task<Name extends TaskName> = (
  context: TaskContext,
  ask: Tasks[Name]['ask'],
) => AsyncGenerator<Told<Name>, Tasks[Name]['result'], void>;
