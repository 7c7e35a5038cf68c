import { FaultError } from '../engine/fault';
import type { Pool } from '../engine/pool';
import type { Experiment } from '../experiment/document';
import type { Trained } from '../protocol';

/** Runs that are made once, whoever wants to hear of them. */
export class Jobs {
  readonly #wanted = new Map<
    string,
    { experiment: Experiment; tell: ((run: Trained) => void)[] }
  >();

  get size(): number {
    return this.#wanted.size;
  }

  add(experiment: Experiment, tell: (run: Trained) => void): void {
    const key = JSON.stringify(experiment);
    const job = this.#wanted.get(key) ?? { experiment, tell: [] };
    job.tell.push(tell);
    this.#wanted.set(key, job);
  }

  /** Whether all have ended. */
  async train(pool: Pool, ended: (count: number) => void): Promise<boolean> {
    const jobs = [...this.#wanted.values()];
    let count = 0;
    let fault: FaultError | null = null;
    await pool.run(
      jobs.map(({ experiment }) => experiment),
      {
        done: (index, run) => {
          if ('fault' in run) {
            const { code, message, path } = run.fault;
            fault ??= new FaultError(code, message, path);
            return;
          }
          for (const tell of jobs[index]?.tell ?? []) tell(run);
          ended(++count);
        },
      },
    );
    if (fault) throw fault;
    return count === jobs.length;
  }
}
