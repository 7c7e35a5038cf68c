/** Which table is open: one is read while the one before it stays, and the browser keeps them. */
import { faultOf } from '../engine/fault';
import type { AskedTask, LabClient } from '../engine/lab-client';
import type { OpenedTable, TableAsk } from '../engine/tasks/table';
import type { Fault } from '../protocol';
import type { KeptTable, TableStore } from '../table/store';

export interface OpenTableHost {
  changed(): void;
  opened(table: OpenedTable, asked: TableAsk): void;
}

export class OpenTable {
  /** What is being read; `again`: it is open, and read otherwise. */
  opening: { name: string; part: number; rows: number; again: boolean } | null = null;
  /** Why the last one could not be opened, or not be removed. */
  fault: Fault | null = null;
  /** What this browser keeps; null until it has said. */
  kept: KeptTable[] | null = null;

  #task: AskedTask<'openTable'> | null = null;

  constructor(
    private readonly client: LabClient,
    private readonly store: TableStore,
    private readonly host: OpenTableHost,
  ) {}

  /** Why it could not be; null when it could, or another one is being opened since. */
  async open(
    name: string,
    coming: TableAsk | Promise<TableAsk>,
    again = false,
  ): Promise<Fault | null> {
    this.cancel();
    this.fault = null;
    const opening = { name, part: 0, rows: 0, again };
    this.opening = opening;
    this.host.changed();
    const isLast = () => this.opening === opening;
    try {
      const ask = coming instanceof Promise ? await coming : coming;
      if (!isLast()) return null;
      const task = this.client.ask('openTable', ask, {
        progress: (part) => {
          opening.part = part;
          this.host.changed();
        },
        part: (rows) => {
          opening.rows = rows;
        },
      });
      this.#task = task;
      const table = await task.result;
      if (!isLast() || table === null) return null;
      this.host.opened(table, ask);
    } catch (error) {
      if (!isLast()) return null;
      this.fault = faultOf(error);
    }
    const { fault } = this;
    this.opening = this.#task = null;
    this.host.changed();
    await this.list();
    return this.fault === fault ? fault : null;
  }

  /** What was open stays. */
  cancel(): void {
    this.#task?.stop();
    this.opening = this.#task = null;
    this.host.changed();
  }

  fail(error: unknown): void {
    this.fault = faultOf(error);
    this.host.changed();
  }

  async list(): Promise<void> {
    // Where nothing is kept there is no list.
    this.kept = await this.store.list().catch(() => []);
    this.host.changed();
  }

  async remove(sha256: string): Promise<void> {
    try {
      await this.store.remove(sha256);
    } catch (error) {
      this.fail(error);
    }
    await this.list();
  }
}
