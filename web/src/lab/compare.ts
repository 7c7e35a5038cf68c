/** Compare: a sweep over the recipe, and what came of it so far. */
import { faultOf } from '../engine/fault';
import type { Pool } from '../engine/pool';
import { runSweep } from '../engine/sweep';
import { DocumentFault } from '../experiment/document-fault';
import { readSweep } from '../experiment/sweep';
import type { PointResult } from '../experiment/sweep-results';
import type { Lab } from '../lab';
import type { Fault } from '../protocol';
import { State } from './state';

export class Compare extends State {
  results: PointResult[] = [];
  running = false;
  /** Runs that have ended, and all of them. */
  ended = 0;
  runs = 0;
  /** So much of all training is done, 0 to 1. */
  part = 0;
  fault: Fault | null = null;

  constructor(
    private readonly lab: Lab,
    private readonly pool: Pool,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
  }

  /** Trains the grid of the lab's `sweep`. */
  async run(): Promise<void> {
    this.stop();
    this.fault = null;
    this.results = [];
    this.ended = 0;
    this.part = 0;
    try {
      const sweep = readSweep({ ...this.lab.draft, sweep: this.lab.parts.sweep });
      this.runs = sweep.points.length * sweep.seeds;
      this.running = true;
      this.changed();
      await runSweep(this.pool, sweep, {
        begin: (results) => {
          this.results = results;
        },
        ended: () => {
          this.ended += 1;
          this.changed();
        },
        progress: (part) => {
          this.part = part;
          this.changed();
        },
        failed: (fault) => {
          this.fault = fault;
        },
      });
    } catch (error) {
      this.fault = error instanceof DocumentFault ? error.fault : faultOf(error);
    }
    this.running = false;
    this.changed();
  }

  stop(): void {
    this.pool.stop();
  }
}
