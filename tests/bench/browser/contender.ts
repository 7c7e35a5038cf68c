/** What the page, its workers and the driver say to each other of a contender. */
import type { Workload } from '../workloads.mjs';

/** Who trains, and what. `option` picks among the ways that a worker knows. */
export interface Job {
  worker: string;
  option: string;
  workload: Workload;
}

/** What was done, and in which time. Work is samples, or floating-point operations of the peak. */
export interface Measured {
  work: number;
  seconds: number;
}

export interface Contender {
  measure(milliseconds: number): Promise<Measured>;
  stop(): void | Promise<void>;
}

/** To a worker, which answers each with an Answer. */
export type Order = { type: 'prepare'; job: Job } | { type: 'measure'; milliseconds: number };
export type Answer = { type: 'ready' } | { type: 'measured'; measured: Measured } | Failed;
export interface Failed {
  type: 'failed';
  reason: string;
}
