/** The page's end of the lab's worker: starts it, asks for tasks, and notices when it dies. */
import { blocked, FaultError, notStarted, theLab } from './fault';
import type { LabReply, LabRequest, TaskName, Tasks } from './lab-protocol';

export interface TaskCallbacks<Name extends TaskName> {
  part?(part: Tasks[Name]['part']): void;
  /** So much is done, 0 to 1. */
  progress?(done: number): void;
}

export interface AskedTask<Name extends TaskName> {
  /** null when it was stopped. Rejects with a FaultError when there is none. */
  result: Promise<Tasks[Name]['result'] | null>;
  /** Ends it at once, as far as the page is concerned. */
  stop(): void;
}

interface Open {
  callbacks: TaskCallbacks<TaskName>;
  resolve(result: Tasks[TaskName]['result'] | null): void;
  reject(fault: FaultError): void;
}

export class LabClient {
  private worker: Worker | null = null;
  /** The worker has answered at least once: it was not blocked. */
  private alive = false;
  private readonly open = new Map<number, Open>();
  private lastId = 0;

  constructor(private readonly startWorker: () => Worker) {}

  /** Starts the worker when there is none, or none any more. */
  ask<Name extends TaskName>(
    task: Name,
    ask: Tasks[Name]['ask'],
    callbacks: TaskCallbacks<Name> = {},
  ): AskedTask<Name> {
    const id = ++this.lastId;
    const result = new Promise<Tasks[Name]['result'] | null>((resolve, reject) => {
      this.open.set(id, { callbacks, resolve, reject } as Open);
    });
    if (this.worker ?? this.employ()) this.post({ type: 'ask', id, task, ask } as LabRequest);
    return { result, stop: () => this.stop(id) };
  }

  private stop(id: number): void {
    const task = this.open.get(id);
    if (!task) return;
    this.open.delete(id);
    this.post({ type: 'stop', id });
    task.resolve(null);
  }

  private post(request: LabRequest): void {
    this.worker?.postMessage(request);
  }

  /** Fails what is open when it cannot. */
  private employ(): boolean {
    try {
      const worker = this.startWorker();
      worker.onmessage = (event: MessageEvent<LabReply>) => this.receive(event.data);
      worker.onerror = (event) => {
        event.preventDefault();
        this.dismiss(event.message);
      };
      this.worker = worker;
      this.alive = false;
      return true;
    } catch (error) {
      this.failAll(notStarted(error, theLab));
      return false;
    }
  }

  private receive(reply: LabReply): void {
    this.alive = true;
    const task = this.open.get(reply.id);
    if (!task) return;
    if (reply.type === 'part') task.callbacks.part?.(reply.part);
    if (reply.type === 'progress') task.callbacks.progress?.(reply.done);
    if (reply.type !== 'done' && reply.type !== 'fault') return;
    this.open.delete(reply.id);
    if (reply.type === 'done') task.resolve(reply.result);
    else {
      const { code, message, path } = reply.fault;
      task.reject(new FaultError(code === 'engine' ? 'lab' : code, message, path));
    }
  }

  /** The worker has died, or was never let live. */
  private dismiss(reason: string | undefined): void {
    this.worker?.terminate();
    this.worker = null;
    this.failAll(
      this.alive
        ? `${theLab} stopped: ${reason || 'no reason given'}. Training goes on.`
        : blocked(reason, theLab),
    );
  }

  private failAll(message: string): void {
    const tasks = [...this.open.values()];
    this.open.clear();
    for (const { reject } of tasks) reject(new FaultError('lab', message));
  }
}
